import type { Turn } from '../model/turn.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { isBoundary, unknownCharacter } from './boundary.ts';
import { IndentationGuard } from './indentation-guard.ts';
import { SuffixGuard } from './suffix-guard.ts';
import type { Surroundings } from './surroundings.ts';
import type { Writer } from './writer.ts';

export interface Suggestion {
  readonly text: string;
  /** How likely all of it is right. */
  readonly probability: number;
  /** The LSTM's part in it, 0 to 1, the mean over its characters. */
  readonly lstmShare: number;
}

export interface DecodeOptions extends Surroundings {
  /** Least probability of a suggestion. */
  readonly confidence: number;
  /** Most characters. */
  readonly maxLength: number;
  /** How likely a text of that length is right, from the product of the probabilities of its characters. */
  calibrate(product: number, length: number): number;
}

/** How far the product may lie below the confidence before nothing better can come: calibration may raise it again. */
const slack = 0.5;

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
  writer: Writer,
  vocabulary: Vocabulary,
  options: DecodeOptions,
  turn: Turn,
): Promise<Suggestion | 'cancelled' | undefined> {
  const { confidence, maxLength } = options;
  const suffix = new SuffixGuard(options.before, options.after);
  const indentation = new IndentationGuard(vocabulary, options);
  const best = new BestBet(options);
  let product = 1;
  for (;;) {
    const next = likeliest(vocabulary, writer.prediction.probabilities, indentation.forbidden);
    const ends = endsLine(next.character) || !suffix.accepts(next.character);
    const { text } = best;
    if (isBoundary(text, ends && next.character !== unknownCharacter ? '' : next.character)) {
      best.consider(product);
    }
    if (text.length >= maxLength) return best.suggestion ?? best.consider(product);
    product *= next.probability;
    if (ends || product < confidence * slack) return best.suggestion;
    if (best.beats(product, maxLength)) return best.suggestion;
    if (!(await turn.proceed())) return 'cancelled';
    best.grow(next.character, writer.prediction.lstmShare);
    writer = await writer.write(next.id);
    indentation.read(next.character);
  }
}

/** The text being written, and the best of its beginnings so far. */
class BestBet {
  readonly #options: DecodeOptions;
  #text = '';
  #shares = 0;
  #suggestion: Suggestion | undefined;

  constructor(options: DecodeOptions) {
    this.#options = options;
  }

  get text(): string {
    return this.#text;
  }

  get suggestion(): Suggestion | undefined {
    return this.#suggestion;
  }

  grow(character: string, lstmShare: number): void {
    this.#text += character;
    this.#shares += lstmShare;
  }

  /** Takes the text as it is, if it is likely enough and a better bet than what was taken before. */
  consider(product: number): Suggestion | undefined {
    const text = this.#text;
    const probability = this.#options.calibrate(product, text.length);
    if (probability < this.#options.confidence || text.trim() === '') return this.#suggestion;
    const saved = keysSaved(probability, text.length);
    const { probability: other, text: { length } = '' } = this.#suggestion ?? {};
    if (saved > (other === undefined ? 0 : keysSaved(other, length))) {
      this.#suggestion = { text, probability, lstmShare: this.#shares / text.length };
    }
    return this.#suggestion;
  }

  /** Whether nothing that goes on with at most this probability can be a better bet. */
  beats(product: number, maxLength: number): boolean {
    if (this.#suggestion === undefined) return false;
    const { probability, text } = this.#suggestion;
    const most = Math.max(product, this.#options.calibrate(product, maxLength));
    return keysSaved(most, maxLength) <= keysSaved(probability, text.length);
  }
}

interface Next {
  readonly id: number;
  /** Empty for what is not a character; `unknownCharacter` for the unknown symbol. */
  readonly character: string;
  readonly probability: number;
}

/** The likeliest symbol; `forbidden` is left out, and the others share its probability. */
function likeliest(
  vocabulary: Vocabulary,
  probabilities: Float64Array,
  forbidden: number | undefined,
): Next {
  let id = forbidden === 0 ? 1 : 0;
  probabilities.forEach((p, index) => {
    if (index !== forbidden && p > probabilities[id]!) id = index;
  });
  const lost = forbidden === undefined ? 0 : probabilities[forbidden]!;
  return {
    id,
    character: id === vocabulary.unknown ? unknownCharacter : (vocabulary.characterOf(id) ?? ''),
    probability: probabilities[id]! / (1 - lost),
  };
}

function endsLine(character: string): boolean {
  return character === '' || character === '\n' || character === unknownCharacter;
}

/** Expected: one key accepts the suggestion, and a wrong one saves nothing. */
function keysSaved(probability: number, length: number): number {
  return probability * (length - 1);
}
