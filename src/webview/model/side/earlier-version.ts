/** The text as it was, what the chosen neuron does in it, and how its lines lie beside those of now. */
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
  /** Characters from the start that are read exactly, and will be. */
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

  /** Of one pane at a time: what is known of another is forgotten. */
  valuesOf(pane: Pane): SubjectValues {
    const key = paneKey(pane);
    if (key !== this.#pane) this.#values = new SubjectValues(this.text.length);
    this.#pane = key;
    return this.#values;
  }

  /** The network is another. */
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

  /** Found once for each text. */
  alignedWith(now: VersionText): Alignment {
    if (this.#aligned?.now !== now) this.#aligned = { now, alignment: alignLines(this, now) };
    return this.#aligned.alignment;
  }

  #progressed(read: number, readable: number): void {
    this.read = read;
    this.readable = readable;
  }
}
