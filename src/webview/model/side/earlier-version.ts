/** An earlier version of the text, the chosen neuron's values in it, and how its lines align with those of now. */
import { SubjectValues } from '../../../core/colour/subject-values.ts';
import { Lines } from '../../../core/text/line-starts.ts';
import type { ExactValues } from '../../../protocol/inspection.ts';
import type { EarlierText, Pane } from '../../../protocol/side-by-side.ts';
import { paneKey } from './panes.ts';
import { alignLines, type Alignment, type VersionText } from './aligned-rows.ts';

export class EarlierVersion implements VersionText {
  readonly text: string;
  readonly lines: Lines;
  readonly version: number;
  /** How many characters from the start are read exactly, and how many will be (`readable`). */
  read = 0;
  readable: number;
  readonly #changed: () => void;
  #pane = '';
  #values: SubjectValues;
  #aligned: { readonly now: VersionText; readonly alignment: Alignment } | undefined;

  constructor({ text, version }: EarlierText, changed: () => void) {
    this.text = text;
    this.lines = new Lines(text);
    this.version = version;
    this.#values = new SubjectValues(text.length);
    this.readable = text.length;
    this.#changed = changed;
  }

  /** Values for one pane at a time: those of another are forgotten. */
  valuesOf(pane: Pane): SubjectValues {
    const key = paneKey(pane);
    if (key !== this.#pane) this.#values = new SubjectValues(this.text.length);
    this.#pane = key;
    return this.#values;
  }

  /** The network has changed: the values are stale. */
  outdate(): void {
    this.#values.track.outdate();
  }

  take(pane: Pane, answer: ExactValues): void {
    if (paneKey(pane) !== this.#pane) return;
    this.#values.takeExact(answer);
    this.#progressed(answer.read, answer.readable);
    this.#changed();
  }

  progress(read: number, readable: number): void {
    this.#progressed(read, readable);
    this.#changed();
  }

  /** Cached for each current text. */
  alignedWith(now: VersionText): Alignment {
    if (this.#aligned?.now !== now) this.#aligned = { now, alignment: alignLines(this, now) };
    return this.#aligned.alignment;
  }

  #progressed(read: number, readable: number): void {
    this.read = read;
    this.readable = readable;
  }
}
