/** What the reader can take from the page: a link to what it shows, and figures as files. */
import { bytesOf } from '../host/inspector/saved-bytes.ts';
import { linkText } from '../host/inspector/link-text.ts';
import { FIRST_MEMORY } from '../protocol/panel-memory.ts';
import type { PanelMemory, SavedFile } from '../protocol/panel.ts';

const TYPES: Readonly<Record<SavedFile['format'], string>> = {
  csv: 'text/csv',
  html: 'text/html',
  parquet: 'application/vnd.apache.parquet',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** Copies a link, and puts it into the address bar for browsers that refuse access to the clipboard. */
export function shareLink(memory: PanelMemory = FIRST_MEMORY, sample: string): void {
  const query = linkText({ memory, file: sample === '' ? undefined : sample });
  history.replaceState(null, '', `${location.pathname}${location.search}#${query}`);
  void navigator.clipboard.writeText(location.href).catch(() => undefined);
}

export function download(file: SavedFile): void {
  const blob = new Blob([bytesOf(file).slice()], { type: TYPES[file.format] });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${file.name}.${file.format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
