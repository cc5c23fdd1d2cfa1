import { TextBuffer } from '../text/buffer.ts';
import type { TextChange } from '../text/change.ts';
import type { Family } from '../text/language.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { ContextCounts } from './context-counts.ts';
import { LearnedText } from './learned-text.ts';

/** Code units learned in all: with these, the counts take some 50 MB. */
export const libraryLimit = 1_500_000;
/** Of one text: of a larger one, its first part. */
export const textLimit = 400_000;
/** Learned in one go: some 3 ms. */
const slice = 4_000;

/** A text that completions learn from. */
export interface Volume {
  readonly uri: string;
  readonly family: Family;
  readonly text: TextBuffer;
  /** False for a file of the workspace that nobody has open. */
  readonly open: boolean;
}

interface Shelved extends Volume {
  readonly learned: LearnedText;
}

interface OwnCounts {
  readonly uri: string;
  readonly counts: ContextCounts;
  readonly learned: LearnedText;
}

/** What was counted for a document. */
export interface DocumentCounts {
  /** In all texts of the family, the document's own among them. */
  readonly all: ContextCounts;
  /** In the document alone. */
  readonly own: ContextCounts;
}

/**
 * The texts that completions learn from: open documents and files of the workspace, by family.
 *
 * Nothing is learned at once: `learnOn` does it a slice at a time, the document in use first.
 */
export class Library {
  readonly #vocabulary: Vocabulary;
  readonly #nothing: ContextCounts;
  /** The one used last stands last. */
  readonly #volumes = new Map<string, Shelved>();
  readonly #counts = new Map<Family, ContextCounts>();
  /** The document that is completed in. */
  #own: OwnCounts | undefined;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#nothing = new ContextCounts(vocabulary.symbols.length);
  }

  get volumes(): Iterable<Volume> {
    return this.#volumes.values();
  }

  get bytes(): number {
    let bytes = this.#own?.counts.bytes ?? 0;
    for (const counts of this.#counts.values()) bytes += counts.bytes;
    return bytes;
  }

  /** Takes in a text, in place of an earlier one of this URI. An open document's text may change only through `edit`. */
  put(uri: string, family: Family, text: TextBuffer | string): void {
    this.drop(uri);
    const open = text instanceof TextBuffer;
    const buffer = open ? text : new TextBuffer(text);
    const counts = this.#countsOf(family);
    const learned = new LearnedText(this.#vocabulary, buffer, counts, textLimit);
    this.#volumes.set(uri, { uri, family, text: buffer, open, learned });
    this.#dropOldest();
  }

  drop(uri: string): void {
    this.#volumes.get(uri)?.learned.forget();
    this.#volumes.delete(uri);
    if (this.#own?.uri === uri) this.#own = undefined;
  }

  /** Carries out an edit of an open document; `apply` changes its text. */
  edit(uri: string, change: TextChange, apply: () => void): void {
    const volume = this.#volumes.get(uri);
    if (volume === undefined) {
      apply();
      return;
    }
    const own = this.#own?.uri === uri ? this.#own.learned : undefined;
    volume.learned.apply(change, () => {
      if (own === undefined) apply();
      else own.apply(change, apply);
    });
  }

  /** The counts for a completion at `offset` of a document, which say nothing of what stands behind it. */
  at(uri: string, offset: number): DocumentCounts {
    const volume = this.#volumes.get(uri);
    if (volume === undefined) return { all: this.#nothing, own: this.#nothing };
    this.#volumes.delete(uri);
    this.#volumes.set(uri, volume);
    if (this.#own?.uri !== uri) this.#own = this.#ownOf(volume);
    volume.learned.leaveOut(offset);
    this.#own.learned.leaveOut(offset);
    return { all: this.#countsOf(volume.family), own: this.#own.counts };
  }

  /** Learns a slice. Returns whether more is to be learned. */
  learnOn(): boolean {
    const next = this.#unfinished();
    next?.learnOn(slice);
    return next !== undefined && this.#unfinished() !== undefined;
  }

  #unfinished(): LearnedText | undefined {
    if (this.#own?.learned.finished === false) return this.#own.learned;
    const newestFirst = [...this.#volumes.values()].reverse();
    return newestFirst.find(({ learned }) => !learned.finished)?.learned;
  }

  #ownOf({ uri, text }: Volume): OwnCounts {
    const counts = new ContextCounts(this.#vocabulary.symbols.length);
    const learned = new LearnedText(this.#vocabulary, text, counts, textLimit);
    // Most files are learned at once, for the very first key.
    learned.learnOn(slice);
    return { uri, counts, learned };
  }

  #countsOf(family: Family): ContextCounts {
    const known = this.#counts.get(family);
    if (known !== undefined) return known;
    const counts = new ContextCounts(this.#vocabulary.symbols.length);
    this.#counts.set(family, counts);
    return counts;
  }

  /** Files that nobody has open go first, the one put or used longest ago first. */
  #dropOldest(): void {
    let size = 0;
    for (const { text } of this.#volumes.values()) size += Math.min(text.length, textLimit);
    const oldest = [...this.#volumes.values()].sort((a, b) => Number(a.open) - Number(b.open));
    for (const { uri, text } of oldest.slice(0, -1)) {
      if (size <= libraryLimit) return;
      size -= Math.min(text.length, textLimit);
      this.drop(uri);
    }
  }
}
