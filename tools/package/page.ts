/** The README as the extension's own page in VS Code shows it: that opens no file beside it, and needs no build. */

const PICTURE = /!\[([^\]]*)\]\(([\w/.-]+\.png)\)/g;
const FOR_REPOSITORY = /<!-- repository -->[\s\S]*?<!-- \/repository -->\n*/g;

/**
 * @param readPicture a PNG by the path that the README names it with
 * @returns the README with its pictures inside, and without what is marked to be for the repository
 */
export function extensionPage(readme: string, readPicture: (file: string) => Buffer): string {
  return readme.replace(FOR_REPOSITORY, '').replace(PICTURE, (_, words: string, file: string) => {
    return `![${words}](data:image/png;base64,${readPicture(file).toString('base64')})`;
  });
}
