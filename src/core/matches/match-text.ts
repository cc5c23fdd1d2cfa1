import { secretMask } from '../secrets/secret-mask.ts';
import { TextBuffer } from '../text/buffer.ts';
import { lineEnd, lineStart } from '../text/lines.ts';
import { RunIndex, type RunSearch } from './run-index.ts';

/** A code unit that stands in no text. */
export const likeNothing = '\uffff';

export interface MatchDocument {
  readonly uri: string;
  readonly text: TextBuffer;
}

/** A part of a text in which the like of what is being written is looked for. The text must not have changed since. */
export class MatchText {
  readonly uri: string;
  /** With line feeds for all line ends. */
  readonly content: string;
  readonly #buffer: TextBuffer;
  /** Where the content begins in the buffer. */
  readonly #from: number;
  #index: RunIndex | undefined;
  readonly #secretLines = new Map<number, Uint8Array | undefined>();

  /** Line ends before the content. */
  readonly #linesBefore: () => number;
  /** Index in the content of an offset in the document. */
  readonly indexOf: (offset: number) => number;

  /** The part [from, to) of a document's text. */
  constructor({ uri, text }: MatchDocument, from: number, to: number) {
    this.uri = uri;
    this.#linesBefore = () => lineEndsIn(withLineFeeds(text.slice(0, from)));
    const original = text.slice(from, to);
    this.content = withLineFeeds(original);
    const isSame = this.content === original;
    this.indexOf = (offset) =>
      isSame ? offset - from : withLineFeeds(text.slice(from, offset)).length;
    this.#buffer = isSame ? text : new TextBuffer(this.content);
    this.#from = isSame ? from : 0;
  }

  /** Whether it can be looked in at once; else it is made ready when it first is. */
  get isReady(): boolean {
    return this.#index !== undefined;
  }

  makeReady(): RunIndex {
    return (this.#index ??= new RunIndex(this.content));
  }

  /** The places where a context ends, the last first, as far as the search goes. */
  endsOf(search: RunSearch): readonly number[] {
    return this.makeReady().endsOf(search);
  }

  /** [from, to), where each code unit of a secret is one that is like nothing. */
  withoutSecrets(from: number, to: number): string {
    const text = this.content.slice(from, to);
    const mask = secretMask(this.#buffer, this.#from + from, this.#from + to);
    return mask === undefined
      ? text
      : Array.from(mask, (secret, i) => (secret === 1 ? likeNothing : text.charAt(i))).join('');
  }

  /** The line that holds `index`, from 0, its number in the document, and where it begins. */
  lineAt(index: number): { readonly line: number; readonly start: number; readonly text: string } {
    const start = this.content.lastIndexOf('\n', index - 1) + 1;
    const end = this.content.indexOf('\n', index);
    const text = this.content.slice(start, end < 0 ? undefined : end);
    return { line: this.#linesBefore() + lineEndsIn(this.content.slice(0, start)), start, text };
  }

  /** Whether the code unit at `index` is part of a secret. */
  isSecret(index: number): boolean {
    const at = this.#from + index;
    const start = lineStart(this.#buffer, at);
    if (!this.#secretLines.has(start)) {
      const mask = secretMask(this.#buffer, start, lineEnd(this.#buffer, at));
      this.#secretLines.set(start, mask);
    }
    return this.#secretLines.get(start)?.[at - start] === 1;
  }
}

function lineEndsIn(text: string): number {
  return text.split('\n').length - 1;
}

export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
