/** The values as files that statistics programs read. */
import { csvFormatRows } from 'd3-dsv';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { tableRows, type Column } from '../../core/picture/table.ts';

/** RFC 4180. */
export function csvOf(columns: readonly Column[]): string {
  const rows = tableRows(columns).map((row) => row.map(String));
  return `${csvFormatRows([columns.map(({ name }) => name), ...rows])}\n`;
}

export function parquetOf(columns: readonly Column[]): Uint8Array {
  const columnData = columns.map(({ name, type, values }) => ({ name, type, data: [...values] }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
