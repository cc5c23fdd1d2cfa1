import { countWhile } from './count-while.ts';

/** Where the lines of a text begin. A line ends with CR LF, LF or CR, and the end belongs to it. */
export class Lines {
  readonly #starts: Uint32Array;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const isPair = unit === 0x0d && text.charCodeAt(at + 1) === 0x0a;
      if (unit === 0x0a || (unit === 0x0d && !isPair)) starts.push(at + 1);
    }
    this.#starts = Uint32Array.from(starts);
  }

  /** At least 1: the line after a final line end counts, as in the editor. */
  get count(): number {
    return this.#starts.length;
  }

  /** Offset of a line's first character; past the last line, the length of the text. */
  start(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** Offset after the line's end mark. */
  end(line: number): number {
    return this.start(line + 1);
  }

  /** Offset before the line's end mark. */
  contentEnd(line: number): number {
    let end = this.end(line);
    const start = this.start(line);
    if (end > start && this.#text.charCodeAt(end - 1) === 0x0a) end--;
    if (end > start && this.#text.charCodeAt(end - 1) === 0x0d) end--;
    return end;
  }

  /** The line that `offset` lies in. */
  at(offset: number): number {
    const after = countWhile(this.count, (line) => this.#starts[line]! <= offset);
    return Math.max(0, after - 1);
  }
}
