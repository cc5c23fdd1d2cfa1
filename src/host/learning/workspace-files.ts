import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { TextDocument, WorkspaceFolder } from 'vscode';
import { familyOfLanguage } from '../languages.ts';
import { learnsFromWorkspace } from '../settings.ts';
import { candidates, imports } from './candidates.ts';
import type { Centre, Surroundings } from './candidates.ts';
import { familyGlob, familyOf, folderOf } from './files.ts';
import { excludedBy, GitIgnores } from './ignores.ts';
import { LARGEST, learnableText, looksSecret } from './learnable.ts';
import type { Learnable } from './learnable.ts';
import type { WorkPlace } from './workspace-learner.ts';

/** A folder of the workspace, and what is kept out of it. */
interface Root {
  readonly folder: WorkspaceFolder;
  readonly learns: boolean;
  readonly excluded: (path: string) => boolean;
  /** For the search itself, so that it does not walk through what is excluded. */
  readonly excludeGlob: string | undefined;
  readonly git: GitIgnores;
}

/** The files of the workspace as the learner sees them: only those that may be learned. */
export class WorkspaceFiles {
  readonly #roots = new Map<string, Root>();
  readonly #recent: () => readonly Uri[];

  /** @param recent files opened or edited lately, the last one first */
  constructor(recent: () => readonly Uri[]) {
    this.#recent = recent;
  }

  /** Settings or rules for git changed. */
  reset(): void {
    this.#roots.clear();
  }

  /** Where somebody works in this document; undefined where nothing around it may be learned. */
  placeOf(document: TextDocument): WorkPlace | undefined {
    const family = familyOfLanguage(document.languageId);
    const root = this.#rootOf(document.uri);
    if (family === undefined || root?.learns !== true) return undefined;
    const uri = document.uri.toString();
    return { uri, family, folder: folderOf(uri) };
  }

  /** The text of a file; undefined where it is none to learn. */
  async read(address: string): Promise<Learnable | undefined> {
    const uri = Uri.parse(address, true);
    const root = this.#rootOf(uri);
    if (root?.learns !== true) return undefined;
    const path = pathIn(root.folder, uri);
    const family = familyOf(path);
    if (family === undefined || looksSecret(path) || root.excluded(path)) return undefined;
    if (await root.git.ignores(path)) return undefined;
    try {
      const { type, size } = await workspace.fs.stat(uri);
      // What a link leads to may be outside of the workspace, or be ignored by git.
      if (type !== FileType.File || size > LARGEST) return undefined;
      const text = learnableText(await workspace.fs.readFile(uri));
      return text === undefined ? undefined : { family, text };
    } catch {
      // It went away, or may not be read: then it is not learned.
      return undefined;
    }
  }

  /** URIs of what helps to complete the file of a place, the most helpful first. */
  async *candidates(
    { uri, family }: WorkPlace,
    importsOnly: boolean,
  ): AsyncGenerator<string, void, undefined> {
    const centre = Uri.parse(uri, true);
    const root = this.#rootOf(centre);
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
    if (root === undefined || document === undefined) return;
    const { folder } = root;
    const recent = this.#recent()
      .filter((one) => workspace.getWorkspaceFolder(one) === folder)
      .map((one) => pathIn(folder, one));
    const start: Centre = {
      ...{ path: pathIn(folder, centre), family, recent },
      text: document.getText(),
    };
    const surroundings = surroundingsOf(root);
    const paths = importsOnly ? imports(start, surroundings) : candidates(start, surroundings);
    for await (const path of paths) yield Uri.joinPath(folder.uri, path).toString();
  }

  #rootOf(uri: Uri): Root | undefined {
    // In a workspace that nobody trusts nothing is read that nobody opened.
    const folder = workspace.isTrusted ? workspace.getWorkspaceFolder(uri) : undefined;
    if (folder === undefined) return undefined;
    const key = folder.uri.toString();
    const root = this.#roots.get(key) ?? readRoot(folder);
    this.#roots.set(key, root);
    return root;
  }
}

function readRoot(folder: WorkspaceFolder): Root {
  const hidden = workspace.getConfiguration('files', folder).get<unknown>('exclude');
  const unsearched = workspace.getConfiguration('search', folder).get<unknown>('exclude');
  return {
    folder,
    learns: learnsFromWorkspace(folder.uri),
    excluded: excludedBy(hidden, unsearched),
    excludeGlob: anyOf(unsearched),
    git: new GitIgnores((path) => readText(Uri.joinPath(folder.uri, path))),
  };
}

/** One glob for those that are switched on. `files.exclude` is followed by the search itself. */
function anyOf(setting: unknown): string | undefined {
  if (typeof setting !== 'object' || setting === null) return undefined;
  const globs = Object.entries(setting)
    // The editor does not nest braces.
    .filter(([glob, value]) => value === true && !/[{},]/.test(glob))
    .map(([glob]) => glob);
  return globs.length === 0 ? undefined : `{${globs.join(',')}}`;
}

function surroundingsOf({ folder, excludeGlob }: Root): Surroundings {
  return {
    async exists(path) {
      try {
        const { type } = await workspace.fs.stat(Uri.joinPath(folder.uri, path));
        return type === FileType.File;
      } catch {
        return false;
      }
    },
    async find(below, { family, deep, most }) {
      const glob = deep ? familyGlob(family) : familyGlob(family).replace(/^\*\*\//, '');
      const pattern = new RelativePattern(Uri.joinPath(folder.uri, below), glob);
      const found = await workspace.findFiles(pattern, excludeGlob, most);
      return found.map((uri) => pathIn(folder, uri));
    },
  };
}

async function readText(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The path from the folder, with `/`. */
function pathIn({ uri: { path: root } }: WorkspaceFolder, { path }: Uri): string {
  return path.slice(root.endsWith('/') ? root.length : root.length + 1);
}
