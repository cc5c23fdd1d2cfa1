import type { Turn } from '../model/turn.ts';
import { TextBuffer } from '../text/buffer.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { isNoPlaceForType } from './annotation.ts';
import { BestBet, worthOf, type Scoring, type Hypothesis } from './best-bet.ts';
import { isBoundary, isStem, unknownCharacter } from './boundary.ts';
import { fitToText, guardOf, type Around } from './fit.ts';
import { IndentationGuard } from './indentation-guard.ts';
import { likeliest } from './likeliest.ts';
import { danglingEnd, isWorthALook, shortest } from './whole-thought.ts';
import type { Writer } from './author.ts';

export interface DecodeOptions extends Scoring {
  readonly around: Around;
  /** What lines are indented with here; undefined where nothing is indented yet. */
  readonly indentation: '\t' | ' ' | undefined;
  /**
   * For a text of several lines: how many code units of what is written belong to it; its result is undefined while the
   * text goes on. Undefined where a suggestion is the rest of one line.
   */
  readonly ends: ((written: string) => number | undefined) | undefined;
  /** What every suggestion begins with; it counts as certain. */
  readonly assumed: string;
  /** Suggestions to find beside the best, which differ from it and from one another; fewer if there are none. */
  readonly alternatives: number;
}

export interface Decoded {
  /** Undefined when nothing is likely enough. */
  readonly best: Hypothesis | undefined;
  /** The likeliest first. */
  readonly alternatives: readonly Hypothesis[];
}

/**
 * Version of what `decode` and its callers make of given probabilities; raised when a change alters what the
 * probability of a suggestion means, since a calibration is fitted to one version.
 */
export const decoderVersion = 4;

/** Part of the confidence below which the product ends decoding; not 1, since calibration may raise a product. */
const slack = 0.5;

const withinLine = { leavesOpen: false, endsLine: false };

/** Least confidence of an alternative; low, since alternatives are shown only on request. */
const leastOfAlternative = 0.02;

/** The beginning of a suggestion, and how to write on from it. */
interface Beginning {
  /** The writer after it; called only when it is written on, since that costs a step of the model. */
  readonly begin: () => Writer;
  readonly text: string;
  readonly product: number;
  /** The LSTM's part in each code unit of the text. */
  readonly shares: readonly number[];
}

/**
 * Writes on from `writer`, always with the likeliest character, while the whole is likely enough. Of all places where
 * that text may end, it takes the one that is worth most (best-bet.ts). The longest text above the threshold is often a
 * worse bet than its first half. Above a confidence of a half no other text could be likely enough, so there is nothing
 * that a beam search would find; alternatives begin where another character was likely, too.
 *
 * A suggestion ends at a token's boundary; where none is likely enough, within a name, after one of its words, as a
 * shell completes what several names have in common. Only where `maxLength` leaves no boundary at all, in the middle of
 * a single long name, is that name cut.
 */
export async function decode(
  writer: Writer,
  vocabulary: Vocabulary,
  options: DecodeOptions,
  turn: Turn,
): Promise<Decoded | 'cancelled'> {
  const beginnings: Beginning[] = [];
  const keep = options.alternatives > 0 ? (one: Beginning) => beginnings.push(one) : undefined;
  const { assumed } = options;
  const { end, product } = writeAll(writer, vocabulary, assumed);
  const shares = Array<number>(assumed.length).fill(0);
  const beginning = { begin: () => end, text: assumed, product: 1, shares };
  const longest = await writeOn(beginning, vocabulary, options, turn, keep);
  if (longest === 'cancelled') return longest;
  const best = longest ?? nothingMore({ ...beginning, product }, vocabulary, options);
  const alternatives: Hypothesis[] = [];
  beginnings.sort((a, b) => b.product - a.product);
  const lenient = { ...options, confidence: Math.min(options.confidence, leastOfAlternative) };
  for (const one of beginnings) {
    if (alternatives.length >= options.alternatives) break;
    const other = await writeOn(one, vocabulary, lenient, turn, undefined);
    if (other === 'cancelled') return other;
    const known = [best, ...alternatives].some((two) => two !== undefined && sameStart(two, other));
    if (other !== undefined && !known) alternatives.push(other);
  }
  alternatives.sort((a, b) => b.probability - a.probability);
  return { best, alternatives };
}

/** The writer after a text, and the product of the probabilities of its characters. */
function writeAll(
  writer: Writer,
  vocabulary: Vocabulary,
  text: string,
): { readonly end: Writer; readonly product: number } {
  let end = writer;
  let product = 1;
  const buffer = new TextBuffer(text);
  for (const id of vocabulary.encode(buffer, 0, text.length)) {
    product *= end.prediction.probabilities[id]!;
    end = end.write(id);
  }
  return { end, product };
}

