/** Two versions of a text, line by line: what agrees stands in the same row. */
import { diffArrays } from 'diff';
import type { Lines } from '../../../core/text/line-starts.ts';

export interface VersionText {
  readonly text: string;
  readonly lines: Lines;
}

/** A line of one of them or of both. */
export interface AlignedRow {
  readonly before: number | undefined;
  readonly now: number | undefined;
}

export interface Alignment {
  readonly rows: readonly AlignedRow[];
  /** [lines now] the row of each. */
  readonly rowOf: Int32Array;
  /** [lines now] the same line before; -1 where it is new. */
  readonly lineBefore: Int32Array;
  readonly added: number;
  readonly removed: number;
  /** False where they are so unlike that nobody looked for lines that agree. */
  readonly isAligned: boolean;
}

/** Lines added and removed at most (Myers 1986 takes the square of them): beyond, nothing is aligned. */
const mostEdits = 1_000;

export function alignLines(before: VersionText, now: VersionText): Alignment {
  const found = diffArrays(linesOf(before), linesOf(now), { maxEditLength: mostEdits });
  const counts = { before: before.lines.count, now: now.lines.count };
  const parts = found ?? [
    { added: false, removed: true, count: counts.before },
    { added: true, removed: false, count: counts.now },
  ];
  const rows: AlignedRow[] = [];
  const lineBefore = new Int32Array(counts.now).fill(-1);
  const rowOf = new Int32Array(counts.now);
  let [old, own] = [0, 0];
  for (const { added, removed, count } of parts) {
    for (let at = 0; at < count; at++) {
      if (!added && !removed) lineBefore[own] = old;
      if (!removed) rowOf[own] = rows.length;
      rows.push({ before: added ? undefined : old++, now: removed ? undefined : own++ });
    }
  }
  const shared = rows.filter((row) => row.before !== undefined && row.now !== undefined).length;
  return {
    ...{ rows, rowOf, lineBefore, isAligned: found !== undefined },
    ...{ added: counts.now - shared, removed: counts.before - shared },
  };
}

/** Without their ends: another kind of line end is no other line. */
function linesOf({ text, lines }: VersionText): string[] {
  return Array.from({ length: lines.count }, (_, line) =>
    text.slice(lines.start(line), lines.contentEnd(line)),
  );
}
