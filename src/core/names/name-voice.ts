import type { TextBuffer } from '../text/buffer.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { NameUses, wordAt, type Candidate, type Place } from './name-uses.ts';

/** How far names are to be trusted: a logistic regression on `NameOpinion.inputs` (training/lens/mixture/names.py). */
export interface NameTrust {
  /** [trustInputs]: what is subtracted from an input, and what it is divided by. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** [trustInputs] */
  readonly weights: readonly number[];
  readonly bias: number;
}

/** The names' prediction of the next symbol. */
export interface NameOpinion {
  /** [V] */
  readonly probabilities: Float64Array;
  /** [trustInputs]: what `NameTrust` weighs. */
  readonly inputs: readonly number[];
}

export const trustInputs = 13;

/** Letters of a word beyond which it makes no difference how many were typed. */
const mostTyped = 8;

const isWord = /[\w$]/;

/** What stays the same while a suggestion is written. */
interface Surroundings {
  readonly uses: NameUses;
  /** [V] the characters that are part of words, '' for all other symbols. */
  readonly letters: readonly string[];
  readonly vocabulary: Vocabulary;
  /** Whether the cursor is in a comment, or in a string that reads like one. */
  readonly prose: boolean;
}

/**
 * The next symbol by the names around: inside a word, how the names that begin like it go on. It has no opinion where
 * no word is begun: whether a name comes there, the other voices know better.
 */
export class NameVoice {
  readonly #around: Surroundings;
  readonly #place: Place;
  readonly #typed: string;
  /** The names' share, given what was written of this word; undefined where nothing was. */
  readonly #share: number | undefined;

  private constructor(around: Surroundings, place: Place, typed: string, share?: number) {
    this.#around = around;
    this.#place = place;
    this.#typed = typed;
    this.#share = share;
  }

  static at(text: TextBuffer, offset: number, vocabulary: Vocabulary, prose: boolean): NameVoice {
    const { typed, ...place } = wordAt(text, offset);
    const uses = new NameUses(text, offset - typed.length, offset);
    const letters = vocabulary.symbols.map((_, id) => {
      const character = vocabulary.characterOf(id) ?? '';
      return isWord.test(character) ? character : '';
    });
    return new NameVoice({ uses, letters, vocabulary, prose }, place, typed);
  }

  /**
   * The place after one more symbol.
   *
   * @param share the names' share, given what was written of this word, by Bayes's rule
   */
  write(id: number, share: number | undefined): NameVoice {
    const { letters, vocabulary } = this.#around;
    const typed = this.#typed;
    const letter = letters[id]!;
    if (letter !== '') return new NameVoice(this.#around, this.#place, typed + letter, share);
    const previous = typed === '' ? this.#place.previous : typed;
    const after = vocabulary.characterOf(id) ?? '';
    return new NameVoice(this.#around, { after, previous }, '');
  }

  /** The weight of the names' prediction of the next symbol, 0 to 1. */
  share({ inputs }: NameOpinion, { mean, deviation, weights, bias }: NameTrust): number {
    if (this.#share !== undefined) return this.#share;
    const sum = inputs.reduce(
      (total, input, i) => total + (weights[i]! * (input - mean[i]!)) / deviation[i]!,
      bias,
    );
    return 1 / (1 + Math.exp(-sum));
  }

  /**
   * @param others [V] probabilities by the other voices; from these come the names' own for symbols outside of words
   * @returns undefined where no name begins like the word
   */
  opinion(others: Float64Array): NameOpinion | undefined {
    const { uses, letters } = this.#around;
    const typed = this.#typed;
    if (typed === '' || /^\d/.test(typed)) return undefined;
    const candidates = uses.candidates(typed, this.#place);
    if (candidates.length === 0) return undefined;
    const next = new Map<string, number>();
    let sum = 0;
    for (const { name, weight } of candidates) {
      const character = name.charAt(typed.length);
      next.set(character, (next.get(character) ?? 0) + weight);
      sum += weight;
    }
    const outside = others.reduce((mass, p, id) => (letters[id] === '' ? mass + p : mass), 0);
    const ends = next.get('') ?? 0;
    // `outside` is the others' probability that the word ends here; where it is 0, they do not tell how it would end.
    if (ends > 0 && outside <= 0) return undefined;
    const probabilities = others.map((p, id) => {
      const letter = letters[id]!;
      return letter === '' ? ((ends / sum) * p) / (outside || 1) : (next.get(letter) ?? 0) / sum;
    });
    return { probabilities, inputs: this.#inputs(candidates, sum, others) };
  }

  #inputs(candidates: readonly Candidate[], sum: number, others: Float64Array): number[] {
    const best = candidates.reduce((a, b) => (b.weight > a.weight ? b : a));
    const likeliest = others.reduce((a, b) => Math.max(a, b), 0);
    const typed = this.#typed.length;
    return [
      ...[likeliest, Math.log(likeliest + 1e-4)],
      ...[best.weight / sum, Math.log(best.weight / sum)],
      ...[Number(best.sameAfter), Number(best.samePrevious)],
      ...[Math.log1p(best.nearer), Math.log1p(best.count), Math.log1p(candidates.length)],
      Math.log(Math.min(typed, mostTyped)),
      ...[Math.log1p(best.name.length - typed), Number(best.name.length === typed)],
      Number(this.#around.prose),
    ];
  }
}
