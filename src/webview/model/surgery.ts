/** Which neurons are held, and what is known of the difference that this makes. */
import { Track } from '../../core/colour/track.ts';
import { isDirection } from '../../core/inspect/subject.ts';
import { isHeld, mostHeld, type HeldUnit, type HoldWay } from '../../core/model/held.ts';
import type { Neuron } from '../../protocol/inspection.ts';
import type { ModelSummary, PanelMemory, TextChange } from '../../protocol/panel.ts';
import type { Comparison, Dose, Growth, OwnValues } from '../../protocol/surgery.ts';
import type { CellReading } from './cell-reading.ts';
import type { PanelDocument } from './document.ts';
import type { GuessBook } from './guess-book.ts';
import type { Part } from './parts.ts';
import type { Thumbnails } from './thumbnails.ts';

/** The parts of the panel's model that holding neurons reads or changes. */
interface Panel {
  readonly memory: Pick<PanelMemory, 'subject'>;
  readonly network: ModelSummary | undefined;
  readonly document: PanelDocument | undefined;
  readonly cursor: number;
  readonly values: Track;
  readonly book: GuessBook;
  readonly thumbnails: Thumbnails;
  readonly side: { outdate(): void };
  cell: CellReading | undefined;
}

/** An answer, and what it is about. */
export interface Told<T> {
  readonly about: string;
  /** The document's version. */
  readonly version: number;
  readonly answer: T;
}

export class Surgery {
  held: readonly HeldUnit[] = [];
  /** What the reader asked to hold, until the engine has answered. */
  #asked: readonly HeldUnit[] | undefined;
  comparison: Told<Comparison> | undefined;
  dose: Told<Dose> | undefined;
  own: Told<OwnValues> | undefined;
  /** How many bits more each character costs. */
  growth = new Track(0);
  /** The symbol whose probability is followed; undefined until the reader picks one. */
  #symbol: string | undefined;
  readonly #panel: Panel;
  readonly #changed: (parts: readonly Part[]) => void;

  constructor(panel: Panel, changed: (parts: readonly Part[]) => void) {
    this.#panel = panel;
    this.#changed = changed;
  }

  /** The chosen neuron if it can be held: nothing listens to a taught one. */
  get patient(): Neuron | undefined {
    const { memory, network } = this.#panel;
    const { subject } = memory;
    if (subject === undefined || isDirection(subject)) return undefined;
    return subject.layer < (network?.foundLayers ?? 0) ? subject : undefined;
  }

  /** What is held, or will be in a moment. */
  get wanted(): readonly HeldUnit[] {
    return this.#asked ?? this.held;
  }

  /** How the neuron is held, or will be in a moment. */
  get ownHold(): HeldUnit | undefined {
    const { patient } = this;
    return patient && this.wanted.find((one) => isHeld(one, patient));
  }

  get isFull(): boolean {
    return this.wanted.length >= mostHeld;
  }

  /** What is held once this neuron is held in this way; `undefined` lets it go. */
  with(neuron: Neuron, way: HoldWay | undefined, value: number): readonly HeldUnit[] {
    const others = this.wanted.filter((one) => !isHeld(one, neuron));
    return way === undefined ? others : [...others, { neuron, way, value }];
  }

  /** What an answer about the cursor's place is about. */
  get place(): string {
    const { document, cursor } = this.#panel;
    return JSON.stringify([document?.uri, document?.version, cursor, this.held]);
  }

  /** What an answer about the chosen neuron's own values is about. */
  get ownPlace(): string {
    return JSON.stringify([this.#panel.document?.uri, this.patient]);
  }

  /** The chosen neuron's values, where they are known. */
  get ownValues(): OwnValues | undefined {
    return this.own?.about === this.ownPlace ? this.own.answer : undefined;
  }

  /** What a dose-response answer is about: how the neuron itself is held makes no difference to it. */
  get dosePlace(): string {
    const { document, cursor } = this.#panel;
    const { patient, symbol } = this;
    const others = this.held.filter((one) => patient === undefined || !isHeld(one, patient));
    return JSON.stringify([document?.uri, document?.version, cursor, patient, symbol, others]);
  }

  get symbol(): string | undefined {
    const { comparison } = this;
    return this.#symbol ?? comparison?.answer.next ?? comparison?.answer.moved[0]?.symbol;
  }

  follow(symbol: string): void {
    this.#symbol = symbol;
    this.#changed(['surgery']);
  }

  /** The engine is asked to hold these; `undefined` once it has answered or failed. */
  ask(held: readonly HeldUnit[] | undefined): void {
    this.#asked = held;
    this.#changed(['surgery']);
  }

  /** Other neurons are held: values of the network before are stale, and shown until new ones arrive. */
  hold(held: readonly HeldUnit[]): void {
    const panel = this.#panel;
    this.held = held;
    panel.cell = undefined;
    panel.values.outdate();
    panel.book.bits.outdate();
    panel.thumbnails.forget();
    panel.side.outdate();
    if (held.length === 0) this.growth = new Track(this.growth.length);
    else this.growth.outdate();
    this.#changed(['held', 'progress']);
  }

  /** Another text of this length is shown. */
  show(length: number): void {
    this.growth = new Track(length);
    this.#symbol = undefined;
  }

  edited(change: TextChange): void {
    this.growth.edit(change);
  }

  take(told: Partial<Pick<Surgery, 'comparison' | 'dose' | 'own'>>): void {
    Object.assign(this, told);
    this.#changed(['surgery']);
  }

  takeGrowth({ from, bits, read }: Growth): void {
    this.growth.write(from, bits, read);
    this.#changed(['surgery']);
  }
}
