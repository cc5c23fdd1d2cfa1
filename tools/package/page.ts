/** The README for the extension's page in VS Code, which cannot open other files and needs no build instructions. */

/** VS Code shows pictures there only from https, and this repository has no address, so they would be broken. */
const PICTURE = /!\[[^\]]*\]\([\w/.-]+\.png\)\n*/g;
const FOR_REPOSITORY = /<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g;

/** The README without its pictures, and without what is marked as for the repository only. */
export function extensionPage(readme: string): string {
  return readme.replace(FOR_REPOSITORY, '').replace(PICTURE, '');
}
