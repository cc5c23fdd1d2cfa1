import type { LabelName } from '../labels/labels.ts';
import { Lines } from '../text/line-starts.ts';
import type { Picture } from './picture.ts';

export interface Column {
  readonly name: string;
  readonly type: 'FLOAT' | 'INT32' | 'STRING';
  readonly values: readonly (number | string)[];
}

/** The labels of the text, [text.length] each. */
export type LabelColumns = Readonly<Partial<Record<LabelName, ArrayLike<number>>>>;

/**
 * A row for each UTF-16 code unit within the lines, with their ends: where it stands (lines and columns from 1), the
 * value, rounded to four digits after the point, NaN where it is unknown, and the labels, each under `label_` and its
 * name.
 */
export function pictureTable(
  { text, lines: { from, to }, value }: Pick<Picture, 'lines' | 'text' | 'value'>,
  labels: LabelColumns = {},
): readonly Column[] {
  const lines = new Lines(text);
  const start = lines.start(from);
  const end = lines.start(to);
  const offsets = Array.from({ length: end - start }, (_, k) => start + k);
  const at = offsets.map((offset) => lines.at(offset));
  return [
    { name: 'offset', type: 'INT32', values: offsets },
    { name: 'line', type: 'INT32', values: at.map((line) => line + 1) },
    {
      name: 'column',
      type: 'INT32',
      values: offsets.map((offset, k) => offset - lines.start(at[k]!) + 1),
    },
    { name: 'character', type: 'STRING', values: offsets.map((offset) => text[offset]!) },
    {
      name: 'value',
      type: 'FLOAT',
      values: offsets.map((offset) => Number(value(offset).toFixed(4))),
    },
    ...Object.entries(labels).map(([name, all]) => ({
      name: `label_${name}`,
      type: 'INT32' as const,
      values: offsets.map((offset) => all[offset] ?? 0),
    })),
  ];
}

/** The columns row by row: [rows, columns]. */
export function tableRows(columns: readonly Column[]): (number | string)[][] {
  return columns[0]!.values.map((_, row) => columns.map(({ values }) => values[row]!));
}
