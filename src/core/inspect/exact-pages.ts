import { countWhile } from '../text/count-while.ts';
import type { ModelOutput } from '../model/language-model.ts';
import type { TracingModel } from '../model/tracing-model.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { bytesOfPage, pageEnd, readPage, type Page } from './page.ts';
import type { Piece } from './pieces.ts';

/** The pages of a text from its start, without a gap. */
export class ExactPages {
  readonly #model: TracingModel;
  readonly #text: TextBuffer;
  readonly #preamble: Uint8Array;
  readonly #pages: { readonly start: number; readonly page: Page }[] = [];
  /** After the last page. */
  #output: ModelOutput | undefined;
  #first: ModelOutput | undefined;
  #end = 0;

  constructor(model: TracingModel, text: TextBuffer, preamble: Uint8Array) {
    this.#model = model;
    this.#text = text;
    this.#preamble = preamble;
  }

  /** Code units read. */
  get end(): number {
    return this.#end;
  }

  /** After the last code unit read; undefined before the first run. */
  get output(): ModelOutput | undefined {
    return this.#output;
  }

  get bytes(): number {
    return this.#pages.reduce((sum, { page }) => sum + bytesOfPage(page), 0);
  }

  /** The output after an empty text: the state before the first page. */
  async begin(): Promise<ModelOutput> {
    return (this.#first ??= await this.#model.run(this.#preamble, this.#model.zeroState));
  }

  /** Reads one page more. */
  async readOn(): Promise<void> {
    const entry = this.#output ?? (await this.begin());
    const start = this.#end;
    const to = pageEnd(this.#text, start);
    const { page, output } = await readPage(this.#model, this.#text, start, to, entry);
    this.#pages.push({ start, page });
    this.#output = output;
    this.#end = to;
  }

  /**
   * The text from `offset` on has changed: drops and returns the pages that touch it, one that ends at `offset`
   * included.
   */
  edited(offset: number): Piece[] {
    // A page that ends at the edit may have been cut short there, or its last unit be the first half of a pair now.
    let kept = this.#pages.length;
    while (kept > 0 && offset <= this.#endOf(kept - 1)) kept--;
    const dropped = this.#pages.splice(kept);
    const first = dropped[0];
    if (first !== undefined) {
      this.#end = first.start;
      this.#output = first.page.entry;
    }
    return dropped.map(({ start, page }) => pieceOf(start, page));
  }

  /** The pages that touch [from, to), whole. */
  within(from: number, to: number): Piece[] {
    const before = countWhile(this.#pages.length, (index) => this.#endOf(index) <= from);
    const pieces: Piece[] = [];
    for (let k = before; k < this.#pages.length; k++) {
      const { start, page } = this.#pages[k]!;
      if (start >= to) break;
      pieces.push(pieceOf(start, page));
    }
    return pieces;
  }

  #endOf(index: number): number {
    return this.#pages[index + 1]?.start ?? this.#end;
  }
}

function pieceOf(start: number, page: Page): Piece {
  return { page, first: 0, count: page.ids.length, start, fresh: true };
}
