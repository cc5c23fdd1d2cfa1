import { danglingAt } from '../../src/core/complete/dangling-at.ts';
import { PlaceScanner } from '../../src/core/complete/place-scanner.ts';
import { languageOf } from '../../src/cli/file-language.ts';

/** A place at which a programmer has a clear expectation of completion. */
export interface Case {
  readonly name: string;
  readonly file: string;
  /** The file's text, with ‸ at the cursor. The editor has closed the brackets that are open in its line. */
  readonly text: string;
  /**
   * What must be suggested. Texts: the suggestion with the closers after it begins with one of these. `whole`: nothing,
   * or something that does not end in the middle. `nothing`: nothing at all.
   */
  readonly want: 'nothing' | 'whole' | readonly string[];
  /** A name that belongs to the passage that is copied, and not here. */
  readonly old?: string;
  /** Other files of the workspace, by name. */
  readonly beside?: Readonly<Record<string, string>>;
  /** The name that is selected in the editor's pop-up, to replace the word left of the cursor. */
  readonly popup?: string;
}

/** Whether a programmer gets what they expect. */
export function holds(one: Case, suggestion: string | undefined, after: string): boolean {
  const { old, want } = one;
  if (old !== undefined && suggestion?.toLowerCase().includes(old) === true) return false;
  if (want === 'nothing') return suggestion === undefined;
  if (want === 'whole') return suggestion === undefined || isWhole(one, suggestion, after);
  return suggestion !== undefined && want.some((one) => (suggestion + after).startsWith(one));
}

function isWhole({ file, text }: Case, suggestion: string, after: string): boolean {
  const [above = '', before = ''] = /^([^]*\n|)([^\n]*)$/.exec(text.split('‸')[0]!)!.slice(1);
  const { scannedAs } = languageOf(file);
  const lineStart = scannedAs && PlaceScanner.start(scannedAs).after(above);
  return danglingAt(suggestion, { before, after, nextLines: [], lineStart }, false) === undefined;
}
