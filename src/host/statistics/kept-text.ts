import type { TextChange } from '../../core/text/change.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Accepted pieces that are tracked in one document; older ones keep their last count. */
const mostSpans = 500;

/** Tracks accepted text through the edits of one document, to know how much of it was not deleted. */
export class KeptText {
  #spans: Span[] = [];
  /** Code units of spans that are no longer tracked. */
  #settled = 0;

  /** In code units. */
  get length(): number {
    return this.#spans.reduce((sum, { from, to }) => sum + to - from, this.#settled);
  }

  /** Text of this length was accepted, and is in the document now. */
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
