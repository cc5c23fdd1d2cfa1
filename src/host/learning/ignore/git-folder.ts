import { GitIgnores } from './git-ignores.ts';
import { rulesOfRepository, topOf } from './git-repository.ts';
import type { GitFiles, UserFolders } from './git-repository.ts';
import type { Slices } from './slices.ts';

export interface GitFolderPorts {
  readonly files: GitFiles;
  readonly users: UserFolders | undefined;
  readonly slices: Slices;
  /** Called with each file of rules outside of the folder or in a `.git`, so that it can be watched. */
  used(path: string): void;
}

/**
 * What git ignores in a folder: by the `.gitignore` files on the way from the repository's root, which may lie above the
 * folder, by the repository's `info/exclude`, and by the user's own file of rules.
 */
export class GitFolder {
  readonly #ignores: GitIgnores;
  /** From the top to the folder, with a slash at the end, or empty. */
  readonly #way: string;

  private constructor(ignores: GitIgnores, way: string) {
    this.#ignores = ignores;
    this.#way = way;
  }

  static async of(folder: string, ports: GitFolderPorts): Promise<GitFolder> {
    const { files, slices, users } = ports;
    const own = withoutSlash(folder);
    const top = withoutSlash(await topOf(own === '' ? '/' : own, files));
    const ignores = new GitIgnores(
      {
        inFolder(below) {
          const path = `${top}/${below === '' ? '' : `${below}/`}.gitignore`;
          if (!path.startsWith(`${own}/`)) ports.used(path);
          return files.text(path);
        },
        ofRepository(below) {
          const root = withoutSlash(`${top}/${below}`);
          const used = (path: string): void => ports.used(path);
          return rulesOfRepository(root === '' ? '/' : root, files, users, used);
        },
      },
      slices,
    );
    return new GitFolder(ignores, own === top ? '' : `${own.slice(top.length + 1)}/`);
  }

  /** Whether git ignores a file, by its path from the folder. */
  ignores(path: string): Promise<boolean> {
    return this.#ignores.ignores(this.#way + path);
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
