import { bytesOf, caseOf, gitPattern } from './git-pattern.ts';
import type { GitPattern } from './git-pattern.ts';
import type { Slices } from './slices.ts';

/** Bytes of a file of rules; a longer one is not read. */
export const LONGEST_FILE = 500_000;
/** Rules of one file. */
export const MOST_RULES = 25_000;
/** Code units of one rule. */
export const LONGEST_RULE = 2_000;
/** Steps for one rule and one path: some 2 ms. */
const MOST_AT_ONCE = 200_000;
/** Steps for one file of rules and one path: some 10 ms, in slices. */
const MOST_STEPS = 2_000_000;

/** What the rules of one file say of a path; undefined where none matches it. */
export type Verdict = 'ignored' | 'kept' | undefined;

/**
 * The rules of one file, for paths from its folder. A file beyond the bounds above, or one that cannot be read, ignores
 * everything below: it is better to learn nothing than something that was to be left out.
 */
export class GitRules {
  readonly #slices: Slices;
  #patterns: readonly GitPattern[];
  #ignoresAll: boolean;

  private constructor(slices: Slices, patterns: readonly GitPattern[] | undefined) {
    this.#slices = slices;
    this.#patterns = patterns ?? [];
    this.#ignoresAll = patterns === undefined;
  }

  static all(slices: Slices): GitRules {
    return new GitRules(slices, undefined);
  }

  static async read(text: string, slices: Slices): Promise<GitRules> {
    return new GitRules(slices, await patternsOf(text, slices));
  }

  async judge(path: string, isFolder: boolean): Promise<Verdict> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const whole = new Target(path);
    const last = new Target(name);
    let steps = 0;
    for (let i = this.#patterns.length - 1; i >= 0; i--) {
      if (this.#ignoresAll || steps > MOST_STEPS) break;
      const pattern = this.#patterns[i]!;
      const took = 10 + path.length / 10;
      if (!pattern.foldersOnly || isFolder) {
        const { matches, steps: own } = (pattern.wholePath ? whole : last).matchedBy(pattern);
        steps += own;
        if (this.#slices.isFull(own + took)) await this.#slices.pause();
        if (matches) return pattern.negated ? 'kept' : 'ignored';
      } else if (this.#slices.isFull(took)) await this.#slices.pause();
    }
    if (steps > MOST_STEPS) this.#giveUp();
    return this.#ignoresAll ? 'ignored' : undefined;
  }

  /** Matching would take as long for the next path. */
  #giveUp(): void {
    this.#ignoresAll = true;
    this.#patterns = [];
  }
}

/** A path in the forms that patterns are matched against. */
class Target {
  readonly #exact: string;
  readonly #small: string;
  #bytes: Uint8Array | undefined;

  constructor(path: string) {
    this.#exact = path;
    this.#small = caseOf(path, false);
  }

  matchedBy({ negated, matcher }: GitPattern): { matches: boolean; steps: number } {
    if (typeof matcher === 'string') {
      return { matches: matcher === (negated ? this.#exact : this.#small), steps: 1 };
    }
    this.#bytes ??= bytesOf(this.#exact);
    // Matching would take too long: the path counts as ignored.
    if (matcher.size * this.#bytes.length > MOST_AT_ONCE) return { matches: !negated, steps: 1 };
    const matches = matcher.matches(this.#bytes);
    return { matches, steps: matcher.steps };
  }
}

async function patternsOf(
  text: string,
  slices: Slices,
): Promise<readonly GitPattern[] | undefined> {
  if (text.length > LONGEST_FILE) return undefined;
  const patterns: GitPattern[] = [];
  for (let from = text.startsWith('\uFEFF') ? 1 : 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    if (end - from > LONGEST_RULE) {
      if (text[from] !== '#') return undefined;
    } else {
      const pattern = gitPattern(text.slice(from, end));
      if (pattern !== undefined) patterns.push(pattern);
    }
    if (patterns.length > MOST_RULES) return undefined;
    if (slices.isFull(20 + 10 * Math.min(LONGEST_RULE, end - from))) await slices.pause();
    from = end + 1;
  }
  return patterns;
}
