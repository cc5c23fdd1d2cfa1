/**
 * What a panel is told of its editor: what the reader did there, and not what the panel itself had the editor do.
 *
 * The editor reports both alike, in the order in which they happened, and as late as it is busy. So its reports are
 * told apart by what they say: a flag that is set until "the" answer comes, or for a time, takes the reader's own step
 * for an echo, or the echo for a step, and the two never meet again.
 */
import { SentPlaces } from './sent-places.ts';

/** Lines in sight, the last one with. */
export interface LinesSeen {
  readonly first: number;
  readonly last: number;
}

/** What to tell the panel. */
export interface EditorStep {
  readonly line?: number;
  readonly cursor?: number;
}

/** Milliseconds for which what the editor was scrolled to may come bit by bit: it moves smoothly. */
const SMOOTH = 300;
/** After these no report of a scroll is expected any more. */
const LATEST = 5_000;
/** A reader who scrolls on and on where the editor cannot. */
const MOST_ASKED = 50;
/** Lines from the edge at which the editor scrolls for a cursor that is in sight. */
const EDGE = 6;

export class LinkSteps {
  readonly #now: () => number;
  readonly #cursors = new SentPlaces();
  /** Lines that the editor was asked to show and has not shown yet, the oldest first. */
  #asked: number[] = [];
  #askedAt = Number.NEGATIVE_INFINITY;
  /** When the reader last moved the editor's cursor. */
  #movedAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * The panel's reader put the cursor somewhere.
   *
   * @param now where the editor says that its cursor is; undefined while text is selected
   * @returns whether the editor has to be moved
   */
  movesTo(
    { offset, line }: { readonly offset: number; readonly line: number },
    now: number | undefined,
    seen: LinesSeen | undefined,
  ): boolean {
    const { last } = this.#cursors;
    // While something is on its way there, what the editor says may be from before.
    if (last === undefined && now === offset) return false;
    if (last !== offset) this.#cursors.add(offset);
    const inSight = seen !== undefined && line >= seen.first + EDGE && line <= seen.last - EDGE;
    this.#ask(inSight ? [] : [line]);
    return true;
  }

  /** The panel's reader scrolled: whether the editor has to. */
  scrollsTo(line: number, seen: LinesSeen | undefined): boolean {
    if (this.#asked.length === 0 && seen?.first === line) return false;
    this.#ask([line]);
    return true;
  }

  /** @param byHand that the reader did it in the editor is known */
  selected(cursor: number, byHand: boolean): EditorStep | undefined {
    if (byHand) this.#cursors.forget();
    const report = this.#cursors.reported(cursor);
    // The panel is further on, perhaps: it is not to be taken back.
    if (report === 'onTheWay') return undefined;
    if (report === 'elsewhere') this.#movedAt = this.#now();
    // Also where it was sent: the panel may have been elsewhere in between.
    return { cursor };
  }

  /** @param cursorLine undefined where nobody knows */
  scrolled(seen: LinesSeen, cursor: number, cursorLine?: number): EditorStep | undefined {
    if (this.#isOurs(seen)) return undefined;
    this.#asked = [];
    // Where it did because its cursor moved, it is the cursor that is looked at; and one that is in sight there is to be
    // so in the panel, which may show fewer lines.
    const hasMoved = this.#now() < this.#movedAt + SMOOTH;
    const isSeen = cursorLine !== undefined && cursorLine >= seen.first && cursorLine <= seen.last;
    // While it is still on its way, where it is now is where the panel has been.
    const isThere = this.#cursors.last === undefined;
    return { line: seen.first, ...((hasMoved || isSeen) && isThere && { cursor }) };
  }

  #ask(lines: readonly number[]): void {
    this.#asked = [...this.#asked, ...lines].slice(-MOST_ASKED);
    this.#askedAt = this.#now();
  }

  /** As the first in sight, or near the ends of the text at least in sight. */
  #isOurs({ first, last }: LinesSeen): boolean {
    const since = this.#now() - this.#askedAt;
    if (since >= LATEST) return false;
    const exactly = this.#asked.indexOf(first);
    const inSight = this.#asked.findLastIndex((line) => line >= first && line <= last);
    const at = exactly >= 0 ? exactly : inSight;
    this.#asked = this.#asked.slice(at + 1);
    return at >= 0 || since < SMOOTH;
  }
}
