import ignore from 'ignore';
import type { Ignore } from 'ignore';

/** What git ignores below a folder, read from the `.gitignore` files on the way to each path. */
export class GitIgnores {
  readonly #read: (path: string) => Promise<string | undefined>;
  readonly #rules = new Map<string, Promise<Ignore | undefined>>();

  /** @param read the text of a file by its path from the root; undefined where there is none */
  constructor(read: (path: string) => Promise<string | undefined>) {
    this.#read = read;
  }

  /** Whether git ignores a file, by its path from the root. */
  async ignores(path: string): Promise<boolean> {
    const parts = path.split('/');
    // Nothing below an ignored folder can be taken back in: git does not look there.
    for (let length = 1; length <= parts.length; length += 1) {
      if (await this.#ignoresLast(parts.slice(0, length), length < parts.length)) return true;
    }
    return false;
  }

  /** The deepest file with a rule for the last of `parts` decides. */
  async #ignoresLast(parts: readonly string[], isFolder: boolean): Promise<boolean> {
    for (let depth = parts.length - 1; depth >= 0; depth -= 1) {
      const rules = await this.#rulesIn(parts.slice(0, depth).join('/'));
      if (rules === undefined) continue;
      const rest = parts.slice(depth).join('/');
      const { ignored, unignored } = rules.test(isFolder ? `${rest}/` : rest);
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  #rulesIn(folder: string): Promise<Ignore | undefined> {
    let rules = this.#rules.get(folder);
    if (rules === undefined) {
      rules = this.#read(folder === '' ? '.gitignore' : `${folder}/.gitignore`).then((text) =>
        text === undefined ? undefined : ignore().add(text),
      );
      this.#rules.set(folder, rules);
    }
    return rules;
  }
}

/**
 * What settings such as `files.exclude` keep out: globs from the root, on where the value is true. One with a condition
 * (`{ "when": … }`) hides what was generated from a file beside it, and keeps nothing out here.
 */
export function excludedBy(...settings: readonly unknown[]): (path: string) => boolean {
  const rules = ignore();
  for (const setting of settings) {
    if (typeof setting !== 'object' || setting === null) continue;
    for (const [glob, value] of Object.entries(setting)) {
      if (value !== true) continue;
      // Without `**/` a glob of the settings starts at the root, a pattern of git's does not.
      for (const one of expandBraces(glob)) rules.add(one.replace(/^\/?/, '/'));
    }
  }
  return (path) => rules.ignores(path);
}

/** `a/{b,c}` -> `a/b`, `a/c`, as often as there are braces. */
export function expandBraces(glob: string): string[] {
  // The innermost pair first: what it expands to may stand in another.
  const match = /^(.*)\{([^{}]*)\}(.*)$/s.exec(glob);
  if (match === null) return [glob];
  const [, before, choices, after] = match as unknown as [string, string, string, string];
  const expanded = choices.split(',').flatMap((choice) => expandBraces(before + choice + after));
  return [...new Set(expanded)];
}
