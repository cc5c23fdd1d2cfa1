/** What a query of tree-sitter captures in a document. */
import { longestParsed } from '../protocol/syntax.ts';
import type { Params, Result } from '../protocol/engine.ts';
import { grammarOf } from '../runtime/syntax/grammars.ts';
import type { SyntaxQueries } from '../runtime/syntax/queries.ts';
import { awaited } from './awaited.ts';
import type { Documents } from './documents.ts';
import { noValues } from './inspector.ts';
import type { LongAnswer } from './scheduler.ts';

export async function* captures(
  { uri, version, query }: Params<'captures'>,
  documents: Documents,
  queries: SyntaxQueries,
): LongAnswer<Result<'captures'>> {
  const document = documents.get(uri);
  if (document === undefined) return noValues('unknownDocument');
  if (document.version !== version) return noValues('outdated');
  const { text, document: opened } = document.session;
  const grammar = grammarOf(uri, opened.scannedAs);
  if (grammar === undefined) return { kind: 'noCaptures', reason: 'noGrammar' };
  if (text.length > longestParsed) return { kind: 'noCaptures', reason: 'tooLong' };
  return yield* awaited(queries.run(grammar, text.slice(0, text.length), query));
}
