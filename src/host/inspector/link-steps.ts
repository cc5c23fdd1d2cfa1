/**
 * What a panel is told of its editor: what the reader did there, and not what the panel itself had the editor do.
 *
 * The editor reports both alike, in the order in which they happened, and late when it is busy. So its reports are told
 * apart by their content: a flag that is set until "the" answer comes, or for a time, would take the reader's own step
 * for an echo, or the echo for a step, and panel and editor would stay apart.
 */
import { SentPlaces } from './sent-places.ts';

/** Lines in sight, the last one included. */
export interface LinesSeen {
  readonly first: number;
  readonly last: number;
}

/** What to tell the panel. */
export interface EditorStep {
  readonly line?: number;
  readonly cursor?: number;
}

/** Milliseconds during which the editor may report one scroll in several steps: it scrolls smoothly. */
const SMOOTH = 300;
/** Milliseconds after which no report of a scroll is expected any more. */
const LATEST = 5_000;
/** Limits `#asked` for a reader who keeps scrolling where the editor cannot follow. */
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
   * The reader placed the cursor in the panel.
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
    // While the editor has not reported a place it was sent to, its position may be out of date.
    if (last === undefined && now === offset) return false;
    if (last !== offset) this.#cursors.add(offset);
    const inSight = seen !== undefined && line >= seen.first + EDGE && line <= seen.last - EDGE;
    this.#ask(inSight ? [] : [line]);
    return true;
  }

  /** The reader scrolled the panel. Returns whether the editor has to scroll. */
  scrollsTo(line: number, seen: LinesSeen | undefined): boolean {
    if (this.#asked.length === 0 && seen?.first === line) return false;
    this.#ask([line]);
    return true;
  }

  /** @param byHand whether the reader is known to have done it in the editor */
  selected(cursor: number, byHand: boolean): EditorStep | undefined {
    if (byHand) this.#cursors.forget();
    const report = this.#cursors.reported(cursor);
    // The panel may be further on, and must not be taken back.
    if (report === 'onTheWay') return undefined;
    if (report === 'elsewhere') this.#movedAt = this.#now();
    // Also where the editor was sent: the panel may have been elsewhere in between.
    return { cursor };
  }

  /** @param cursorLine undefined where it is not known */
  scrolled(seen: LinesSeen, cursor: number, cursorLine?: number): EditorStep | undefined {
    if (this.#isOurs(seen)) return undefined;
    this.#asked = [];
    // If the editor scrolled because its cursor moved, the reader looks at the cursor; and a cursor in sight there must
    // be in sight in the panel, too, which may show fewer lines.
    const hasMoved = this.#now() < this.#movedAt + SMOOTH;
    const isSeen = cursorLine !== undefined && cursorLine >= seen.first && cursorLine <= seen.last;
    // While the cursor is still on its way, it is reported where the panel has been before.
    const isThere = this.#cursors.last === undefined;
    return { line: seen.first, ...((hasMoved || isSeen) && isThere && { cursor }) };
  }

  #ask(lines: readonly number[]): void {
    this.#asked = [...this.#asked, ...lines].slice(-MOST_ASKED);
    this.#askedAt = this.#now();
  }

  /** Whether a line asked for is the first in sight or, near the ends of the text, at least in sight. */
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
