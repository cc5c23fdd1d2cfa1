import type { TextBuffer } from '../text/buffer.ts';
import type { TextChange } from '../text/change.ts';
import type { LanguageTag } from '../text/language.ts';
import { firstLineStart } from '../text/lines.ts';
import { Adaptation } from './adaptation.ts';
import type { LanguageModel, Learning, LearningOutput, ModelOutput } from './language-model.ts';
import { Passage, runLength } from './passage.ts';
import type { Turn } from './turn.ts';

/** Bytes of checkpoints for each document. */
export const checkpointBudget = 8 * 2 ** 20;
/** Of these, for the passage that serves while the file is still being read. */
const provisionalBudget = checkpointBudget / 8;

/** Code units left of the cursor that a provisional answer is made from. */
export const provisionalLength = 2_000;
/** A provisional passage with less than this left of the cursor is given up for one that starts further up. */
const leastProvisional = 1_000;

/**
 * Code units from the start of a file within which answers become exact. Each edit further up means reading again, at
 * some 50 us a character: at the limit 7 s. Longer files are rare, and the model's bits per character do not fall any
 * more after the first few thousand.
 */
export const exactLimit = 2 ** 17;

/** Most code units that are learned from while an answer waits: at some 80 us each. */
const learnedAtOnce = 64;

export interface Reading {
  readonly output: ModelOutput;
  /** True when only the last characters were read, or not all was learned from them. */
  readonly provisional: boolean;
  /**
   * The output layer as it has learned from the text so far; undefined while it has not, and of a model that cannot.
   * The next answer may alter it.
   */
  readonly learned: LearningOutput | undefined;
}

/**
 * What the model makes of one document, kept up to date through its edits.
 *
 * Where the text up to the cursor has been read, or soon can be, answers are exact: from the zero state at the start of
 * the file. Elsewhere they come from a passage of its own that starts some 2,000 characters before the cursor, until
 * `readAhead` has got there.
 */
export class DocumentReader {
  readonly #model: LanguageModel;
  readonly #text: TextBuffer;
  readonly #preamble: Uint8Array;
  readonly #exact: Passage;
  /** Undefined of a model that cannot learn. */
  readonly #adaptation: Adaptation | undefined;
  #provisional: Passage | undefined;
  /** The place that was asked for or edited last. */
  #focus = 0;

  /** `text` may only change through `apply`; any other change must be reported to `edited`. */
  constructor(
    model: LanguageModel & { readonly learning?: Learning },
    text: TextBuffer,
    language: LanguageTag,
  ) {
    this.#model = model;
    this.#text = text;
    this.#preamble = model.vocabulary.preamble(language);
    this.#exact = this.#passage(0, checkpointBudget - provisionalBudget);
    const { learning } = model;
    this.#adaptation = learning && new Adaptation(model, learning, text, this.#exact);
  }

  /** Bytes of all checkpoints. */
  get bytes(): number {
    return this.#exact.bytes + (this.#provisional?.bytes ?? 0);
  }

  /** @throws RangeError when the change does not lie within the text. */
  apply(change: TextChange): void {
    this.#text.apply(change);
    this.edited(change);
  }

  /** The text has changed by this. */
  edited(change: TextChange): void {
    this.#focus = change.offset + change.inserted.length;
    this.#exact.edited(change.offset);
    this.#adaptation?.edited(change.offset);
    const passage = this.#provisional;
    if (passage === undefined) return;
    if (change.offset >= passage.origin) passage.edited(change.offset);
    else if (change.offset + change.removed <= passage.origin) {
      passage.move(change.inserted.length - change.removed);
    } else this.#provisional = undefined;
  }

  /** The model's output after the text up to `offset`; undefined when the turn ended first. */
  async outputAt(offset: number, turn: Turn): Promise<Reading | undefined> {
    this.#focus = offset;
    const passage = this.#passageFor(offset);
    const output = await passage.outputAt(offset, turn);
    if (output === undefined) return undefined;
    if (passage !== this.#exact) return { output, provisional: true, learned: undefined };
    const adaptation = this.#adaptation;
    if (adaptation === undefined) return { output, provisional: false, learned: undefined };
    if (adaptation.distanceTo(offset) <= learnedAtOnce) {
      while (adaptation.distanceTo(offset) > 0) {
        if (!(await turn.proceed())) return undefined;
        await adaptation.learnOn(offset);
      }
    }
    const learned = adaptation.layerFor(offset);
    return { output, provisional: learned === undefined, learned };
  }

  /** One run towards what `outputAt` would read at `offset`. Returns whether more are needed. */
  async prepare(offset: number): Promise<boolean> {
    const passage = this.#passageFor(offset);
    if (passage.distanceTo(offset) > 0) await passage.readOn(offset);
    return passage.distanceTo(offset) > 0;
  }

  /** One run towards the exact answer at `offset`. Returns whether more are needed. */
  async readAhead(offset: number): Promise<boolean> {
    if (offset > exactLimit) return false;
    if (this.#exact.distanceTo(offset) > 0) {
      await this.#exact.readOn(offset);
      return this.#exact.distanceTo(offset) > 0 || this.#isToLearn(offset);
    }
    if (this.#isToLearn(offset)) await this.#adaptation?.learnOn(offset);
    return this.#isToLearn(offset);
  }

  /** Keeps the exact output at `offset`, which was computed elsewhere, as a checkpoint. */
  note(offset: number, output: ModelOutput): void {
    this.#exact.note(offset, output, this.#focus);
  }

  #isToLearn(offset: number): boolean {
    return (this.#adaptation?.distanceTo(offset) ?? 0) > 0;
  }

  #passageFor(offset: number): Passage {
    const usable =
      this.#provisional !== undefined &&
      offset - this.#provisional.origin >= leastProvisional &&
      this.#provisional.distanceTo(offset) <= provisionalLength;
    const passage = usable ? this.#provisional : undefined;
    const distance = passage?.distanceTo(offset) ?? provisionalLength;
    if (offset <= exactLimit && this.#exact.distanceTo(offset) <= Math.max(runLength, distance)) {
      this.#provisional = undefined;
      return this.#exact;
    }
    this.#provisional =
      passage ??
      this.#passage(
        firstLineStart(this.#text, offset - provisionalLength, offset - leastProvisional),
        provisionalBudget,
      );
    return this.#provisional;
  }

  #passage(origin: number, budget: number): Passage {
    return new Passage(this.#model, this.#text, this.#preamble, origin, budget);
  }
}
