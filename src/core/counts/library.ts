import { MatchText } from '../matches/match-text.ts';
import { TextBuffer } from '../text/buffer.ts';
import type { TextChange } from '../text/change.ts';
import { commonStart } from '../text/common-ends.ts';
import type { CountedLanguage } from '../text/language.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { ContextCounts } from './context-counts.ts';
import { LearnedText } from './learned-text.ts';

/** Code units learned in all: with these, the counts take some 50 MB. */
export const libraryLimit = 1_500_000;
/** Code units learned of one text: of a larger one, its first part. */
export const textLimit = 400_000;
/** Code units learned in one go: some 3 ms. */
const slice = 4_000;

/** A text that completions learn from. */
export interface Volume {
  readonly uri: string;
  readonly countedAs: CountedLanguage;
  readonly text: TextBuffer;
  /** False for a file of the workspace that is not open. */
  readonly open: boolean;
}

/** What is counted in the texts of one language and one group. */
interface Shelf {
  readonly name: string;
  counts: ContextCounts;
}

interface Shelved extends Volume {
  readonly shelf: Shelf;
  learned: LearnedText;
  /** What is learned of it as it stands, once it was asked for. */
  matched: MatchText | undefined;
}

interface OwnCounts {
  readonly uri: string;
  readonly counts: ContextCounts;
  readonly learned: LearnedText;
}

/** What was counted for a document. */
export interface DocumentCounts {
  /** In all texts of the language and the group, the document's own among them. */
  readonly all: ContextCounts;
  /** In the document alone. */
  readonly own: ContextCounts;
}

/**
 * The texts that completions learn from: open documents and files of the workspace, by language and group. Nothing that
 * is counted in one group is ever used in another, and with a group's last text all its counts go. The limits above
 * hold for all of them together.
 *
 * Nothing is learned at once: `learnOn` does it a slice at a time, the document in use first.
 */
