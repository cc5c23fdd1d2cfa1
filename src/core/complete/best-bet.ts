/** A text that may come next, as the decoder wrote it. */
export interface Hypothesis {
  readonly text: string;
  /** How likely all of it is right. */
  readonly probability: number;
  /** Product of the probabilities of its characters, which `probability` is calibrated from. */
  readonly product: number;
  /** The LSTM's part in it, 0 to 1, the mean over its characters. */
  readonly lstmShare: number;
  /** The same of each code unit of the text; 0 for what was assumed, and for white space fitted to the document. */
  readonly shares: readonly number[];
  /** Whether it ends within a name. */
  readonly isStem: boolean;
}

/** What the user chooses from. */
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

/**
 * Keys taken from the worth of a suggestion whose end leaves open what it opened. Chosen on validation packages
 * (docs/completion-tries.md).
 */
const openEnd = 6;

/**
 * Characters for which it counts that the line ends there, too: nobody has to look at it again. Chosen on validation
 * packages (docs/completion-tries.md).
 */
const wholeLine = 4;

/**
 * How much more surety counts than length. A text that ends early goes on with the next suggestion; one that goes wrong
 * is lost with all of it that was right. Chosen on validation packages (docs/completion-tries.md).
 */
const surety = 3;

/** What a suggestion is worth, in keys, of which one accepts it. */
export function worthOf(probability: number, length: number): number {
  return probability ** surety * (length - 1);
}

/** What an end is judged by, besides how likely and how long the text is. */
interface End {
  /** Whether it leaves open what the suggestion opened. */
  readonly leavesOpen: boolean;
  /** Whether the line ends there that it is the rest of. */
  readonly endsLine: boolean;
}

interface Weighed {
  /** Characters that count besides those of the text. */
  readonly counted: number;
  /** Keys taken from its worth. */
  readonly cost: number;
  readonly isStem: boolean;
}

interface Bet {
  readonly hypothesis: Hypothesis;
  readonly worth: number;
}

/** The text being written, and the best of its beginnings so far. */
export class BestBet {
  readonly #scoring: Scoring;
  #text: string;
  readonly #shares: number[];
  #end: Bet | undefined;
  #stem: Bet | undefined;

  /** @param shares the LSTM's part in each code unit of `text` */
  constructor(scoring: Scoring, text: string, shares: readonly number[]) {
    this.#scoring = scoring;
    this.#text = text;
    this.#shares = [...shares];
  }

  get text(): string {
    return this.#text;
  }

  get shares(): readonly number[] {
    return this.#shares;
  }

  /** The best text that ends where a thought does; where there is none, the best that ends within a name. */
  get suggestion(): Hypothesis | undefined {
    return (this.#end ?? this.#stem)?.hypothesis;
  }

  grow(character: string, lstmShare: number): void {
    this.#text += character;
    // Both code units of a character have the same share.
    this.#shares.push(...Array<number>(character.length).fill(lstmShare));
  }

  /** Takes the text so far, if it is likely enough and a better bet than the one before. Returns the best bet. */
  consider(product: number, { leavesOpen, endsLine }: End): Hypothesis | undefined {
    const counted = endsLine ? wholeLine : 0;
    const cost = leavesOpen ? openEnd : 0;
    this.#end = this.#better(this.#end, product, { counted, cost, isStem: false });
    return this.suggestion;
  }

  /** Takes the text so far, which ends within a name, for where it ends nowhere else. */
  considerStem(product: number): void {
    this.#stem = this.#better(this.#stem, product, { counted: 0, cost: 0, isStem: true });
  }

  /** Whether no longer text, whose product is at most this, can be a better bet. */
  beats(product: number, maxLength: number): boolean {
    if (this.#end === undefined) return false;
    const most = Math.max(product, this.#scoring.calibrate(product, maxLength));
    return worthOf(most, maxLength + wholeLine) <= this.#end.worth;
  }

  #better(
    best: Bet | undefined,
    product: number,
    { counted, cost, isStem }: Weighed,
  ): Bet | undefined {
    const text = this.#text;
    const probability = this.#scoring.calibrate(product, text.length);
    if (probability < this.#scoring.confidence || text.trim() === '') return best;
    const worth = worthOf(probability, text.length + counted) - cost;
    if (worth <= (best?.worth ?? 0)) return best;
    const shares = [...this.#shares];
    const lstmShare = shares.reduce((sum, share) => sum + share, 0) / text.length;
    return { worth, hypothesis: { text, probability, product, lstmShare, isStem, shares } };
  }
}
