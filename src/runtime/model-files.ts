/** The files of a model's folder, wherever that lies. */
export interface ModelFiles {
  /** @throws EngineError `modelFileMissing` with the file's full name */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Of a text file; bytes that are no UTF-8 become U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  // A mark of the byte order is part of a text that nobody wrote.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Lower-case hexadecimal. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
