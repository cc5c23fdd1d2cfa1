/** A label of the reader's own as a query of tree-sitter: what the page asks the engine, which parses and queries. */
import type { TextRange } from '../core/inspect/same-places.ts';
import type { NoValues } from './inspection.ts';

/** The longest query, and the longest text that is parsed for one, in code units. */
export const longestQuery = 4_000;
export const longestParsed = 1_000_000;
/**
 * Brackets and colons in a query. Each may nest what follows one level deeper, and tree-sitter, whose stack of 64 KB
 * nothing guards, writes over its own memory from some 2,000 levels on.
 */
export const mostNesting = 1_000;

/** What is wrong with a query. `noCapture`: it captures nothing, as by `@on`. `tooNested`: see `mostNesting`. */
export type QueryProblem =
  'capture' | 'field' | 'noCapture' | 'node' | 'predicate' | 'structure' | 'syntax' | 'tooNested';

/** What is captured: `off` by `@off`, with which the rest is compared; `on` by any other name. */
export interface Captures {
  readonly kind: 'captures';
  readonly on: readonly TextRange[];
  readonly off: readonly TextRange[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

export interface BadQuery {
  readonly kind: 'badQuery';
  readonly problem: QueryProblem;
  /** In code units of the query; undefined where it is unknown. */
  readonly at: number | undefined;
  /** What stands there. */
  readonly word: string;
}

/** `noGrammar`: none for such a file. `tooSlow`: it was given up. */
export interface NoCaptures {
  readonly kind: 'noCaptures';
  readonly reason: 'noGrammar' | 'tooLong' | 'tooSlow';
}

export interface SyntaxRequests {
  captures: {
    params: { readonly uri: string; readonly version: number; readonly query: string };
    result: BadQuery | Captures | NoCaptures | NoValues;
  };
}
