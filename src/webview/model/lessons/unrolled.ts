/** One cell along a line: what of its memory is left, and how far a change reaches. */
import type { CellRun, EchoValues } from '../../../protocol/cell-lessons.ts';
import type { LabelValues } from '../../../protocol/inspection.ts';

/** A change is felt where the prediction is another by so many bits. */
export const FELT_BITS = 0.1;

/** Characters that a change is followed over. */
export const ECHO_LENGTH = 240;

/**
 * What is left, after each character of [from, to), of what the cell held after the one at `from`: the product of the
 * forget gates since, dc_t / dc_from by the cell's own wire (Gers, Schmidhuber & Cummins 2000). 1 at `from` itself.
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

/** Of the product, after how many characters less than half is left; undefined where more is left at its end. */
export function halfAfter(kept: Float64Array): number | undefined {
  const at = kept.findIndex((left) => left < 0.5);
  return at < 0 ? undefined : at;
}

/** An opening bracket and where it is closed; the end of what is known where it is not. */
export interface BracketPath {
  readonly open: number;
  readonly close: number;
  readonly isClosed: boolean;
}

/**
 * The innermost bracket that is open at `at`, by how deep brackets are nested after each character; where none is, the
 * last one that was opened before it.
 */
export function bracketAround(
  { values, from }: Pick<LabelValues, 'from' | 'values'>,
  at: number,
): BracketPath | undefined {
  const depths = values.bracketDepth;
  if (depths === undefined) return undefined;
  const depth = (k: number): number => depths[k] ?? 0;
  const here = Math.min(at - from, depths.length - 1);
  if (here < 0) return undefined;
  const isOpening = (k: number): boolean => k > 0 && depth(k) > depth(k - 1);
  let least = depth(here);
  let open = -1;
  for (let k = here; k > 0 && open < 0; k--) {
    least = Math.min(least, depth(k));
    // What is less deep somewhere between it and the place was closed by then.
    if (isOpening(k) && depth(k) === least) open = k;
  }
  for (let k = here; k > 0 && open < 0; k--) if (isOpening(k)) open = k;
  if (open < 0) return undefined;
  const rest = depths.subarray(open + 1);
  const closed = rest.findIndex((one) => one < depth(open));
  const close = closed < 0 ? depths.length - 1 : open + 1 + closed;
  return { open: from + open, close: from + close, isClosed: closed >= 0 };
}

/** For how many characters after a change the prediction is another; 0 where it never is. */
export function feltFor({ echo }: EchoValues): number | undefined {
  if (echo === undefined) return undefined;
  return echo.bits.findLastIndex((bits) => bits >= FELT_BITS) + 1;
}

/** What stands in the place of a character where it is changed without a word about how. */
export function proposedChange(character: string): string {
  if (/[()[\]{}]/.test(character)) return '';
  return character === 'x' ? 'y' : 'x';
}
