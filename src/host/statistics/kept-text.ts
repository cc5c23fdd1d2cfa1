import type { TextChange } from '../../core/text/change.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Accepted pieces that are followed in one document; of older ones the last count stands. */
const mostSpans = 500;

/** Where accepted text stands in one document, through its edits: what of it was not deleted. */
export class KeptText {
  #spans: Span[] = [];
  /** Code units of spans that are no longer followed. */
  #settled = 0;

  /** In code units. */
  get length(): number {
    return this.#spans.reduce((sum, { from, to }) => sum + to - from, this.#settled);
  }

  /** Text of this length was accepted, and stands there by now. */
  add(offset: number, length: number): void {
    this.#spans.push({ from: offset, to: offset + length });
    for (const { from, to } of this.#spans.splice(0, this.#spans.length - mostSpans)) {
      this.#settled += to - from;
    }
  }

  change({ offset, removed, inserted }: TextChange): void {
    const end = offset + removed;
    const by = inserted.length - removed;
    this.#spans = this.#spans.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, offset) },
        { from: Math.max(from, end) + by, to: to + by },
      ].filter((span) => span.to > span.from),
    );
  }
}
