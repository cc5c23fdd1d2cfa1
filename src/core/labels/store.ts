import { emptyLabels, labelNames, type Labels } from './labels.ts';

/** Room for labels to grow by typing before everything has to be copied. */
const spare = 1024;

/** The labels of a text that is edited. */
export class LabelStore {
  #arrays: Labels = emptyLabels(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Arrays at least as long as the text: what is beyond its length means nothing. */
  get arrays(): Labels {
    return this.#arrays;
  }

  /** Exactly as long as the text; views that the next change may leave behind. */
  get labels(): Labels {
    const views = Object.entries(this.#arrays).map(([name, array]) => [
      name,
      array.subarray(0, this.#length),
    ]);
    return Object.fromEntries(views) as Labels;
  }

  /** Puts `inserted` labels yet to be written in the place of `removed` ones at `offset`; those after them move. */
  splice(offset: number, removed: number, inserted: number): void {
    const length = this.#length - removed + inserted;
    this.#reserve(length);
    for (const name of labelNames) {
      this.#arrays[name].copyWithin(offset + inserted, offset + removed, this.#length);
    }
    this.#length = length;
  }

  #reserve(length: number): void {
    if (length <= this.#arrays.column.length) return;
    const arrays = emptyLabels(length + Math.max(spare, length >> 3));
    for (const name of labelNames) arrays[name].set(this.#arrays[name]);
    this.#arrays = arrays;
  }
}
