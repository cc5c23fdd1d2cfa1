import type { Turn } from '../model/turn.ts';
import type { TextBuffer } from '../text/buffer.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Author } from './author.ts';
import { decode, type Suggestion } from './decode.ts';
import { leavesRoom } from './suffix-guard.ts';
import { surroundingsAt } from './surroundings.ts';

export interface CompleteOptions {
  /** Of the cursor, in code units. */
  readonly offset: number;
  /** Least probability that all of a suggestion is right. */
  readonly confidence: number;
  readonly maxLength: number;
  calibrate(product: number, length: number): number;
}

export interface Completion {
  readonly found:
    | {
        readonly kind: 'suggestion';
        readonly suggestion: Suggestion;
        readonly provisional: boolean;
      }
    | {
        readonly kind: 'silent';
        readonly reason: 'cancelled' | 'nothingLikely' | 'textRightOfCursor';
      };
  /** Milliseconds. */
  readonly prefix: number;
  readonly decode: number;
}

/** What the engine completes in: one document, its text and who writes on in it. */
export interface CompletionContext {
  readonly vocabulary: Vocabulary;
  readonly text: TextBuffer;
  readonly author: Author;
  /** Milliseconds since whenever. */
  now(): number;
}

/** Completes one document at one place, on one line. */
export async function complete(
  context: CompletionContext,
  options: CompleteOptions,
  turn: Turn,
): Promise<Completion> {
  const { vocabulary, text, author } = context;
  const start = context.now();
  const surroundings = surroundingsAt(text, options.offset);
  if (!leavesRoom(surroundings.after)) {
    return { found: { kind: 'silent', reason: 'textRightOfCursor' }, prefix: 0, decode: 0 };
  }
  // While this waited in the queue the next key may have come.
  const wanted = await turn.proceed();
  const begun = wanted ? await author.begin(options.offset, turn) : undefined;
  const read = context.now();
  const suggestion =
    begun === undefined
      ? 'cancelled'
      : await decode(begun.writer, vocabulary, { ...surroundings, ...options }, turn);
  const stages = { prefix: read - start, decode: context.now() - read };
  if (begun === undefined || suggestion === 'cancelled') {
    return { found: { kind: 'silent', reason: 'cancelled' }, ...stages };
  }
  if (suggestion === undefined) {
    return { found: { kind: 'silent', reason: 'nothingLikely' }, ...stages };
  }
  return {
    found: { kind: 'suggestion', suggestion, provisional: begun.provisional },
    ...stages,
  };
}
