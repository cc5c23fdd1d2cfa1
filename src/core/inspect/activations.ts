import type { ModelOutput } from '../model/language-model.ts';
import type { TracingModel } from '../model/tracing-model.ts';
import { unitCount } from '../model/widths.ts';
import type { TextBuffer } from '../text/buffer.ts';
import type { TextChange } from '../text/change.ts';
import type { LanguageTag } from '../text/language.ts';
import { firstLineStart } from '../text/lines.ts';
import { ExactPages } from './exact-pages.ts';
import { makeRoom } from './memory.ts';
import { pageEnd, pageLength, readPage, wholePageBytes } from './page.ts';
import { endOf, Pieces, type Piece } from './pieces.ts';

/**
 * Bytes of a document's activations: at 512x2 some 100,000 code units. A layer that listens adds its share, so that as
 * much of a text can be inspected.
 */
export const activationBudget = 128 * 2 ** 20;
/** Bytes besides those, for what is in view further on. */
const viewBudget = 16 * 2 ** 20;

/** Code units from the start that are read exactly at most: some 8 s of one core at 512x2. */
const readingLimit = 2 ** 17;

/** A reading from a short context starts at the first line between these many code units before what is shown. */
const contextLength = { most: 750, least: 500 } as const;

/** A place in the text, and the model's output after what lies before it. */
export interface Context {
  readonly at: number;
  readonly entry: ModelOutput;
}

export interface ActivationOptions {
  /** Bytes. */
  readonly budget?: number;
  /** A place shortly before `offset`, where a short context then begins; undefined where none is known. */
  readonly near?: ((offset: number) => Context | undefined) | undefined;
}

/**
 * What the network does at each character of a document, kept up to date through its edits.
 *
 * The text is read from its start, exactly, page by page. Until reading has reached the part in view, the view shows
 * what was read from some hundred characters before it; and after an edit, what was there before the edit, in its new
 * place, so that nothing goes blank. Everything is read through `readOn`, one short run at a time.
 */
export class Activations {
  readonly #model: TracingModel;
  readonly #text: TextBuffer;
  readonly #exact: ExactPages;
  readonly #loose = new Pieces();
  readonly #capacity: number;
  readonly #budget: number;
  readonly #near: ActivationOptions['near'];
  /** Bytes of a whole page. */
  readonly #pageBytes: number;
  /** An upper bound of `bytes`, which takes too long to count for each page. */
  #bytesAtMost = 0;
  #view = { from: 0, to: 0 };
  /** Where reading from a short context goes on. */
  #context: Context | undefined;
  #hasShown = true;

