/**
 * Finds where neurons behave as in a selection of another text, in a text that is not inspected. It is read from its
 * start, a page at a time, and of each page only which characters are alike is kept: the pages of a text take a
 * thousand times as much room as the text.
 */
import { pageEnd, readPage } from '../inspect/page.ts';
import type { Piece } from '../inspect/pieces.ts';
import { alikeAt, alikeRanges, type TextRange, type UnitMeans } from '../inspect/same-places.ts';
import { sampleHidden } from '../inspect/samples.ts';
import type { ModelOutput } from '../model/language-model.ts';
import type { TracingModel } from '../model/tracing-model.ts';
import { placeOf, type Neuron, type Widths } from '../model/widths.ts';
import type { TextBuffer } from '../text/buffer.ts';
import type { LanguageTag } from '../text/language.ts';

/** A neuron, and its mean h in the selection and outside of it. */
export interface AlikeNeuron extends Neuron, Pick<UnitMeans, 'inside' | 'outside'> {}

export function unitMeans(widths: Widths, neurons: readonly AlikeNeuron[]): UnitMeans[] {
  return neurons.map((one) => ({ ...one, place: placeOf(widths, one) }));
}

export class AlikeReader {
  readonly #model: TracingModel;
  readonly #text: TextBuffer;
  readonly #language: LanguageTag;
  readonly #units: readonly UnitMeans[];
  readonly #offsets: number[] = [];
  readonly #alike: boolean[] = [];
  /** Code units that will be read: of a longer text, its first part. */
  readonly readable: number;
  #read = 0;
  #entry: ModelOutput | undefined;

  /** `neurons` are the model's; `text` must not change. */
  constructor(
    model: TracingModel,
    text: TextBuffer,
    language: LanguageTag,
    neurons: readonly AlikeNeuron[],
    longest: number,
  ) {
    this.#model = model;
    this.#text = text;
    this.#language = language;
    this.#units = unitMeans(model.info.widths, neurons);
    this.readable = Math.min(text.length, longest);
  }

  get read(): number {
    return this.#read;
  }

  /** One page more. */
  async readOn(): Promise<void> {
    if (this.#read >= this.readable) return;
    const { vocabulary, zeroState } = this.#model;
    const entry = (this.#entry ??= await this.#model.run(
      vocabulary.preamble(this.#language),
      zeroState,
    ));
    const start = this.#read;
    const to = pageEnd(this.#text, start);
    const { page, output } = await readPage(this.#model, this.#text, start, to, entry);
    this.#take([{ page, first: 0, count: to - start, start, fresh: true }]);
    this.#entry = output;
    this.#read = to;
  }

  /** The first `limit` ranges, in the order of the text. */
  places(limit: number): TextRange[] {
    return alikeRanges(this.#offsets, this.#alike, limit);
  }

  #take(pieces: readonly Piece[]): void {
    const samples = sampleHidden(pieces, 0);
    this.#offsets.push(...samples.offsets);
    this.#alike.push(...alikeAt(samples, this.#units));
  }
}
