/** A place at which a programmer expects something of completion. */
export interface Case {
  readonly name: string;
  readonly file: string;
  /** The file's text, with ‸ at the cursor. What is open in its line the editor has closed right of it. */
  readonly text: string;
  /**
   * What must come: the suggestion and the closers right of it begin with one of these texts; a whole thought, that is
   * nothing, or none of the ends that dangle; or nothing at all.
   */
  readonly want: 'nothing' | 'whole' | readonly string[];
  /** Other files of the workspace, by name. */
  readonly beside?: Readonly<Record<string, string>>;
  /** The name that the editor's pop-up has selected in place of the word left of the cursor. */
  readonly popup?: string;
}

/** An end at which nobody would stop: an opener, a dot, an arrow, an operator, a comma, or a type without its name. */
const dangling = /(?:[([{.,=+*/%<&|^?:-]|->|::|\b(?:const|int|let|new|return|typeof|var|void))$/;

/** Whether a programmer gets what he expects. */
export function holds({ want }: Case, suggestion: string | undefined, after: string): boolean {
  if (want === 'nothing') return suggestion === undefined;
  if (want === 'whole') return suggestion === undefined || !dangling.test(suggestion.trimEnd());
  return suggestion !== undefined && want.some((one) => (suggestion + after).startsWith(one));
}
