import type { DocumentReader } from '../model/document-reader.ts';
import type { LanguageModel } from '../model/language-model.ts';
import type { Turn } from '../model/turn.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { decode, type Suggestion } from './decode.ts';
import { leavesRoom } from './suffix-guard.ts';
import { surroundingsAt } from './surroundings.ts';

export interface CompleteOptions {
  /** Of the cursor, in code units. */
  readonly offset: number;
  readonly confidence: number;
  readonly maxLength: number;
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

/** What the engine completes in: one document, its text and what the model made of it. */
export interface CompletionContext {
  readonly model: LanguageModel;
  readonly text: TextBuffer;
  readonly reader: DocumentReader;
  /** Milliseconds since whenever. */
  now(): number;
}

/** Completes one document at one place, on one line. */
export async function complete(
  context: CompletionContext,
  options: CompleteOptions,
  turn: Turn,
): Promise<Completion> {
  const { model, text, reader } = context;
  const start = context.now();
  const surroundings = surroundingsAt(text, options.offset);
  if (!leavesRoom(surroundings.after)) {
    return { found: { kind: 'silent', reason: 'textRightOfCursor' }, prefix: 0, decode: 0 };
  }
  // While this waited in the queue the next key may have come.
  const wanted = await turn.proceed();
  const reading = wanted ? await reader.outputAt(options.offset, turn) : undefined;
  const read = context.now();
  const suggestion =
    reading === undefined
      ? 'cancelled'
      : await decode(model, reading.output, { ...surroundings, ...options }, turn);
  const stages = { prefix: read - start, decode: context.now() - read };
  if (reading === undefined || suggestion === 'cancelled') {
    return { found: { kind: 'silent', reason: 'cancelled' }, ...stages };
  }
  if (suggestion === undefined) {
    return { found: { kind: 'silent', reason: 'nothingLikely' }, ...stages };
  }
  return {
    found: { kind: 'suggestion', suggestion, provisional: reading.provisional },
    ...stages,
  };
}