export class Library {
  readonly #vocabulary: Vocabulary;
  readonly #nothing: ContextCounts;
  /** The one used last stands last. */
  readonly #volumes = new Map<string, Shelved>();
  readonly #shelves = new Map<string, Shelf>();
  /** The document that is completed in. */
  #own: OwnCounts | undefined;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#nothing = new ContextCounts(vocabulary.symbols.length);
  }

  get volumes(): Iterable<Volume> {
    return this.#volumes.values();
  }

  /** The texts that a document is completed from, its own among them. */
  beside(uri: string): readonly Volume[] {
    const shelf = this.#volumes.get(uri)?.shelf;
    return shelf === undefined ? [] : this.#on(shelf);
  }

  /**
   * The texts beside a document, without its own, as far as they may be learned; those in the same folder first, so that
   * their order does not depend on what was done with them. Undefined where the document is not learned.
   */
  matchTexts(uri: string): readonly MatchText[] | undefined {
    return this.#others(uri)
      ?.map((volume) => ({ volume, shared: commonStart(volume.uri, uri) }))
      .sort((a, b) => b.shared - a.shared || (a.volume.uri < b.volume.uri ? -1 : 1))
      .map(({ volume }) => matchedIn(volume));
  }

  /** Makes one of these texts ready to be looked in: some milliseconds. Returns false where all of them are. */
  prepareMatches(uri: string): boolean {
    const next = this.#others(uri)?.find(({ matched }) => matched?.isReady !== true);
    if (next !== undefined) matchedIn(next).makeReady();
    return next !== undefined;
  }

  get bytes(): number {
    let bytes = this.#own?.counts.bytes ?? 0;
    for (const { counts } of this.#shelves.values()) bytes += counts.bytes;
    return bytes;
  }

  /** Adds a text, in place of an earlier one of this URI. An open document's text may change only through `edit`. */
  put(uri: string, countedAs: CountedLanguage, text: TextBuffer | string, group = ''): void {
    this.drop(uri);
    const open = text instanceof TextBuffer;
    const buffer = open ? text : new TextBuffer(text);
    const shelf = this.#shelfOf(countedAs, group);
    const learned = new LearnedText(this.#vocabulary, buffer, shelf.counts, textLimit);
    const matched = undefined;
    this.#volumes.set(uri, { uri, countedAs, shelf, text: buffer, open, learned, matched });
    this.#dropOldest();
  }

  drop(uri: string): void {
    const volume = this.#volumes.get(uri);
    if (volume === undefined) return;
    if (!this.#remove([volume])) volume.learned.forget();
  }

  /** Drops all texts that are not open. */
  dropClosed(): void {
    for (const shelf of [...this.#shelves.values()]) {
      const closed = this.#on(shelf).filter(({ open }) => !open);
      if (closed.length === 0 || this.#remove(closed)) continue;
      const left = this.#on(shelf);
      if (sizeOf(closed) > sizeOf(left)) this.#beginAgain(shelf, left);
      else for (const { learned } of closed) learned.forget();
    }
  }

  /** Carries out an edit of an open document; `apply` changes its text. */
  edit(uri: string, change: TextChange, apply: () => void): void {
    const volume = this.#volumes.get(uri);
    if (volume === undefined) {
      apply();
      return;
    }
    volume.matched = undefined;
    const own = this.#own?.uri === uri ? this.#own.learned : undefined;
    volume.learned.apply(change, () => {
      if (own === undefined) apply();
      else own.apply(change, apply);
    });
  }

  /** The counts for a completion at `offset` of a document, without what closely follows it. */
  at(uri: string, offset: number): DocumentCounts {
    const volume = this.#volumes.get(uri);
    if (volume === undefined) return { all: this.#nothing, own: this.#nothing };
    this.#volumes.delete(uri);
    this.#volumes.set(uri, volume);
    if (this.#own?.uri !== uri) {
      // The cursor has left the other document, all of which is counted again.
      if (this.#own !== undefined) this.#volumes.get(this.#own.uri)?.learned.leaveNothingOut();
      this.#own = this.#ownOf(volume);
    }
    volume.learned.leaveOut(offset);
    this.#own.learned.leaveOut(offset);
    return { all: volume.shelf.counts, own: this.#own.counts };
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
    // Most files are learned whole here, in time for the very first key.
    learned.learnOn(slice);
    return { uri, counts, learned };
  }

  #shelfOf(countedAs: CountedLanguage, group: string): Shelf {
    const name = `${countedAs} ${group}`;
    const known = this.#shelves.get(name);
    if (known !== undefined) return known;
    const shelf = { name, counts: new ContextCounts(this.#vocabulary.symbols.length) };
    this.#shelves.set(name, shelf);
    return shelf;
  }

  /** The texts beside a document, without its own; undefined where it is not learned. */
  #others(uri: string): Shelved[] | undefined {
    const shelf = this.#volumes.get(uri)?.shelf;
    return shelf && this.#on(shelf).filter((volume) => volume.uri !== uri);
  }

  #on(shelf: Shelf): Shelved[] {
    return [...this.#volumes.values()].filter((one) => one.shelf === shelf);
  }

  /** Takes volumes off their shelf. Returns whether the shelf is empty then: its counts are dropped, too. */
  #remove(volumes: readonly Shelved[]): boolean {
    for (const { uri } of volumes) {
      this.#volumes.delete(uri);
      if (this.#own?.uri === uri) this.#own = undefined;
    }
    const { shelf } = volumes[0]!;
    for (const volume of this.#volumes.values()) if (volume.shelf === shelf) return false;
    this.#shelves.delete(shelf.name);
    return true;
  }

  /** Learns what is left anew, in slices: removing the rest, which is more, at once would block everything else. */
  #beginAgain(shelf: Shelf, left: readonly Shelved[]): void {
    shelf.counts = new ContextCounts(this.#vocabulary.symbols.length);
    for (const volume of left) {
      volume.learned = new LearnedText(this.#vocabulary, volume.text, shelf.counts, textLimit);
    }
  }

  /** Drops texts beyond the limit: files that are not open first, and the one put or used longest ago first. */
  #dropOldest(): void {
    let size = sizeOf(this.#volumes.values());
    const oldest = [...this.#volumes.values()].sort((a, b) => Number(a.open) - Number(b.open));
    for (const { uri, text } of oldest.slice(0, -1)) {
      if (size <= libraryLimit) return;
      size -= Math.min(text.length, textLimit);
      this.drop(uri);
    }
  }
}

function matchedIn(volume: Shelved): MatchText {
  return (volume.matched ??= new MatchText(volume, 0, textLimit));
}

/** Code units of volumes, as far as they are learned. */
function sizeOf(volumes: Iterable<Volume>): number {
  let size = 0;
  for (const { text } of volumes) size += Math.min(text.length, textLimit);
  return size;
}
