/** What the model expected after each character, and what each character cost; edited with the text, like a track. */
import { Track } from '../../core/colour/track.ts';
import { guessesPerCharacter, type GuessValues } from '../../protocol/inspection.ts';
import type { TextChange } from '../../protocol/panel.ts';

export interface Guess {
  /** A character, or the name of a symbol that is not one, such as `<eof>`. */
  readonly symbol: string;
  readonly probability: number;
}

export class GuessBook {
  readonly bits: Track;
  #ids: Uint8Array;
  #probabilities: Uint8Array;
  #symbols: readonly string[] = [];

  constructor(length: number) {
    this.bits = new Track(length);
    this.#ids = new Uint8Array(length * guessesPerCharacter);
    this.#probabilities = new Uint8Array(length * guessesPerCharacter);
  }

  /** The likeliest next characters after the one at `offset`, the likeliest first; empty where nothing is known. */
  after(offset: number): Guess[] {
    const guesses: Guess[] = [];
    for (let rank = 0; rank < guessesPerCharacter; rank++) {
      const at = offset * guessesPerCharacter + rank;
      const probability = (this.#probabilities[at] ?? 0) / 255;
      const symbol = this.#symbols[this.#ids[at] ?? -1];
      if (symbol !== undefined && (probability > 0 || guesses.length > 0)) {
        guesses.push({ symbol, probability });
      }
    }
    return guesses;
  }

  write({ from, bits, ids, probabilities, symbols, read }: GuessValues): void {
    const length = Math.min(bits.length, this.bits.length - from) * guessesPerCharacter;
    this.#symbols = symbols;
    this.#ids.set(ids.subarray(0, length), from * guessesPerCharacter);
    this.#probabilities.set(probabilities.subarray(0, length), from * guessesPerCharacter);
    this.bits.write(from, bits, read);
  }

  edit(change: TextChange): void {
    this.bits.edit(change);
    this.#ids = spliced(this.#ids, change);
    this.#probabilities = spliced(this.#probabilities, change);
  }
}

function spliced(old: Uint8Array, { offset, removed, inserted }: TextChange): Uint8Array {
  const result = new Uint8Array(old.length + (inserted.length - removed) * guessesPerCharacter);
  result.set(old.subarray(0, offset * guessesPerCharacter));
  result.set(
    old.subarray((offset + removed) * guessesPerCharacter),
    (offset + inserted.length) * guessesPerCharacter,
  );
  return result;
}
