/**
 * Where completion stays silent whatever the model thinks.
 *
 * Schemes: a person writes code in files, untitled documents and notebook cells, wherever these lie. Everything else
 * that carries text (output, the base of a diff, the commit box, chat, search results) has no writable file system,
 * or is listed in `NEVER` because it has one all the same.
 */

const ALWAYS = new Set(['file', 'untitled', 'vscode-notebook-cell', 'vscode-remote']);

const NEVER = [
  /^chat/,
  /^comment/,
  /^debug$/,
  /^git/,
  /^inmemory$/,
  /^output$/,
  /^search-editor$/,
  /^vscode-chat/,
  /^vscode-(local-history|scm|settings|userdata)$/,
  /^walkThrough/,
];

/** What keeps completion silent at a place in the editor, without the model being asked. */
export type PlaceReason =
  | 'diffView'
  | 'multipleCursors'
  | 'paused'
  | 'switchedOff'
  | 'unsupportedLanguage'
  | 'unsupportedPlace';

export interface EditorPlace {
  readonly scheme: string;
  /** `workspace.fs.isWritableFileSystem` of the scheme. */
  readonly writable: boolean | undefined;
  readonly supportedLanguage: boolean;
  readonly enabled: boolean;
  /** Paused for a while, everywhere. */
  readonly paused: boolean;
  readonly inDiff: boolean;
  readonly cursors: number;
}

/** Held-out texts of the catalogue: to be inspected, not edited. */
export const SNIPPET_SCHEME = 'neuron-lens-snippet';

/** What may be inspected. */
export function isReadable(scheme: string, writable: boolean | undefined): boolean {
  return scheme === SNIPPET_SCHEME || isCodeScheme(scheme, writable);
}

export function isCodeScheme(scheme: string, writable: boolean | undefined): boolean {
  if (ALWAYS.has(scheme)) return true;
  return writable === true && !NEVER.some((pattern) => pattern.test(scheme));
}

/** The first reason for silence: lasting ones come before passing ones. */
export function silenceAt(place: EditorPlace): PlaceReason | undefined {
  if (!place.supportedLanguage) return 'unsupportedLanguage';
  if (!isCodeScheme(place.scheme, place.writable)) return 'unsupportedPlace';
  if (!place.enabled) return 'switchedOff';
  if (place.paused) return 'paused';
  if (place.inDiff) return 'diffView';
  if (place.cursors > 1) return 'multipleCursors';
  return undefined;
}
