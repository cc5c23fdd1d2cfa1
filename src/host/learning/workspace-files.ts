import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { TextDocument, WorkspaceFolder } from 'vscode';
import { nextTurn } from '../../worker/next-turn.ts';
import { countedLanguage } from '../editor/languages.ts';
import { excludeSettings, learnsFromWorkspace } from '../settings/settings.ts';
import { candidates, imports } from './candidates.ts';
import type { Centre, Surroundings } from './candidates.ts';
import { globOf, countedLanguageOf, folderOf } from './files.ts';
import { gitFilesAt } from './git-files.ts';
import { groupOfFolder } from './groups.ts';
import { excludedBy } from './ignore/editor-globs.ts';
import { GitFolder } from './ignore/git-folder.ts';
import type { UserFolders } from './ignore/git-repository.ts';
import { Slices } from './ignore/slices.ts';
import { LARGEST, learnableText, looksSecret } from './learnable.ts';
import { RealFolders } from './real-folders.ts';
import type { Lesson, WorkPlace } from './workspace-learner.ts';

/** Code units of a path; a file with a longer one is not learned. */
const LONGEST_PATH = 1_024;
/** Lines at the top of a document, and characters in them, in which imports are looked for. */
const IMPORTING_LINES = 2_000;
const IMPORTING = 50_000;

/** A folder of the workspace, and what is excluded in it. */
interface Root {
  readonly folder: WorkspaceFolder;
  readonly learns: boolean;
  readonly excluded: (path: string) => Promise<boolean>;
  /** For the search itself, so that it does not walk through what is excluded. */
  readonly excludeGlob: string | undefined;
  readonly realFolders: RealFolders;
  git: Promise<GitFolder> | undefined;
}

/** The files of the workspace as the learner sees them: only those that may be learned. */
export class WorkspaceFiles {
  readonly #roots = new Map<string, Root>();
  readonly #recent: () => readonly Uri[];
  readonly #userFolders: (folder: Uri) => UserFolders | undefined;
  readonly #used: (rules: Uri) => void;
  /** Shared by everything here that matches paths against rules. */
  readonly #slices = new Slices(nextTurn);

  /**
   * @param recent files opened or edited lately, the last one first
   * @param userFolders where the user's own rules for git are, for a folder
   * @param used called with each file of rules that was read and that the workspace's own watchers do not see
   */
  constructor(
    recent: () => readonly Uri[],
    userFolders: (folder: Uri) => UserFolders | undefined,
    used: (rules: Uri) => void,
  ) {
    this.#recent = recent;
    this.#userFolders = userFolders;
    this.#used = used;
  }

  /** Settings or rules for git changed. */
  reset(): void {
    this.#roots.clear();
  }

