import type { LanguageModel, ModelOutput } from '../model/language-model.ts';
import type { Turn } from '../model/turn.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { isBoundary, unknownCharacter } from './boundary.ts';
import { IndentationGuard } from './indentation-guard.ts';
import { logSoftmax } from './softmax.ts';
import { SuffixGuard } from './suffix-guard.ts';
import type { Surroundings } from './surroundings.ts';

export interface Suggestion {
  readonly text: string;
  /** Product of the probabilities of its characters: how likely all of it is right. */
  readonly probability: number;
}

export interface DecodeOptions extends Surroundings {
  /** Least probability of a suggestion. */
  readonly confidence: number;
  /** Most characters. */
  readonly maxLength: number;
}

/**
 * Writes on from `start`, always with the likeliest character, to the end of the line, while the whole is at least as
 * likely as `confidence`. Of all places where that text may end, it takes the one that saves most keys on average:
 * the probability that the text so far is right times the keys it saves, one of which goes to accept it. The longest
 * text above the threshold is often a worse bet than its first half.
 *
 * A suggestion ends at a token's boundary. Only where `maxLength` leaves no boundary at all, in the middle of a single
 * long name, is that name cut.
 *
 * @returns undefined when nothing is likely enough, 'cancelled' when the turn ended
 */
export async function decode(
  model: LanguageModel,
  start: ModelOutput,
  options: DecodeOptions,
  turn: Turn,
): Promise<Suggestion | 'cancelled' | undefined> {
  const { confidence, maxLength } = options;
  const suffix = new SuffixGuard(options.before, options.after);
  const indentation = new IndentationGuard(model.vocabulary, options);
  let best: Suggestion | undefined;
  let output = start;
  let text = '';
  let logProbability = 0;
  for (;;) {
    const next = likeliest(model.vocabulary, output.logits, indentation.forbidden);
    const ends = endsLine(next.character) || !suffix.accepts(next.character);
    const probability = Math.exp(logProbability);
    if (isBoundary(text, ends && next.character !== unknownCharacter ? '' : next.character)) {
      best = better(best, { text, probability });
    }
    if (text.length >= maxLength) return best ?? worthKeys({ text, probability });
    logProbability += next.logProbability;
    const reachable = Math.exp(logProbability);
    if (ends || reachable < confidence) return best;
    // However it goes on, a text that is `reachable` likely saves no more than this.
    if (best !== undefined && reachable * (maxLength - 1) <= keysSaved(best)) return best;
    if (!(await turn.proceed())) return 'cancelled';
    output = await model.run(Uint8Array.of(next.id), output.state);
    text += next.character;
    indentation.read(next.character);
  }
}

interface Next {
  readonly id: number;
  /** Empty for what is not a character; `unknownCharacter` for the unknown symbol. */
  readonly character: string;
  readonly logProbability: number;
}

/** The likeliest symbol; `forbidden` is left out, and the others share its probability. */
function likeliest(
  vocabulary: Vocabulary,
  logits: Float32Array,
  forbidden: number | undefined,
): Next {
  const logProbabilities = logSoftmax(logits, vocabulary.symbols.length);
  const lost = forbidden === undefined ? -Infinity : (logProbabilities[forbidden] ?? -Infinity);
  if (forbidden !== undefined) logProbabilities[forbidden] = -Infinity;
  let id = 0;
  logProbabilities.forEach((value, index) => {
    if (value > (logProbabilities[id] ?? -Infinity)) id = index;
  });
  return {
    id,
    character: id === vocabulary.unknown ? unknownCharacter : (vocabulary.characterOf(id) ?? ''),
    logProbability: (logProbabilities[id] ?? -Infinity) - Math.log1p(-Math.exp(lost)),
  };
}

function endsLine(character: string): boolean {
  return character === '' || character === '\n' || character === unknownCharacter;
}

/** Expected: one key accepts the suggestion, and a wrong one saves nothing. */
function keysSaved(suggestion: Suggestion): number {
  return suggestion.probability * (suggestion.text.length - 1);
}

function worthKeys(suggestion: Suggestion): Suggestion | undefined {
  return suggestion.text.trim() !== '' && keysSaved(suggestion) > 0 ? suggestion : undefined;
}

function better(best: Suggestion | undefined, candidate: Suggestion): Suggestion | undefined {
  const least = best === undefined ? 0 : keysSaved(best);
  return keysSaved(candidate) > least ? candidate : best;
}
