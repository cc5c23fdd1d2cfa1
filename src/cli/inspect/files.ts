/** The values as files that statistics programs read. */
import { csvFormatRows } from 'd3-dsv';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column } from '../../core/picture/table.ts';

/** RFC 4180. */
export function csvOf(columns: readonly Column[]): string {
  const rows = columns[0]!.values.map((_, row) => columns.map(({ values }) => String(values[row])));
  return `${csvFormatRows([columns.map(({ name }) => name), ...rows])}\n`;
}

export function parquetOf(columns: readonly Column[]): Uint8Array {
  const columnData = columns.map(({ name, type, values }) => ({ name, type, data: [...values] }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