/**
 * What is assumed, where nothing that follows it is likely enough: it is suggested if the writer would have written it
 * by itself, and ends where a word does.
 */
function nothingMore(
  { begin, text, product, shares }: Beginning,
  vocabulary: Vocabulary,
  options: DecodeOptions,
): Hypothesis | undefined {
  if (text === '') return undefined;
  const [next] = likeliest(vocabulary, begin(), undefined);
  const isWord = isBoundary(text, next.character) && isWorthALook(text, options.around.before);
  if (!isWord) return undefined;
  return fitted(new BestBet(options, text, shares).consider(product, withinLine), options);
}

function sameStart({ text }: Hypothesis, other: Hypothesis | undefined): boolean {
  return other !== undefined && (text.startsWith(other.text) || other.text.startsWith(text));
}

async function writeOn(
  { begin, text: begun, product: likely, shares }: Beginning,
  vocabulary: Vocabulary,
  options: DecodeOptions,
  turn: Turn,
  keep: ((beginning: Beginning) => void) | undefined,
): Promise<Hypothesis | 'cancelled' | undefined> {
  const { around, confidence, maxLength } = options;
  const suffix = guardOf(around);
  const indentation = new IndentationGuard(vocabulary, { ...around, ...options });
  const best = new BestBet(options, begun, shares);
  for (const character of begun) {
    suffix.accepts(character);
    indentation.read(character);
  }
  let writer = begin();
  let product = likely;
  for (;;) {
    const { text } = best;
    if (options.ends?.(text) !== undefined) break;
    let [next, second] = likeliest(vocabulary, writer, indentation.forbidden);
    const isType = next.character === ':' && !suffix.inText;
    if (isType && isNoPlaceForType(around.before + text, around.lineStart?.language)) {
      [next, second] = likeliest(vocabulary, writer, next.id);
    }
    const { mayEnd } = suffix;
    const guard = { inText: suffix.inText, leavesOpen: suffix.leavesOpen };
    const lineEnds = next.character === '\n';
    const ends = endsText(next.character, options) || !suffix.accepts(next.character);
    const hidden = next.character === unknownCharacter;
    const after = (ends || lineEnds) && !hidden ? '' : next.character;
    const isEnd = mayEnd && isBoundary(text, after) && text.length > options.assumed.length;
    const end = {
      before: around.before,
      lineEnds: (lineEnds || next.character === '') && around.after.trim() === '',
      guard,
    };
    if (isEnd && isWorthALook(text, around.before)) {
      const dangling = danglingEnd(text, end);
      const leavesOpen = dangling === 'unclosed';
      if (dangling === undefined || leavesOpen) {
        const endsLine = end.lineEnds && options.ends === undefined;
        best.consider(product, { leavesOpen, endsLine });
      }
    }
    const written = text.length - options.assumed.length;
    if (mayEnd && isStem(text, after) && written >= shortest) {
      if (danglingEnd(text, end) === undefined) best.considerStem(product);
    }
    if (text.length >= maxLength) {
      const cut = /^[\w$]+$/.test(text) ? best.consider(product, withinLine) : undefined;
      return fitted(best.suggestion ?? cut, options);
    }
    if (keep !== undefined && !endsText(second.character, options)) {
      const here = writer;
      keep({
        begin: () => here.write(second.id),
        text: text + second.character,
        product: product * second.probability,
        shares: [...best.shares, here.prediction.lstmShare],
      });
    }
    product *= next.probability;
    if (ends || product < confidence * slack) break;
    if (best.beats(product, maxLength)) break;
    if (!(await turn.proceed())) return 'cancelled';
    best.grow(next.character, writer.prediction.lstmShare);
    writer = writer.write(next.id);
    indentation.read(next.character);
  }
  return fitted(best.suggestion, options);
}

/** The suggestion as far as it fits into the text around; undefined where what is left saves no key. */
function fitted(
  suggestion: Hypothesis | undefined,
  { around }: DecodeOptions,
): Hypothesis | undefined {
  if (suggestion === undefined) return undefined;
  const text = fitToText(suggestion.text, around);
  return worthOf(suggestion.probability, text.length) > 0
    ? { ...suggestion, text, shares: suggestion.shares.slice(0, text.length) }
    : undefined;
}

function endsText(character: string, { ends }: Pick<DecodeOptions, 'ends'>): boolean {
  if (character === '\n') return ends === undefined;
  return character === '' || character === unknownCharacter;
}
