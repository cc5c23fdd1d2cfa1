import type { Turn } from '../model/turn.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { lineStart } from '../text/lines.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Author } from './author.ts';
import type { Candidate, Scoring, Hypothesis } from './best-bet.ts';
import { blockAt, blockEnds, fitIndentation, type Block } from './block.ts';
import { columnsOf, leadingBlank } from './columns.ts';
import { decode, type DecodeOptions } from './decode.ts';
import type { DocumentScan } from './document-scan.ts';
import { fitLineEnds, lineEndAt } from './line-ends.ts';
import { paragraphEnds } from './paragraph.ts';
import type { PlaceScanner } from './place-scanner.ts';
import { looksSecret, secretAt } from './secrets.ts';
import { leavesRoom } from './suffix-guard.ts';
import { nextLinesAt, surroundingsAt } from './surroundings.ts';
import { textKindAt } from './text-kind.ts';

export interface CompleteOptions extends Scoring {
  /** Of the cursor, in code units. */
  readonly offset: number;
  /** Suggest in comments and strings as readily as in code, and not only what is very likely. */
  readonly prose: boolean;
  /** The cursor stands where an accepted suggestion ends: the next may go on over the lines of the paragraph. */
  readonly continues: boolean;
  /** What every suggestion begins with. */
  readonly assumed: string;
  /** Suggestions to find beside the best. */
  readonly alternatives: number;
}

/** Milliseconds spent in each stage. */
export interface Latency {
  /** Waiting for the engine. */
  readonly queue: number;
  /** Reading what stands left of the cursor. */
  readonly prefix: number;
  readonly decode: number;
}

export type Silence =
  'cancelled' | 'nothingLikely' | 'prose' | 'secret' | 'textRightOfCursor' | 'untrainedLanguage';

/** The answer to a request for a completion. */
export type Completion =
  | (Hypothesis & {
      readonly kind: 'suggestion';
      /** What else might have been suggested, the likeliest first. */
      readonly alternatives: readonly Candidate[];
      /** True when the state came from the last characters only, because the file is still being read. */
      readonly provisional: boolean;
      readonly latency: Latency;
    })
  | { readonly kind: 'silent'; readonly reason: Silence; readonly latency: Latency };

export function silence(
  reason: Silence,
  latency: Latency = { queue: 0, prefix: 0, decode: 0 },
): Completion & { kind: 'silent' } {
  return { kind: 'silent', reason, latency };
}

/** What is completed in: one document, its text, and the author that writes on in it. */
export interface CompletionContext {
  readonly vocabulary: Vocabulary;
  readonly text: TextBuffer;
  /** Undefined for a text that no scanner reads. */
  readonly scan: DocumentScan | undefined;
  readonly author: Author;
  /** Milliseconds since any fixed time. */
  now(): number;
}

/**
 * Least probability of a suggestion in comments and strings, where the user looks for words of their own. What is as
 * likely as that repeats other files: licences, headings, messages.
 */
const proseConfidence = 0.8;
/** Most characters of a suggestion of several lines. */
const longestText = 400;

/**
 * Completes one document at one place: to the end of the line; an empty block to its end; and after an accepted
 * suggestion to the end of the paragraph.
 */
export async function complete(
  context: CompletionContext,
  options: CompleteOptions,
  turn: Turn,
): Promise<Completion> {
  const { vocabulary, text, author } = context;
  const { offset } = options;
  const start = context.now();
  const place = textAround(context, options);
  const scanner = place.around.lineStart?.after(place.around.before);
  const reason = reasonForSilence(context, place, offset, scanner);
  if (reason !== undefined) return silence(reason);
  const isProse = !options.prose && textKindAt(scanner) === 'prose';
  const confidence = isProse ? Math.max(options.confidence, proseConfidence) : options.confidence;
  // While this waited in the queue the next key may have come.
  const begun = (await turn.proceed()) ? await author.begin(offset, turn) : undefined;
  const read = context.now();
  const maxLength = place.ends === undefined ? options.maxLength : longestText;
  const decoded =
    begun === undefined
      ? 'cancelled'
      : await decode(
          begun.writer,
          vocabulary,
          { ...options, ...place, confidence, maxLength },
          turn,
        );
  const latency = { queue: 0, prefix: read - start, decode: context.now() - read };
  if (begun === undefined || decoded === 'cancelled') return silence('cancelled', latency);
  const fits = (one: Hypothesis): boolean => !looksSecret(one.text, place.around.before);
  const [suggestion, ...alternatives] = [decoded.best, ...decoded.alternatives]
    .filter((one) => one !== undefined)
    .filter(fits)
    .map((one) => {
      const placed = inItsPlace(one.text, place, text, offset);
      return { ...one, text: placed, shares: sharesInPlace(one, placed) };
    });
  if (suggestion === undefined) return silence(isProse ? 'prose' : 'nothingLikely', latency);
  return {
    ...{ kind: 'suggestion', ...suggestion },
    alternatives: alternatives.map(({ text: other, probability }) => ({
      text: other,
      probability,
    })),
    ...{ provisional: begun.provisional, latency },
  };
}

type TextAround = ReturnType<typeof textAround>;

function textAround(
  { text, scan }: CompletionContext,
  { offset, continues }: Pick<CompleteOptions, 'continues' | 'offset'>,
) {
  const { before, after, indentation } = surroundingsAt(text, offset);
  const around = {
    before,
    after,
    nextLines: nextLinesAt(text, offset),
    lineStart: scan?.at(lineStart(text, offset)),
  };
  const block: Block | undefined = scan && blockAt(text, offset, scan);
  const columns = columnsOf(leadingBlank(before));
  let ends: DecodeOptions['ends'];
  if (block !== undefined) ends = (written) => blockEnds(written, block);
  else if (continues && before.trim() !== '' && after.trim() === '') {
    ends = (written) => paragraphEnds(written, columns);
  }
  return { around, indentation, block, ends };
}

function reasonForSilence(
  { text }: CompletionContext,
  { around }: TextAround,
  offset: number,
  scanner: PlaceScanner | undefined,
): 'secret' | 'textRightOfCursor' | undefined {
  if (!leavesRoom(around.after)) return 'textRightOfCursor';
  return secretAt(text, offset, scanner) ? 'secret' : undefined;
}

/** The shares of a suggestion after its white space was fitted to the document: new white space has a share of 0. */
function sharesInPlace({ text, shares }: Hypothesis, placed: string): readonly number[] {
  if (placed === text) return shares;
  const ink = Array.from({ length: text.length }, (_, at) => at).filter((at) =>
    /\S/.test(text[at]!),
  );
  let next = 0;
  return Array.from({ length: placed.length }, (_, at) =>
    /\S/.test(placed[at]!) ? (shares[ink[next++] ?? -1] ?? 0) : 0,
  );
}

/** With the indentation and the line ends of the document. */
function inItsPlace(
  written: string,
  { around, block }: TextAround,
  text: TextBuffer,
  offset: number,
) {
  const indented = block === undefined ? written : fitIndentation(written, around.before, block);
  return fitLineEnds(indented, lineEndAt(text, offset));
}
