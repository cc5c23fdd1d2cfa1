/** What may stand right of the cursor: mostly what the editor put there by itself, and what ends a statement. */
const onlyClosers = /^[\s)\]}>"'`;,:]*$/;

const openerOf: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const openers: ReadonlySet<string> = new Set(openerOf.values());
const quotes: ReadonlySet<string> = new Set(['"', "'", '`']);
const separators: ReadonlySet<string> = new Set([';', ',', ':']);

/** Whether a suggestion may stand before `after`, the line right of the cursor. */
export function leavesRoom(after: string): boolean {
  return onlyClosers.test(after);
}

/**
 * Says where a suggestion comes to what already stands right of the cursor.
 *
 * The editor closes brackets and quotes as soon as they are opened, so a model that writes the line to its end writes
 * them a second time. A suggestion must end before a closer that stands right of the cursor already and that neither
 * closes what the suggestion itself opened nor what the line left of the cursor opened more often than the right of it
 * closes. It looks at one line only: brackets of earlier lines are rarely closed on this one without standing there.
 */
export class SuffixGuard {
  readonly #after: string;
  /** Openers left of the cursor and in the suggestion that lack their closers, innermost last. */
  readonly #openBefore: string[] = [];
  readonly #openOwn: string[] = [];
  #quote: string | undefined;
  #quoteIsOwn = false;
  #escaped = false;

  /**
   * @param before the line left of the cursor
   * @param after the line right of it
   */
  constructor(before: string, after: string) {
    this.#after = after.trim();
    for (const character of before) this.#read(character, this.#openBefore);
    this.#quoteIsOwn = false;
  }

  /** Takes the suggestion's next character; false when the suggestion has to end before it. */
  accepts(character: string): boolean {
    if (this.#after !== '' && this.#repeats(character)) return false;
    this.#read(character, this.#openOwn);
    return true;
  }

  #repeats(character: string): boolean {
    if (this.#escaped) return false;
    const comesNext = this.#after.startsWith(character);
    if (this.#quote !== undefined) {
      return character === this.#quote && !this.#quoteIsOwn && comesNext;
    }
    if (this.#openOwn.length > 0) return false;
    const opener = openerOf.get(character);
    if (opener === undefined) return separators.has(character) && comesNext;
    const standing = count(this.#after, character);
    return standing > 0 && count(this.#openBefore, opener) <= standing;
  }

  #read(character: string, open: string[]): void {
    if (this.#escaped) {
      this.#escaped = false;
    } else if (this.#quote !== undefined) {
      if (character === '\\') this.#escaped = true;
      if (character === this.#quote) this.#quote = undefined;
    } else if (quotes.has(character)) {
      this.#quote = character;
      this.#quoteIsOwn = true;
    } else if (openers.has(character)) {
      open.push(character);
    } else {
      this.#close(openerOf.get(character));
    }
  }

  #close(opener: string | undefined): void {
    if (opener === undefined) return;
    const list = this.#openOwn.length > 0 ? this.#openOwn : this.#openBefore;
    const index = list.lastIndexOf(opener);
    if (index >= 0) list.splice(index, 1);
  }
}

function count(characters: Iterable<string>, wanted: string): number {
  let found = 0;
  for (const character of characters) if (character === wanted) found++;
  return found;
}
