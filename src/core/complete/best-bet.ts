/** A text that may come next, as the decoder wrote it. */
export interface Hypothesis {
  readonly text: string;
  /** How likely all of it is right. */
  readonly probability: number;
  /** Product of the probabilities of its characters, which that was made from. */
  readonly product: number;
  /** The LSTM's part in it, 0 to 1, the mean over its characters. */
  readonly lstmShare: number;
}

/** What people choose from. */
export type Candidate = Pick<Hypothesis, 'probability' | 'text'>;

/** What a suggestion is measured by. */
export interface Scoring {
  /** Least probability of a suggestion. */
  readonly confidence: number;
  /** Most characters. */
  readonly maxLength: number;
  /** How likely a text of that length is right, from the product of the probabilities of its characters. */
  readonly calibrate: (product: number, length: number) => number;
}

/** Expected: one key accepts the suggestion, and a wrong one saves nothing. */
export function keysSaved(probability: number, length: number): number {
  return probability * (length - 1);
}

/** The text being written, and the best of its beginnings so far. */
export class BestBet {
  readonly #scoring: Scoring;
  #text: string;
  #shares: number;
  #suggestion: Hypothesis | undefined;

  /** @param shares sum of the LSTM's parts over `text` */
  constructor(scoring: Scoring, text: string, shares: number) {
    this.#scoring = scoring;
    this.#text = text;
    this.#shares = shares;
  }

  get text(): string {
    return this.#text;
  }

  get shares(): number {
    return this.#shares;
  }

  get suggestion(): Hypothesis | undefined {
    return this.#suggestion;
  }

  grow(character: string, lstmShare: number): void {
    this.#text += character;
    this.#shares += lstmShare;
  }

  /** Takes the text as it is, if it is likely enough and a better bet than what was taken before. */
  consider(product: number): Hypothesis | undefined {
    const text = this.#text;
    const probability = this.#scoring.calibrate(product, text.length);
    if (probability < this.#scoring.confidence || text.trim() === '') return this.#suggestion;
    const { probability: other = 0, text: before = '' } = this.#suggestion ?? {};
    if (keysSaved(probability, text.length) > Math.max(0, keysSaved(other, before.length))) {
      const lstmShare = this.#shares / text.length;
      this.#suggestion = { text, probability, product, lstmShare };
    }
    return this.#suggestion;
  }

  /** Whether nothing that goes on with at most this product can be a better bet. */
  beats(product: number, maxLength: number): boolean {
    if (this.#suggestion === undefined) return false;
    const { probability, text } = this.#suggestion;
    const most = Math.max(product, this.#scoring.calibrate(product, maxLength));
    return keysSaved(most, maxLength) <= keysSaved(probability, text.length);
  }
}
