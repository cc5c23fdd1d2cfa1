/** The README as the extension's own page in VS Code shows it: that opens no file beside it, and needs no build. */

/** VS Code draws pictures there from https alone, and this repository has no address: it would show broken ones. */
const PICTURE = /!\[[^\]]*\]\([\w/.-]+\.png\)\n*/g;
const FOR_REPOSITORY = /<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g;

/** The README without its pictures, and without what is marked to be for the repository. */
export function extensionPage(readme: string): string {
  return readme.replace(FOR_REPOSITORY, '').replace(PICTURE, '');
}