  /** `text` is changed by its owner, who must call `edited` after each change. */
  constructor(
    model: TracingModel,
    text: TextBuffer,
    language: LanguageTag,
    { budget = budgetFor(model), near }: ActivationOptions = {},
  ) {
    this.#model = model;
    this.#text = text;
    this.#near = near;
    this.#exact = new ExactPages(model, text, model.vocabulary.preamble(language));
    const { zeroState: state, vocabulary } = model;
    const logits = new Float32Array(vocabulary.symbols.length);
    this.#pageBytes = wholePageBytes({ state, logits });
    const pages = Math.floor(budget / this.#pageBytes);
    this.#capacity = Math.min(readingLimit, pages * pageLength);
    this.#budget = budget + viewBudget;
  }

  /** Code units from the start that were read exactly. */
  get read(): number {
    return this.#exact.end;
  }

  /** How far `read` will come. */
  get readable(): number {
    return Math.min(this.#text.length, this.#capacity);
  }

  /** Whether `readOn` has nothing to do. */
  get done(): boolean {
    return this.read >= this.readable && this.#firstNeeded() === undefined;
  }

  get bytes(): number {
    return this.#exact.bytes + this.#loose.bytes;
  }

  /** The exact output after the first `read` code units; undefined before anything was read. */
  get output(): ModelOutput | undefined {
    return this.#exact.output;
  }

  /** The text has changed by this. */
  edited(change: TextChange): void {
    this.#loose.prepend(this.#exact.edited(change.offset));
    this.#loose.edited(change);
    this.#context = undefined;
  }

  /** Whether the last run gave values to show, and did not only lead up to characters in view. */
  get hasShown(): boolean {
    return this.#hasShown;
  }

  /** The range that is read before the rest. */
  get view(): { readonly from: number; readonly to: number } {
    return this.#view;
  }

  /** From now on [from, to) is read before the rest. */
  look(from: number, to: number): void {
    this.#view = { from, to };
  }

  /** What is known of [from, to), in order, with gaps where nothing is; pieces may reach beyond the range. */
  pieces(from: number, to: number): readonly Piece[] {
    const exact = this.#exact.within(from, to);
    return [...exact, ...this.#loose.within(Math.max(from, this.read), to)];
  }

  /** The start of the page that holds `offset`, if that page was read since the last edit before it. */
  entryBefore(offset: number): Context | undefined {
    const [piece] = this.pieces(offset, offset + 1);
    if (piece?.fresh !== true || piece.start > offset) return undefined;
    return { at: piece.start - piece.first, entry: piece.page.entry };
  }

  /** One run. Returns whether more are needed. */
  async readOn(): Promise<boolean> {
    const needed = this.#firstNeeded();
    this.#hasShown = true;
    if (needed !== undefined && !this.#isNear(needed)) await this.#readInContext(needed);
    else if (this.read < this.readable) await this.#readExact();
    this.#keepWithinBudget();
    return !this.done;
  }

  #keepWithinBudget(): void {
    this.#bytesAtMost += this.#pageBytes;
    if (this.#bytesAtMost <= this.#budget) return;
    const surplus = this.bytes - this.#budget;
    // Somewhat more than is needed, so as not to do this at every page.
    if (surplus > 0) makeRoom(surplus + this.#budget / 64, this.#view, this.#loose);
    this.#bytesAtMost = this.bytes;
  }

  /** The first character in view that has no value, or that has one from before an edit right after one read since. */
  #firstNeeded(): number | undefined {
    const to = Math.min(this.#view.to, this.#text.length);
    let at = Math.max(this.#view.from, this.read);
    while (at < to) {
      const piece = this.#loose.at(at);
      if (piece === undefined || (!piece.fresh && this.#isFresh(at - 1))) return at;
      at = endOf(piece);
    }
    return undefined;
  }

  #isFresh(offset: number): boolean {
    return offset < this.read || this.#loose.at(offset)?.fresh === true;
  }

  /** Whether exact reading gets there as soon as reading from a short context. */
  #isNear(offset: number): boolean {
    return this.read < this.readable && offset - this.read <= contextLength.most;
  }

  async #readExact(): Promise<void> {
    await this.#exact.readOn();
    this.#loose.dropBefore(this.read);
  }

  /** One run towards the character at `offset` from a short context, or on from where the last such run ended. */
  async #readInContext(offset: number): Promise<void> {
    const { at, entry } = await this.#contextFor(offset);
    const to = pageEnd(this.#text, at);
    const { page, output } = await readPage(this.#model, this.#text, at, to, entry);
    this.#context = { at: to, entry: output };
    this.#hasShown = to > offset;
    if (!this.#hasShown) return;
    const start = Math.max(at, offset);
    this.#loose.put({ page, first: start - at, count: to - start, start, fresh: true });
  }

  async #contextFor(offset: number): Promise<Context> {
    const { most, least } = contextLength;
    const current = this.#context;
    if (current !== undefined && current.at <= offset && offset - current.at <= most)
      return current;
    const before = this.#loose.at(offset - 1);
    if (before?.fresh === true) {
      return { at: before.start - before.first, entry: before.page.entry };
    }
    const near = this.#near?.(offset);
    if (near !== undefined) return near;
    const origin = firstLineStart(this.#text, Math.max(0, offset - most), offset - least);
    return { at: origin, entry: await this.#exact.begin() };
  }
}

/** Bytes that a document's activations take at most. */
export function budgetFor({ info: { widths, foundLayers } }: TracingModel): number {
  return (activationBudget * unitCount(widths)) / unitCount(widths, foundLayers);
}
