/**
 * What is selected: by hand in the panel, or in the editor. It stands for a question about neurons, so it stays while
 * that is being answered, and until something else is selected.
 *
 * Invariants, tested: a range has a character at least; none overlaps another; all follow the edits of the text.
 */
import { movedBy } from '../../core/text/change.ts';
import { mostSelections } from '../../protocol/panel.ts';
import type { PanelMemory, TextChange, TextRange } from '../../protocol/panel.ts';
import type { Part } from './parts.ts';

interface Stretch {
  /** Where it began, and where its moving end is. */
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
  /** How many of them, the first ones, stay when the cursor moves. */
  #kept = 0;
  #isOwn = false;

  constructor(panel: Panel, changed: (parts: readonly Part[]) => void) {
    this.#panel = panel;
    this.#changed = changed;
  }

  /** The first selection first. Where two would overlap, the one that was made later. */
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

  /** Whether a further selection was made here, by which the first is to be told from it. */
  get isPair(): boolean {
    return this.#isOwn && this.ranges.length > 1;
  }

  /** The editor says what is selected there. That nothing is has no say in what was selected here. */
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

  /** A selection begins at the boundary before this character, beside what is kept. */
  begin(anchor: number): void {
    this.#isOwn = true;
    this.#kept = Math.min(this.#kept, mostSelections - 1);
    this.#set([...this.#stretches.slice(0, this.#kept), { anchor, end: anchor }], this.#kept);
  }

  /** From where the cursor is, or from where it began if it ends there. */
  extend(cursor: number, end: number): void {
    const last = this.#stretches.at(-1);
    const goesOn = this.#isOwn && this.#stretches.length > this.#kept && last?.end === cursor;
    if (!goesOn) this.begin(cursor);
    const { anchor } = this.#stretches.at(-1)!;
    this.#set([...this.#stretches.slice(0, -1), { anchor, end }], this.#kept);
  }

  /** What is selected stays, and the next selection is one more. */
  keep(): void {
    this.#isOwn = true;
    const stretches = this.ranges.map(({ from, to }) => ({ anchor: from, end: to }));
    this.#set(stretches, stretches.length);
  }

  /** The cursor went elsewhere. */
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

  /** Whether somebody reads what neurons are about it. */
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

/** The word that a character is of, or the character alone. */
export function wordAt(text: string, at: number): TextRange {
  const isOfWord = (offset: number): boolean => /[\p{L}\p{N}_$]/u.test(text.charAt(offset));
  if (!isOfWord(at)) return { from: at, to: Math.min(at + 1, text.length) };
  let from = at;
  let to = at + 1;
  while (isOfWord(from - 1)) from--;
  while (isOfWord(to)) to++;
  return { from, to };
}
