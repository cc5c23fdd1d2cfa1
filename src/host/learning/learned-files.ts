/**
 * Which files the engine has learned, and how long they are: never more than `budget` characters in all, those used
 * least recently out first.
 */
export class LearnedFiles {
  readonly #budget: number;
  /** uri -> characters; the one used last stands last. */
  readonly #files = new Map<string, number>();
  #characters = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get characters(): number {
    return this.#characters;
  }

  /** The one used last first. */
  get uris(): readonly string[] {
    return [...this.#files.keys()].reverse();
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** Notes that a learned file matters again; returns its characters, undefined for one that is not learned. */
  use(uri: string): number | undefined {
    const characters = this.#files.get(uri);
    if (characters === undefined) return undefined;
    this.#files.delete(uri);
    this.#files.set(uri, characters);
    return characters;
  }

  /** Takes in a file of at most `budget` characters; returns the files that must go for it. */
  add(uri: string, characters: number): string[] {
    this.remove(uri);
    this.#files.set(uri, characters);
    this.#characters += characters;
    const gone: string[] = [];
    for (const old of this.#files.keys()) {
      if (this.#characters <= this.#budget) break;
      this.remove(old);
      gone.push(old);
    }
    return gone;
  }

  /** Whether the file was learned. */
  remove(uri: string): boolean {
    this.#characters -= this.#files.get(uri) ?? 0;
    return this.#files.delete(uri);
  }

  clear(): void {
    this.#files.clear();
    this.#characters = 0;
  }
}
