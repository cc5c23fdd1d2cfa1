/**
 * What is selected, in the panel or in the editor. A selection is what the selection page answers about, so it stays
 * while that page is open, until something else is selected.
 *
 * Invariants, tested: a range has at least one character; no two overlap; all follow the edits of the text.
 */
import { movedBy } from '../../core/text/change.ts';
import { mostSelections } from '../../protocol/panel.ts';
import type { PanelMemory, TextChange, TextRange } from '../../protocol/panel.ts';
import type { Part } from './parts.ts';

interface Stretch {
  /** Where it began; `end` is the side that moves. */
  readonly anchor: number;
  readonly end: number;
}

interface Panel {
  readonly memory: Pick<PanelMemory, 'page'>;
}

export class Selection {
  readonly #panel: Panel;
  readonly #changed: (parts: readonly Part[]) => void;
  #stretches: readonly Stretch[] = [];
  /** How many of the first stretches stay when the cursor moves. */
  #kept = 0;
  #isOwn = false;

  constructor(panel: Panel, changed: (parts: readonly Part[]) => void) {
    this.#panel = panel;
    this.#changed = changed;
  }

  /** In the order in which they were made; of two that overlap, only the later. */
  get ranges(): readonly TextRange[] {
    const all = this.#stretches.map(({ anchor, end }) => ({
      from: Math.min(anchor, end),
      to: Math.max(anchor, end),
    }));
    return all.filter(
      ({ from, to }, at) =>
        from < to && !all.slice(at + 1).some((later) => later.from < to && from < later.to),
    );
  }

  /** Whether two were selected in the panel, to find what distinguishes the first from the second. */
  get isPair(): boolean {
    return this.#isOwn && this.ranges.length > 1;
  }

  /** Takes the editor's selection. An empty one does not replace a selection made in the panel. */
  inEditor(ranges: readonly TextRange[]): void {
    const isNone = ranges.length === 0;
    if (isNone && (this.#isOwn || this.#isAsked())) {
      this.#isOwn = true;
      return;
    }
    this.#isOwn = false;
    this.#set(
      ranges.map(({ from, to }) => ({ anchor: from, end: to })),
      0,
    );
  }

  /** Begins a selection at the boundary before this character, in addition to those that are kept. */
  begin(anchor: number): void {
    this.#isOwn = true;
    this.#kept = Math.min(this.#kept, mostSelections - 1);
    this.#set([...this.#stretches.slice(0, this.#kept), { anchor, end: anchor }], this.#kept);
  }

  /** Selects from the cursor to `end`, or extends the last selection if that ends at the cursor. */
  extend(cursor: number, end: number): void {
    const last = this.#stretches.at(-1);
    const goesOn = this.#isOwn && this.#stretches.length > this.#kept && last?.end === cursor;
    if (!goesOn) this.begin(cursor);
    const { anchor } = this.#stretches.at(-1)!;
    this.#set([...this.#stretches.slice(0, -1), { anchor, end }], this.#kept);
  }

  /** Keeps what is selected; the next selection is added to it. */
  keep(): void {
    this.#isOwn = true;
    const stretches = this.ranges.map(({ from, to }) => ({ anchor: from, end: to }));
    this.#set(stretches, stretches.length);
  }

  /** The cursor moved without selecting. */
  moved(): void {
    if (!this.#isAsked() && this.#isOwn)
      this.#set(this.#stretches.slice(0, this.#kept), this.#kept);
  }

  clear(): void {
    this.#isOwn = false;
    this.#set([], 0);
  }

  /** The text has changed so. */
  edited(change: TextChange): void {
    const stretches = this.#stretches.map(({ anchor, end }) => ({
      anchor: movedBy(anchor, change),
      end: movedBy(end, change),
    }));
    this.#set(stretches, this.#kept);
  }

  /** Whether the page about the selection is open. */
  #isAsked(): boolean {
    return this.#panel.memory.page === 'selection';
  }

  #set(stretches: readonly Stretch[], kept: number): void {
    const isNothing = stretches.length === 0 && this.#stretches.length === 0;
    this.#stretches = stretches;
    this.#kept = kept;
    if (!isNothing) this.#changed(['selected']);
  }
}

/** The word around a character, or the character alone. */
export function wordAt(text: string, at: number): TextRange {
  const isOfWord = (offset: number): boolean => /[\p{L}\p{N}_$]/u.test(text.charAt(offset));
  if (!isOfWord(at)) return { from: at, to: Math.min(at + 1, text.length) };
  let from = at;
  let to = at + 1;
  while (isOfWord(from - 1)) from--;
  while (isOfWord(to)) to++;
  return { from, to };
}
