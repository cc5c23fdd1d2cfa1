const KEPT = 50;

/** The files that were opened or edited lately. */
export class RecentFiles<File extends { toString(): string }> {
  /** The last one stands last. */
  readonly #files = new Map<string, File>();

  note(file: File): void {
    const key = file.toString();
    this.#files.delete(key);
    this.#files.set(key, file);
    if (this.#files.size > KEPT) this.#files.delete(this.#files.keys().next().value!);
  }

  /** The last one first. */
  get all(): readonly File[] {
    return [...this.#files.values()].reverse();
  }
}
