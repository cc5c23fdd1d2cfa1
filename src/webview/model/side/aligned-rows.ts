/** Two versions of a text, line by line: equal lines share a row. */
import { diffArrays } from 'diff';
import type { Lines } from '../../../core/text/line-starts.ts';

export interface VersionText {
  readonly text: string;
  readonly lines: Lines;
}

/** A line of one version, or an equal line of both. */
export interface AlignedRow {
  readonly before: number | undefined;
  readonly now: number | undefined;
}

export interface Alignment {
  readonly rows: readonly AlignedRow[];
  /** [lines now] the row of each line. */
  readonly rowOf: Int32Array;
  /** [lines now] the equal line before; -1 where the line is new. */
  readonly lineBefore: Int32Array;
  readonly added: number;
  readonly removed: number;
  /** False where the versions differ too much to look for equal lines. */
  readonly isAligned: boolean;
}

/** Most lines added and removed; beyond this nothing is aligned, as the time of Myers 1986 grows with their square. */
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

/** Lines without their ends: another kind of line end does not make another line. */
function linesOf({ text, lines }: VersionText): string[] {
  return Array.from({ length: lines.count }, (_, line) =>
    text.slice(lines.start(line), lines.contentEnd(line)),
  );
}
