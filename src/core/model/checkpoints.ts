import { countWhile } from '../text/count-while.ts';
import { bytesOf, type ModelOutput } from './language-model.ts';

/** The model's output after the first `length` code units of a passage. */
export interface Checkpoint {
  readonly length: number;
  readonly output: ModelOutput;
}

/** Code units from the focus at which a gap between two checkpoints weighs half of what it does at the focus itself. */
const nearby = 256;

/**
 * Checkpoints of one passage, by length, within a budget of bytes.
 *
 * Over the budget, the checkpoint that is missed least is dropped: that with the smallest gap between its neighbours in
 * proportion to its distance from the focus, the place that was read to or edited last. So they lie dense where the
 * user types and ever sparser away from there. The one just added stays, or reading in the middle of a full list would
 * never advance.
 */
export class Checkpoints {
  readonly #budget: number;
  readonly #list: Checkpoint[] = [];
  #bytes = 0;

  /** @param budget bytes. */
  constructor(budget: number) {
    this.#budget = budget;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#list.length;
  }

  /** The last one at or before `length`. */
  nearest(length: number): Checkpoint | undefined {
    return this.#list[this.#countUpTo(length) - 1];
  }

  /** Adds a checkpoint, unless there is one of that length. `focus` is the place that was read to or edited last. */
  add(checkpoint: Checkpoint, focus: number): void {
    const index = this.#countUpTo(checkpoint.length);
    if (this.#list[index - 1]?.length === checkpoint.length) return;
    this.#list.splice(index, 0, checkpoint);
    this.#bytes += bytesOf(checkpoint.output);
    while (this.#bytes > this.#budget && this.#list.length > 1) {
      this.#remove(this.#leastMissed(focus, checkpoint));
    }
  }

  /** Forgets what was read beyond `length`. */
  dropAfter(length: number): void {
    for (const dropped of this.#list.splice(this.#countUpTo(length))) {
      this.#bytes -= bytesOf(dropped.output);
    }
  }

  #countUpTo(length: number): number {
    return countWhile(this.#list.length, (index) => this.#list[index]!.length <= length);
  }

  #leastMissed(focus: number, kept: Checkpoint): number {
    let least = 0;
    let leastCost = Infinity;
    this.#list.forEach((checkpoint, index) => {
      if (checkpoint === kept) return;
      const before = this.#list[index - 1]?.length ?? 0;
      // Without the last one, what it ends would have to be read again to go on.
      const after = this.#list[index + 1]?.length ?? Number.MAX_SAFE_INTEGER;
      const cost = (after - before) / (nearby + Math.abs(checkpoint.length - focus));
      if (cost >= leastCost) return;
      least = index;
      leastCost = cost;
    });
    return least;
  }

  #remove(index: number): void {
    for (const removed of this.#list.splice(index, 1)) this.#bytes -= bytesOf(removed.output);
  }
}
