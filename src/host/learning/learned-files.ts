/** Files learned at most, however short. */
const MOST_FILES = 1_500;

/**
 * Which files the engine has learned, and how long they are: never more than `budget` characters in all, those used
 * least recently out first.
 */
export class LearnedFiles {
  readonly #budget: number;
  /** uri -> characters; the one used last stands last. */
  readonly #files = new Map<string, number>();
  /** uri of a folder -> those below it. */
  readonly #below = new Map<string, Set<string>>();
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

  get size(): number {
    return this.#files.size;
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** The file, or all that lie below the folder. */
  at(uri: string): readonly string[] {
    return this.#files.has(uri) ? [uri] : [...(this.#below.get(uri) ?? [])];
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
    for (const folder of foldersOf(uri)) {
      const below = this.#below.get(folder) ?? new Set();
      this.#below.set(folder, below.add(uri));
    }
    const gone: string[] = [];
    for (const old of this.#files.keys()) {
      if (this.#characters <= this.#budget && this.#files.size <= MOST_FILES) break;
      this.remove(old);
      gone.push(old);
    }
    return gone;
  }

  /** @returns whether the file was learned */
  remove(uri: string): boolean {
    this.#characters -= this.#files.get(uri) ?? 0;
    if (!this.#files.delete(uri)) return false;
    for (const folder of foldersOf(uri)) {
      const below = this.#below.get(folder);
      below?.delete(uri);
      if (below?.size === 0) this.#below.delete(folder);
    }
    return true;
  }

  clear(): void {
    this.#files.clear();
    this.#below.clear();
    this.#characters = 0;
  }
}

/** The folders that a file lies in, the nearest first. */
function* foldersOf(uri: string): Generator<string, void, undefined> {
  const top = uri.indexOf('://') + 3;
  for (let end = uri.lastIndexOf('/'); end > top; end = uri.lastIndexOf('/', end - 1)) {
    yield uri.slice(0, end);
  }
}
