/** One cell along a line: what of its memory is left, and how far a change reaches. */
import type { CellRun, EchoValues } from '../../../protocol/cell-lessons.ts';
import type { LabelValues } from '../../../protocol/inspection.ts';

/** A change is felt where it changes the prediction by at least this many bits. */
const FELT_BITS = 0.1;

/** Characters over which the effect of a change is followed. */
export const ECHO_LENGTH = 240;

/**
 * What is left, after each character of [from, to), of what the cell held after the one at `from`: the product of the
 * forget gates since, dc_t / dc_from along the cell state (Gers, Schmidhuber & Cummins 2000). 1 at `from` itself.
 * Undefined where some of it is not known.
 */
export function keptSince(run: CellRun, from: number, to: number): Float64Array | undefined {
  const first = from - run.from;
  if (first < 0 || to > run.from + run.steps.f.length || to <= from) return undefined;
  let left = 1;
  const kept = Float64Array.from({ length: to - from }, (_, k) => {
    if (k > 0) left *= run.steps.f[first + k]!;
    return left;
  });
  return Number.isNaN(kept.at(-1)) || Number.isNaN(run.steps.f[first]) ? undefined : kept;
}

/**
 * The same from the other end: the share of the error at the last character of [from, to) that comes back to each
 * character along the cell state. 1 at the last one itself.
 */
export function broughtBack(run: CellRun, from: number, to: number): Float64Array | undefined {
  const first = from - run.from;
  if (first < 0 || to > run.from + run.steps.f.length || to <= from) return undefined;
  const back = new Float64Array(to - from).fill(1);
  for (let k = to - from - 2; k >= 0; k--) back[k] = back[k + 1]! * run.steps.f[first + k + 1]!;
  return back.some(Number.isNaN) ? undefined : back;
}

/** Length in characters of a path that no bracket ends. */
const PLAIN_PATH = 60;

/** From a character to the end of what it began. */
export interface Path {
  readonly from: number;
  /** The last character of it. */
  readonly last: number;
  readonly kind: 'closed' | 'open' | 'plain';
}

type Depths = Pick<LabelValues, 'from' | 'values'>;

/**
 * The innermost bracket that is open at `at`, found by the bracket depth after each character; where none is open, the
 * last one that was opened before it. Undefined where the range has none.
 */
export function bracketAround({ values, from }: Depths, at: number): number | undefined {
  const depths = values.bracketDepth;
  const here = Math.min(at - from, (depths?.length ?? 0) - 1);
  if (depths === undefined || here < 0) return undefined;
  let last: number | undefined;
  for (let k = here; k > 0; k--) {
    if (depths[k]! <= depths[k - 1]!) continue;
    // A bracket that was closed since is deeper than `at`, or another one at its depth was found first.
    if (depths[k] === depths[here]) return from + k;
    last ??= k;
  }
  return last === undefined ? undefined : from + last;
}

/** From an opening bracket to where it is closed, or as far as is known; from any other character, `PLAIN_PATH` on. */
export function pathFrom({ values, from }: Depths, start: number, length: number): Path {
  const depths = values.bracketDepth;
  const first = start - from;
  const own = depths?.[first];
  const plain = {
    from: start,
    last: Math.min(start + PLAIN_PATH, length - 1),
    kind: 'plain',
  } as const;
  if (depths === undefined || own === undefined || first === 0) return plain;
  if (own <= depths[first - 1]!) return plain;
  const closed = depths.findIndex((depth, k) => k > first && depth < own);
  return closed < 0
    ? { from: start, last: from + depths.length - 1, kind: 'open' }
    : { from: start, last: from + closed, kind: 'closed' };
}

/** For how many characters after a change the prediction differs; 0 where it never does, undefined where unknown. */
export function feltFor({ echo }: EchoValues): number | undefined {
  if (echo === undefined) return undefined;
  return echo.bits.findLastIndex((bits) => bits >= FELT_BITS) + 1;
}

/** What replaces a character unless the reader says what should. */
export function proposedChange(character: string): string {
  if (/[()[\]{}]/.test(character)) return '';
  return character === 'x' ? 'y' : 'x';
}
