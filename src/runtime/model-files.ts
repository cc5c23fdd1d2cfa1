/** The files of a model's folder, wherever that lies. */
export interface ModelFiles {
  /** @throws EngineError `modelFileMissing` with the file's full name */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The content of a text file; bytes that are no UTF-8 become U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  // A byte order mark stays in the text: these files are written without one.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Lower-case hexadecimal. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
