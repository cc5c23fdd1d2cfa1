/** How far a neuron's value is from what it was, at characters of lines that agree. */
import type { Lines } from '../../../core/text/line-starts.ts';
import type { Alignment, VersionText } from './aligned-rows.ts';

/** Tells the value at a character, NaN where it is not known. */
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
  /** Of the character where it differs most, and by how much there. */
  readonly at: number;
  readonly by: number;
}

export interface Differences {
  /** Characters of lines that agree whose value is known in both. */
  readonly characters: number;
  /** Of the difference without its sign. */
  readonly mean: number;
  /** The lines in which it differs most, the farthest first. */
  readonly most: readonly ChangedLine[];
}

/** Where the character stands in the other version; undefined where its line is new. */
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

/** Now less before; NaN where one is not known, or the line is new. */
export function differenceAt(compared: Compared, offset: number): number {
  const place = placeBefore(compared, offset);
  if (place === undefined) return Number.NaN;
  return compared.valueNow(offset) - compared.valueBefore(place);
}

/** @param least what a line has to differ by somewhere to be named */
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

/** With the first character of its end. */
function ownLength(lines: Lines, line: number): number {
  const content = lines.contentEnd(line);
  return content - lines.start(line) + (lines.end(line) > content ? 1 : 0);
}
