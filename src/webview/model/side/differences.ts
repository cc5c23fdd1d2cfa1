/** How far a neuron's value is from what it was before, at characters of equal lines. */
import type { Lines } from '../../../core/text/line-starts.ts';
import type { Alignment, VersionText } from './aligned-rows.ts';

/** The value at a character, NaN where it is not known. */
type Values = (offset: number) => number;

export interface Compared {
  readonly before: VersionText;
  readonly now: VersionText;
  readonly alignment: Alignment;
  readonly valueBefore: Values;
  readonly valueNow: Values;
}

export interface ChangedLine {
  readonly line: number;
  /** The character where the value differs most, and by how much. */
  readonly at: number;
  readonly by: number;
}

export interface Differences {
  /** How many characters of equal lines have a known value in both versions. */
  readonly characters: number;
  /** Mean absolute difference. */
  readonly mean: number;
  /** The lines in which the value differs most, the largest difference first. */
  readonly most: readonly ChangedLine[];
}

/** Where the character is in the earlier version; undefined where its line is new. */
export function placeBefore(
  { before, now, alignment }: Pick<Compared, 'alignment' | 'before' | 'now'>,
  offset: number,
): number | undefined {
  const line = now.lines.at(offset);
  const other = alignment.lineBefore[line] ?? -1;
  if (other < 0) return undefined;
  const column = offset - now.lines.start(line);
  return column < ownLength(now.lines, line) && column < ownLength(before.lines, other)
    ? before.lines.start(other) + column
    : undefined;
}

/** Now minus before; NaN where one is not known, or the line is new. */
export function differenceAt(compared: Compared, offset: number): number {
  const place = placeBefore(compared, offset);
  if (place === undefined) return Number.NaN;
  return compared.valueNow(offset) - compared.valueBefore(place);
}

/** @param least smallest difference for which a line is listed */
export function differencesOf(
  compared: Compared,
  { most, least }: { readonly most: number; readonly least: number },
): Differences {
  const { before, now, alignment, valueBefore, valueNow } = compared;
  let [sum, characters] = [0, 0];
  const changed: ChangedLine[] = [];
  for (let line = 0; line < now.lines.count; line++) {
    const other = alignment.lineBefore[line]!;
    if (other < 0) continue;
    const length = Math.min(ownLength(now.lines, line), ownLength(before.lines, other));
    const [start, old] = [now.lines.start(line), before.lines.start(other)];
    let worst: ChangedLine | undefined;
    for (let column = 0; column < length; column++) {
      const by = valueNow(start + column) - valueBefore(old + column);
      if (Number.isNaN(by)) continue;
      sum += Math.abs(by);
      characters += 1;
      if (Math.abs(by) > Math.abs(worst?.by ?? 0)) worst = { line, at: start + column, by };
    }
    if (worst !== undefined && Math.abs(worst.by) >= least) changed.push(worst);
  }
  changed.sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || a.line - b.line);
  return { characters, mean: sum / Math.max(1, characters), most: changed.slice(0, most) };
}

/** Length of a line with the first character of its end. */
function ownLength(lines: Lines, line: number): number {
  const content = lines.contentEnd(line);
  return content - lines.start(line) + (lines.end(line) > content ? 1 : 0);
}
