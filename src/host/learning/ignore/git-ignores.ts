import { GitRules } from './git-rules.ts';
import type { Slices } from './slices.ts';

/** The text of a file of rules; undefined where there is none, 'unreadable' where it may not be read or is too long. */
export type RuleText = { readonly text: string } | 'unreadable' | undefined;

/** Where rules come from. Folders are paths from the top, `/` between, empty for the top itself. */
export interface RuleFiles {
  /** `.gitignore` in a folder. */
  inFolder(folder: string): Promise<RuleText>;
  /**
   * The other rules of a whole repository, those with precedence first; undefined where the folder is not the root of
   * one.
   */
  ofRepository(folder: string): Promise<readonly RuleText[] | undefined>;
}

interface Level {
  readonly own: GitRules | undefined;
  /** Rules of the whole repository, if this folder is its root. */
  readonly general: readonly GitRules[] | undefined;
}

/** Folders whose rules are cached. */
const MOST_KEPT = 5_000;

/** What git ignores below a folder, the top: the root of a repository, or of the workspace where there is none above. */
export class GitIgnores {
  readonly #files: RuleFiles;
  readonly #slices: Slices;
  readonly #levels = new Map<string, Promise<Level>>();
  readonly #folders = new Map<string, Promise<boolean>>();

  constructor(files: RuleFiles, slices: Slices) {
    this.#files = files;
    this.#slices = slices;
  }

  /** Whether git ignores a file, by its path from the top. */
  async ignores(path: string): Promise<boolean> {
    // Nothing below an ignored folder can be re-included: git does not look there.
    return (await this.#ignoresFolder(parentOf(path))) || (await this.#ignoresLast(path, false));
  }

  #ignoresFolder(folder: string | undefined): Promise<boolean> | boolean {
    if (folder === undefined || folder === '') return false;
    let known = this.#folders.get(folder);
    if (known === undefined) {
      known = this.#judgeFolder(folder);
      this.#folders.set(folder, known);
    }
    return known;
  }

  async #judgeFolder(folder: string): Promise<boolean> {
    return (await this.#ignoresFolder(parentOf(folder))) || this.#ignoresLast(folder, true);
  }

  /**
   * In each of the nested repositories that a path is in, the deepest file with a rule for its last part decides; after
   * these come the rules of the whole repository. It is enough that one of the repositories ignores it.
   */
  async #ignoresLast(path: string, isFolder: boolean): Promise<boolean> {
    let isDecided = false;
    const judge = async (rules: GitRules | undefined, from: string): Promise<boolean> => {
      if (rules === undefined || isDecided) return false;
      const verdict = await rules.judge(path.slice(from === '' ? 0 : from.length + 1), isFolder);
      isDecided = verdict !== undefined;
      return verdict === 'ignored';
    };
    for (let folder = parentOf(path); folder !== undefined; folder = parentOf(folder)) {
      const { own, general } = await this.#levelOf(folder);
      if (await judge(own, folder)) return true;
      if (general === undefined) continue;
      for (const rules of general) if (await judge(rules, folder)) return true;
      // The folders above belong to another repository.
      isDecided = false;
    }
    return false;
  }

  #levelOf(folder: string): Promise<Level> {
    let level = this.#levels.get(folder);
    if (level === undefined) {
      if (this.#levels.size === MOST_KEPT) this.#forget();
      level = this.#readLevel(folder);
      this.#levels.set(folder, level);
    }
    return level;
  }

  #forget(): void {
    this.#levels.clear();
    this.#folders.clear();
  }

  async #readLevel(folder: string): Promise<Level> {
    const own = await this.#rules(await this.#files.inFolder(folder));
    const texts = await this.#files.ofRepository(folder);
    if (texts === undefined) return { own, general: undefined };
    const general: GitRules[] = [];
    for (const text of texts) {
      const rules = await this.#rules(text);
      if (rules !== undefined) general.push(rules);
    }
    return { own, general };
  }

  async #rules(text: RuleText): Promise<GitRules | undefined> {
    if (text === undefined) return undefined;
    if (text === 'unreadable') return GitRules.all(this.#slices);
    return GitRules.read(text.text, this.#slices);
  }
}

/** The folder that a path lies in; undefined for the top. */
function parentOf(path: string): string | undefined {
  return path === '' ? undefined : path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
