import { TextBuffer } from '../../../core/text/buffer.ts';
import type { TextChange } from '../../../core/text/change.ts';
import { lineStart } from '../../../core/text/lines.ts';
import { shortestPrefix, wordBefore, WordList } from './word-list.ts';
import type { Answer, SourceFile, Suggested, Thresholds, TypingSystem } from './typing-system.ts';

/**
 * The editor's own word-based completion: the rest of the word under the cursor, where exactly one word of the open
 * files begins as it does.
 */
export class WordCompletion implements TypingSystem {
  readonly #now: () => number;
  readonly #known = new WordList();
  /** Words of the document up to `#scanned`. */
  #own = new WordList();
  #scanned = 0;
  #text = new TextBuffer('');
  #shown = 0;
  #right = 0;

  /** @param now milliseconds since any fixed time */
  constructor(now: () => number) {
    this.#now = now;
  }

  learn({ text }: Pick<SourceFile, 'text'>): void {
    this.#known.addAll(text);
  }

  begin(_: unknown, before: string): void {
    this.#text = new TextBuffer(before);
    this.#forget();
  }

  change(change: TextChange): void {
    this.#text.apply(change);
    if (change.offset < this.#scanned) this.#forget();
  }

  bits(): undefined {
    return undefined;
  }

  suggest(offset: number, { maxLength }: Thresholds): Promise<Answer> {
    const start = this.#now();
    const found = this.#find(offset, maxLength);
    const stages = { prefix: 0, decode: this.#now() - start };
    return Promise.resolve({ suggestion: found, stages });
  }

  settled(right: boolean): void {
    this.#shown++;
    if (right) this.#right++;
  }

  end(): void {
    this.#known.addAll(this.#text.slice(0, this.#text.length));
  }

  #find(offset: number, maxLength: number): Suggested | undefined {
    const prefix = wordBefore(this.#text.slice(lineStart(this.#text, offset), offset));
    if (prefix.length < shortestPrefix) return undefined;
    this.#scanTo(offset - prefix.length);
    const words = new Set([...this.#known.startingWith(prefix), ...this.#own.startingWith(prefix)]);
    const [word, another] = words;
    if (word === undefined || another !== undefined) return undefined;
    const text = word.slice(prefix.length);
    if (text.length > maxLength) return undefined;
    // Laplace's rule of succession, on how many were right so far.
    return { text, probability: (this.#right + 1) / (this.#shown + 2) };
  }

  /** Words are whole up to here, since a word begins here. */
  #scanTo(offset: number): void {
    if (offset <= this.#scanned) return;
    this.#own.addAll(this.#text.slice(this.#scanned, offset));
    this.#scanned = offset;
  }

  /** A word that is no longer there must not be found. */
  #forget(): void {
    this.#own = new WordList();
    this.#scanned = 0;
  }
}
