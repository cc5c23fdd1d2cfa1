/**
 * Places that the editor was sent to and has not reported yet. Such a report is told from a step of the reader's own by
 * its content, not by when it comes: a busy editor reports seconds later.
 */
export class SentPlaces {
  #places: number[] = [];

  /** Where the editor will be when it has done all that it was sent to do; undefined where it has done so. */
  get last(): number | undefined {
    return this.#places.at(-1);
  }

  add(place: number): void {
    this.#places.push(place);
  }

  /**
   * Notes where the editor is. `onTheWay`: it was sent there, and further since. `arrived`: it was sent there last.
   * `elsewhere`: it was not sent there, and what it had not reported yet is dropped.
   */
  reported(place: number): 'arrived' | 'elsewhere' | 'onTheWay' {
    const at = this.#places.indexOf(place);
    this.#places = at < 0 ? [] : this.#places.slice(at + 1);
    if (at < 0) return 'elsewhere';
    return this.#places.length === 0 ? 'arrived' : 'onTheWay';
  }

  forget(): void {
    this.#places = [];
  }
}
