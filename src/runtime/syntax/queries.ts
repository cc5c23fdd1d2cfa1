import * as v from 'valibot';
import type * as TreeSitter from 'web-tree-sitter';
import type { Language, Parser, Query, QueryCapture } from 'web-tree-sitter';
import type { TextRange } from '../../core/inspect/same-places.ts';
import { EngineError } from '../../protocol/error.ts';
import { mostRanges } from '../../protocol/panel.ts';
import {
  mostNesting,
  type BadQuery,
  type Captures,
  type NoCaptures,
  type QueryProblem,
} from '../../protocol/syntax.ts';
import type { ModelFiles } from '../model-files.ts';
import { grammarFile, PARSER_FILE, type GrammarName } from './grammars.ts';

/** As far as it is used: the types of Node lack it. */
declare const WebAssembly: { readonly RuntimeError: new (message: string) => Error };

type Library = typeof TreeSitter;

/** Milliseconds after which parsing, and then querying, is given up: nothing else is answered meanwhile. */
const longest = 1_000;
/** Matches that are under way at once; a query of many wildcards would have endlessly many. */
const mostAtOnce = 10_000;

/** Parses texts and queries them. The parser and each grammar are read at first use. */
export class SyntaxQueries {
  readonly #files: ModelFiles;
  readonly #now: () => number;
  #library: Promise<Library> | undefined;
  readonly #grammars = new Map<GrammarName, Promise<Language>>();
  #broken: EngineError | undefined;

  /**
   * @param files the folder with the grammars
   * @param now milliseconds since any fixed time
   */
  constructor(files: ModelFiles, now = () => performance.now()) {
    this.#files = files;
    this.#now = now;
  }

  /**
   * @throws EngineError `queryFault` where WebAssembly stopped in the middle, and for all that is asked afterwards: its
   * memory is not to be trusted then, and the library cannot be loaded a second time.
   */
  async run(
    name: GrammarName,
    text: string,
    query: string,
  ): Promise<BadQuery | Captures | NoCaptures> {
    if (this.#broken !== undefined) throw this.#broken;
    try {
      return await this.#run(name, text, query);
    } catch (error) {
      if (!isFault(error)) throw error;
      throw (this.#broken = new EngineError('queryFault', told(error), { cause: error }));
    }
  }

  async #run(
    name: GrammarName,
    text: string,
    query: string,
  ): Promise<BadQuery | Captures | NoCaptures> {
    if (nestingOf(query) > mostNesting) return bad('tooNested', undefined, String(mostNesting));
    const library = await (this.#library ??= this.#begin());
    const grammar = await this.#grammar(name, library);
    const made = madeOf(library, grammar, query);
    if ('kind' in made) return made;
    const parser = new library.Parser();
    try {
      if (made.captureNames.length === 0) return bad('noCapture', undefined, '');
      parser.setLanguage(grammar);
      return captured(parser, text, made, this.#now);
    } finally {
      made.delete();
      parser.delete();
    }
  }

  async #begin(): Promise<Library> {
    const library = await import('web-tree-sitter');
    const wasmBinary = await this.#files.read(PARSER_FILE);
    // What it would write to the console is thrown as well.
    await library.Parser.init({ wasmBinary, printErr: () => undefined });
    return library;
  }

  #grammar(name: GrammarName, { Language: languages }: Library): Promise<Language> {
    const known = this.#grammars.get(name);
    if (known !== undefined) return known;
    const read = this.#files.read(grammarFile(name)).then((bytes) => languages.load(bytes));
    this.#grammars.set(name, read);
    return read;
  }
}

/** What tree-sitter throws for an invalid query; its kinds are numbers from 1 on. */
const thrown = v.object({ kind: v.number(), index: v.number(), length: v.number() });
const PROBLEMS: readonly QueryProblem[] = ['syntax', 'node', 'field', 'capture', 'structure'];

function madeOf(library: Library, grammar: Language, query: string): BadQuery | Query {
  try {
    return new library.Query(grammar, query);
  } catch (error) {
    if (isFault(error)) throw error;
    const read = v.safeParse(thrown, error);
    if (!read.success) return bad('predicate', undefined, told(error));
    const { kind, index, length } = read.output;
    const word = query.slice(index, index + (length > 0 ? length : 20));
    return bad(PROBLEMS[kind - 1] ?? 'syntax', index, word);
  }
}

function captured(
  parser: Parser,
  text: string,
  query: Query,
  now: () => number,
): Captures | NoCaptures {
  const within = (end: number) => ({ progressCallback: () => now() > end });
  const tree = parser.parse(text, null, within(now() + longest));
  if (tree === null) return { kind: 'noCaptures', reason: 'tooSlow' };
  try {
    const end = now() + longest;
    // Not by `Query.captures`: for each capture it writes down its whole match, which is more than the 2 GB there are
    // for a node that is repeated 5,000 times, and it captures in matches that are never completed.
    const matches = query.matches(tree.rootNode, { matchLimit: mostAtOnce, ...within(end) });
    if (now() > end) return { kind: 'noCaptures', reason: 'tooSlow' };
    const captures = matches.flatMap((match) => match.captures);
    const off = rangesOf(captures.filter(({ name }) => name === 'off'));
    const on = rangesOf(captures.filter(({ name }) => name !== 'off'));
    const isCut = query.didExceedMatchLimit() || on.length > mostRanges || off.length > mostRanges;
    return {
      kind: 'captures',
      on: on.slice(0, mostRanges),
      off: off.slice(0, mostRanges),
      isCut,
    };
  } finally {
    tree.delete();
  }
}

/** In the order of the text, each once, none empty. */
function rangesOf(captures: readonly QueryCapture[]): TextRange[] {
  const ranges = captures.map(({ node }) => ({ from: node.startIndex, to: node.endIndex }));
  ranges.sort((one, other) => one.from - other.from || one.to - other.to);
  return ranges.filter(
    ({ from, to }, at) =>
      from < to && !(ranges[at - 1]?.from === from && ranges[at - 1]?.to === to),
  );
}

/** Out of memory, for example, or stopped by what its memory should not hold. */
function isFault(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}

/** Those in strings and comments count as well, which nobody fills with them. */
function nestingOf(query: string): number {
  return query.match(/[([:]/g)?.length ?? 0;
}

function bad(problem: QueryProblem, at: number | undefined, word: string): BadQuery {
  return { kind: 'badQuery', problem, at, word };
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
