import type { TextBuffer } from '../text/buffer.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { candidatesOf } from './name-candidates.ts';
import { weighed, type NamesEvidence, type NameTrust } from './name-trust.ts';
import { NameUses } from './name-uses.ts';
import { lastWord, placeAfter, placeReach, type Place } from './place.ts';

/** What is known of the names that begin like the word being written. */
export interface VoiceEvidence extends NamesEvidence {
  /** The others' probability that the word ends here. */
  readonly outside: number;
}

/** The names' prediction of the next symbol. */
export interface NameOpinion {
  /** [V] */
  readonly probabilities: Float64Array;
  /** The weight of this prediction, 0 to 1. */
  readonly share: number;
}

/** Letters of a word beyond which it makes no difference how many were typed. */
const mostTyped = 8;

/** The least that a probability counts as where its logarithm is an input. */
const leastLikely = 1e-4;

/** Whether a character is part of a word. */
export const isWord = /[\w$]/;

/** What stays the same while a suggestion is written. */
interface Surroundings {
  readonly uses: NameUses;
  /** [V] the characters that are part of words, '' for all other symbols. */
  readonly letters: readonly string[];
  readonly vocabulary: Vocabulary;
  /** Whether the cursor is in a comment, or in a string that reads like one. */
  readonly prose: boolean;
}

/** The word being written, and what stands left of it. */
interface Word {
  readonly left: string;
  readonly typed: string;
  readonly place: Place;
}

/**
 * The next symbol by the names around: inside a word, how the names that begin like it go on. It has no opinion where
 * no word is begun: whether a name comes there, the other voices know better.
 */
export class NameVoice {
  readonly #around: Surroundings;
  readonly #word: Word;
  /** The names' share, given what was written of this word; undefined where nothing was. */
  readonly #share: number | undefined;

  private constructor(around: Surroundings, word: Word, share?: number) {
    this.#around = around;
    this.#word = word;
    this.#share = share;
  }

  static at(text: TextBuffer, offset: number, vocabulary: Vocabulary, prose: boolean): NameVoice {
    const { left, typed } = lastWord(text.slice(Math.max(0, offset - 2 * placeReach), offset));
    const uses = new NameUses(text, offset - typed.length, offset);
    const letters = vocabulary.symbols.map((_, id) => {
      const character = vocabulary.characterOf(id) ?? '';
      return isWord.test(character) ? character : '';
    });
    const word = { left, typed, place: placeAfter(left) };
    return new NameVoice({ uses, letters, vocabulary, prose }, word);
  }

  /**
   * The place after one more symbol.
   *
   * @param share the names' share, given what was written of this word, by Bayes's rule
   */
  write(id: number, share: number | undefined): NameVoice {
    const { letters, vocabulary } = this.#around;
    const word = this.#word;
    const letter = letters[id]!;
    if (letter !== '') {
      return new NameVoice(this.#around, { ...word, typed: word.typed + letter }, share);
    }
    const left = word.left + word.typed + (vocabulary.characterOf(id) ?? '');
    return new NameVoice(this.#around, { left, typed: '', place: placeAfter(left) });
  }

  /**
   * @param others [V] probabilities by the other voices; from these come the names' own for symbols outside of words
   * @returns undefined where no name begins like the word
   */
  opinion(others: Float64Array, trust: NameTrust): NameOpinion | undefined {
    const evidence = this.evidence(others);
    if (evidence === undefined) return undefined;
    const { next, share } = weighed(evidence, trust);
    const [ends, outside] = [next.get('') ?? 0, evidence.outside];
    // Where the others' probability of an end is 0, they do not tell how the word would end.
    if (ends > 0 && outside <= 0) return undefined;
    const { letters } = this.#around;
    const probabilities = others.map((p, id) => {
      const letter = letters[id]!;
      return letter === '' ? (ends * p) / (outside || 1) : (next.get(letter) ?? 0);
    });
    return { probabilities, share: this.#share ?? share };
  }

  /** What an opinion is made of. */
  evidence(others: Float64Array): VoiceEvidence | undefined {
    const { uses, letters, prose } = this.#around;
    const { typed, place } = this.#word;
    if (typed === '' || /^\d/.test(typed)) return undefined;
    const candidates = candidatesOf(uses, typed, place);
    if (candidates.length === 0) return undefined;
    const byLetter = new Map<string, number>();
    others.forEach((p, id) => byLetter.set(letters[id]!, (byLetter.get(letters[id]!) ?? 0) + p));
    const names = candidates.map(({ name, inputs }) => {
      const next = name.charAt(typed.length);
      const left = name.length - typed.length;
      const byOthers = Math.log((byLetter.get(next) ?? 0) + leastLikely);
      return { next, inputs: [...inputs, Math.log1p(left), Number(left === 0), byOthers] };
    });
    const likeliest = others.reduce((a, b) => Math.max(a, b), 0);
    const context = [
      ...[likeliest, Math.log(likeliest + leastLikely), Math.log1p(candidates.length)],
      ...[Math.log(Math.min(typed.length, mostTyped)), Number(prose)],
    ];
    return { names, context, outside: byLetter.get('') ?? 0 };
  }
}
