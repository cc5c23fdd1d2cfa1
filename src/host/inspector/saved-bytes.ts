import { binaryFormats, type SavedFile } from '../../protocol/panel.ts';

/** The bytes of what a page saves. */
export function bytesOf({ format, content }: Pick<SavedFile, 'content' | 'format'>): Uint8Array {
  if (!binaryFormats.has(format)) return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
}
