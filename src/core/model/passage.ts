import type { TextBuffer } from '../text/buffer.ts';
import { Checkpoints, type Checkpoint } from './checkpoints.ts';
import type { LanguageModel, ModelOutput } from './language-model.ts';
import type { Turn } from './turn.ts';

/**
 * Most code units of one run. While a run computes, nothing else can: 64 take some 3 ms at 512x2, and longer runs are
 * no cheaper by the character (`npm run bench`).
 */
export const runLength = 64;

/** A text as the model sees it from `origin` on, and the checkpoints made on the way. */
export class Passage {
  readonly #model: LanguageModel;
  readonly #text: TextBuffer;
  readonly #preamble: Uint8Array;
  readonly #checkpoints: Checkpoints;
  #origin: number;

  /** @param budget bytes of checkpoints. */
  constructor(
    model: LanguageModel,
    text: TextBuffer,
    preamble: Uint8Array,
    origin: number,
    budget: number,
  ) {
    this.#model = model;
    this.#text = text;
    this.#preamble = preamble;
    this.#origin = origin;
    this.#checkpoints = new Checkpoints(budget);
  }

  get origin(): number {
    return this.#origin;
  }

  /** Bytes of its checkpoints. */
  get bytes(): number {
    return this.#checkpoints.bytes;
  }

  /** Code units to be read for the output at `offset`. */
  distanceTo(offset: number): number {
    const length = offset - this.#origin;
    return length - (this.#checkpoints.nearest(length)?.length ?? 0);
  }

  /** The text before the origin grew by `by` code units; the passage itself is as it was. */
  move(by: number): void {
    this.#origin += by;
  }

  /** The text from `offset` on has changed. What was read before it stays valid, since encoding is causal. */
  edited(offset: number): void {
    this.#checkpoints.dropAfter(offset - this.#origin);
  }

  /** The output at `offset` was read elsewhere; `focus` is the place that was read to or edited last. */
  note(offset: number, output: ModelOutput, focus: number): void {
    this.#checkpoints.add({ length: offset - this.#origin, output }, focus - this.#origin);
  }

  /** The model's output after the text from the origin to `offset`; undefined when the turn ended first. */
  async outputAt(offset: number, turn: Turn): Promise<ModelOutput | undefined> {
    let at = await this.readOn(offset);
    while (this.#origin + at.length < offset) {
      if (!(await turn.proceed())) return undefined;
      at = await this.readOn(offset);
    }
    return at.output;
  }

  /** One run towards `offset` from the nearest checkpoint before it, or none when there is one at `offset`. */
  async readOn(offset: number): Promise<Checkpoint> {
    const nearest = this.#checkpoints.nearest(offset - this.#origin);
    const read = nearest?.length ?? 0;
    const length = Math.min(offset - this.#origin, read + runLength);
    const ids = this.#ids(read, length);
    const output =
      nearest === undefined
        ? await this.#model.run(Uint8Array.of(...this.#preamble, ...ids), this.#model.zeroState)
        : ids.length === 0
          ? nearest.output
          : await this.#model.run(ids, nearest.output.state);
    const checkpoint = { length, output };
    this.#checkpoints.add(checkpoint, offset - this.#origin);
    return checkpoint;
  }

  #ids(from: number, to: number): Uint8Array {
    return this.#model.vocabulary.encode(
      this.#text,
      this.#origin + from,
      this.#origin + to,
      from === 0 ? undefined : this.#text.unitAt(this.#origin + from - 1),
    );
  }
}