  /** A folder may have been replaced, perhaps by a link. */
  moved(): void {
    for (const { realFolders } of this.#roots.values()) realFolders.forget();
  }

  /** Where the user works in this document; undefined where nothing around it may be learned. */
  placeOf(document: TextDocument): WorkPlace | undefined {
    const countedAs = countedLanguage(document.languageId);
    const root = this.#rootOf(document.uri);
    if (countedAs === undefined || root?.learns !== true) return undefined;
    const uri = document.uri.toString();
    return { uri, countedAs, folder: folderOf(uri) };
  }

  /** The text of a file; undefined where it must not be learned. */
  async read(address: string): Promise<Lesson | undefined> {
    const uri = Uri.parse(address, true);
    const root = this.#rootOf(uri);
    if (root?.learns !== true) return undefined;
    const path = pathIn(root.folder, uri);
    const countedAs = countedLanguageOf(path);
    if (path.length > LONGEST_PATH || countedAs === undefined || looksSecret(path))
      return undefined;
    if ((await root.excluded(path)) || !(await root.realFolders.leadTo(path))) return undefined;
    if (await (await this.#gitOf(root)).ignores(path)) return undefined;
    try {
      const { type, size } = await workspace.fs.stat(uri);
      // What a link leads to may be outside of the workspace, or be ignored by git.
      if (type !== FileType.File || size > LARGEST) return undefined;
      const text = learnableText(await workspace.fs.readFile(uri));
      if (text === undefined) return undefined;
      return { countedAs, group: groupOfFolder(root.folder.uri), text };
    } catch {
      // It is gone, or may not be read.
      return undefined;
    }
  }

  /** URIs of what helps to complete the file of a place, the most helpful first. */
  async *candidates(
    { uri, countedAs }: WorkPlace,
    importsOnly: boolean,
  ): AsyncGenerator<string, void, undefined> {
    const centre = Uri.parse(uri, true);
    const root = this.#rootOf(centre);
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
    if (root === undefined || document === undefined) return;
    const { folder } = root;
    root.realFolders.forget();
    const recent = this.#recent()
      .filter((one) => workspace.getWorkspaceFolder(one) === folder)
      .map((one) => pathIn(folder, one));
    const start: Centre = {
      ...{ path: pathIn(folder, centre), countedAs, recent },
      text: importsOf(document),
    };
    const surroundings = surroundingsOf(root);
    const paths = importsOnly ? imports(start, surroundings) : candidates(start, surroundings);
    for await (const path of paths) yield Uri.joinPath(folder.uri, path).toString();
  }

  #gitOf(root: Root): Promise<GitFolder> {
    const { uri } = root.folder;
    root.git ??= GitFolder.of(uri.path, {
      files: gitFilesAt(uri),
      users: this.#userFolders(uri),
      slices: this.#slices,
      used: (path) => this.#used(uri.with({ path })),
    });
    return root.git;
  }

  #rootOf(uri: Uri): Root | undefined {
    // In an untrusted workspace nothing is read but what the user opened.
    const folder = workspace.isTrusted ? workspace.getWorkspaceFolder(uri) : undefined;
    if (folder === undefined) return undefined;
    const key = folder.uri.toString();
    const root = this.#roots.get(key) ?? readRoot(folder, this.#slices);
    this.#roots.set(key, root);
    return root;
  }
}

function readRoot(folder: WorkspaceFolder, slices: Slices): Root {
  const { hidden, unsearched } = excludeSettings(folder.uri);
  return {
    folder,
    learns: learnsFromWorkspace(folder.uri),
    excluded: excludedBy([...hidden, ...unsearched], slices),
    excludeGlob: anyOf(unsearched),
    realFolders: new RealFolders(async (path) => {
      try {
        const { type } = await workspace.fs.stat(Uri.joinPath(folder.uri, path));
        return type === FileType.Directory;
      } catch {
        return false;
      }
    }),
    git: undefined,
  };
}

/** Globs that the search is given at most, and their code units in all: `excluded` checks what it finds once more. */
const MOST_GLOBS = 100;
const LONGEST_GLOBS = 4_000;

/** One glob for those that are switched on. The search itself respects `files.exclude`. */
function anyOf(settings: readonly unknown[]): string | undefined {
  const globs: string[] = [];
  let length = 0;
  for (const setting of settings) {
    if (typeof setting !== 'object' || setting === null) continue;
    for (const [glob, value] of Object.entries(setting)) {
      // The editor does not nest braces.
      if (value !== true || /[{},]/.test(glob) || globs.includes(glob)) continue;
      length += glob.length;
      if (length > LONGEST_GLOBS || globs.length === MOST_GLOBS) break;
      globs.push(glob);
    }
  }
  return globs.length === 0 ? undefined : `{${globs.join(',')}}`;
}

/** The top of a document, where imports stand. */
function importsOf(document: TextDocument): string {
  const lines: string[] = [];
  let length = 0;
  const most = Math.min(document.lineCount, IMPORTING_LINES);
  for (let line = 0; line < most && length < IMPORTING; line++) {
    const { text } = document.lineAt(line);
    length += text.length + 1;
    lines.push(text.slice(0, IMPORTING));
  }
  return lines.join('\n');
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
    async find(below, { countedAs, deep, most }) {
      const glob = deep ? globOf(countedAs) : globOf(countedAs).replace(/^\*\*\//, '');
      const pattern = new RelativePattern(Uri.joinPath(folder.uri, below), glob);
      const found = await workspace.findFiles(pattern, excludeGlob, most);
      return found.map((uri) => pathIn(folder, uri)).filter(({ length }) => length <= LONGEST_PATH);
    },
  };
}

/** The path from the folder, with `/`. */
function pathIn({ uri: { path: root } }: WorkspaceFolder, { path }: Uri): string {
  return path.slice(root.endsWith('/') ? root.length : root.length + 1);
}
