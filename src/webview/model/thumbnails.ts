/** Values for small pictures of the shown text by other neurons than the chosen one. */
import type { CertifiedQuantity } from '../../core/inspect/cell.ts';
import { subjectName, type Subject } from '../../core/inspect/subject.ts';
import type { NeuronValues } from '../../protocol/inspection.ts';
import type { PanelDocument } from './document.ts';
import type { Piece } from './viewport.ts';

/** Lines and columns of a picture. */
export const thumbnailSize = { lines: 14, columns: 60 } as const;
/** Lines above the cursor's, and lines that the cursor moves before the picture changes. */
const above = 4;
const step = 7;
/** Most code units that a picture asks for: lines may be long. */
const longest = 4_000;

export interface Pictured {
  readonly subject: Subject;
  readonly quantity: CertifiedQuantity;
}

export class Thumbnails {
  #document: PanelDocument | undefined;
  #range: Piece = { from: 0, to: 0 };
  readonly #values = new Map<string, NeuronValues>();
  readonly #lost = new Set<string>();

  /** Moves to the lines around the cursor; what is known of another text or place is forgotten. */
  place(document: PanelDocument, cursor: number): void {
    const range = rangeAround(document, cursor);
    const isSame =
      document === this.#document && range.from === this.#range.from && range.to === this.#range.to;
    if (isSame) return;
    this.#document = document;
    this.#range = range;
    this.#values.clear();
    this.#lost.clear();
  }

  /** The network is another. */
  forget(): void {
    this.#document = undefined;
  }

  get range(): Piece {
    return this.#range;
  }

  /** The first of these whose picture is unknown, or was computed from a short context before the text was read. */
  firstMissing(wanted: readonly Pictured[], isRead: boolean): Pictured | undefined {
    return wanted.find((one) => {
      if (this.#lost.has(nameOf(one))) return false;
      const values = this.of(one);
      return values === undefined || (values.provisional && isRead);
    });
  }

  /** There is no such neuron in the network. */
  lose(pictured: Pictured): void {
    this.#lost.add(nameOf(pictured));
  }

  isLost(pictured: Pictured): boolean {
    return this.#lost.has(nameOf(pictured));
  }

  of(pictured: Pictured): NeuronValues | undefined {
    return this.#values.get(nameOf(pictured));
  }

  take(pictured: Pictured, values: NeuronValues): void {
    if (values.from === this.#range.from) this.#values.set(nameOf(pictured), values);
  }
}

function nameOf({ subject, quantity }: Pictured): string {
  return `${subjectName(subject)} ${quantity}`;
}

function rangeAround({ lines }: PanelDocument, cursor: number): Piece {
  const wanted = Math.floor(lines.at(cursor) / step) * step - above;
  const first = Math.max(0, Math.min(wanted, lines.count - thumbnailSize.lines));
  const from = lines.start(first);
  return { from, to: Math.min(lines.start(first + thumbnailSize.lines), from + longest) };
}
