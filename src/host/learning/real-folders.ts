/**
 * Tells folders from links to folders: what lies below a link lies elsewhere, outside of the workspace or in it under
 * another name. Each folder is asked for once, and none below a link, so that links in a circle end at the first.
 */
export class RealFolders {
  readonly #isReal: (folder: string) => Promise<boolean>;
  readonly #known = new Map<string, Promise<boolean>>();

  /** @param isReal whether a path from the root is a folder, and not a link to one */
  constructor(isReal: (folder: string) => Promise<boolean>) {
    this.#isReal = isReal;
  }

  /** Whether no folder on the way to a path is a link. */
  async leadTo(path: string): Promise<boolean> {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (!(await this.#ask(path.slice(0, end)))) return false;
    }
    return true;
  }

  /** A folder may have become a link, or the other way round. */
  forget(): void {
    this.#known.clear();
  }

  #ask(folder: string): Promise<boolean> {
    let known = this.#known.get(folder);
    if (known === undefined) {
      known = this.#isReal(folder);
      this.#known.set(folder, known);
    }
    return known;
  }
}
