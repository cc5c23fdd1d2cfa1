/** Shorter beginnings are not completed. */
export const shortestPrefix = 3;

const wordPattern = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Words, to be found by how they begin. */
export class WordList {
  /** By their first characters, of which there are `shortestPrefix`. */
  readonly #groups = new Map<string, Set<string>>();

  addAll(text: string): void {
    for (const [word] of text.matchAll(wordPattern)) this.#add(word);
  }

  /** The words longer than `prefix` that begin with it. */
  *startingWith(prefix: string): Generator<string> {
    for (const word of this.#groups.get(prefix.slice(0, shortestPrefix)) ?? []) {
      if (word.length > prefix.length && word.startsWith(prefix)) yield word;
    }
  }

  #add(word: string): void {
    if (word.length <= shortestPrefix) return;
    const key = word.slice(0, shortestPrefix);
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, new Set([word]));
    else group.add(word);
  }
}

/** The word that ends with `text`, as far as it is typed; empty where none does. */
export function wordBefore(text: string): string {
  return /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(text)?.[0] ?? '';
}
