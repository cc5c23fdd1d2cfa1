/** The engine's answers about a neuron and a character, for the lessons about the cell. */
import type {
  CellRun,
  GateInputs,
  GateValues,
  LayerVectors,
  LayerValues,
} from '../../../protocol/cell-lessons.ts';
import type { Neuron } from '../../../protocol/inspection.ts';
import { sameSubject } from '../../../core/inspect/subject.ts';
import type { Ask } from '../channel.ts';
import { Asking } from '../asking.ts';
import { PACE, runWindow } from './cell.ts';

/** What is shown. */
export interface Looked {
  readonly uri: string;
  readonly version: number;
  readonly neuron: Neuron;
  readonly at: number;
  /** Length of the text, and how much of it was read. */
  readonly length: number;
  readonly read: number;
}

export class CellData {
  run: CellRun | undefined;
  gates: GateValues | undefined;
  layer: LayerValues | undefined;
  readonly #run: Asking<'cellRun'>;
  readonly #gates: Asking<'gateInputs'>;
  readonly #layer: Asking<'layerVectors'>;
  #looked: Looked | undefined;
  /** When `goOn` last let requests be repeated. */
  #asked = -Infinity;

  constructor(ask: Ask, changed: () => void) {
    const taken = <T>(take: (answer: T) => void, retry: () => void) => {
      return (answer: T | { readonly kind: 'none' }): void => {
        // The text has changed since, or there is no such neuron: asked again at the next change, not at once.
        if (isNone(answer)) retry();
        else {
          take(answer);
          changed();
        }
      };
    };
    this.#run = new Asking(
      'cellRun',
      ask,
      taken(
        (answer: CellRun) => (this.run = answer),
        () => this.#run.forget(),
      ),
    );
    this.#gates = new Asking(
      'gateInputs',
      ask,
      taken(
        (answer: GateValues) => (this.gates = answer),
        () => this.#gates.forget(),
      ),
    );
    this.#layer = new Asking(
      'layerVectors',
      ask,
      taken(
        (answer: LayerValues) => (this.layer = answer),
        () => this.#layer.forget(),
      ),
    );
  }

  /**
   * Asks for what is not known yet; what was known of another neuron or text is dropped.
   *
   * @param parts what is shown besides the run
   */
  look(looked: Looked, parts: { readonly gates: boolean; readonly layer: boolean }): void {
    const before = this.#looked;
    const { uri, version, neuron, at, length, read } = looked;
    const isSameText = before?.uri === uri && before.version === version;
    if (!isSameText || !sameSubject(before.neuron, neuron)) {
      this.run = undefined;
      this.gates = undefined;
      if (!isSameText || before.neuron.layer !== neuron.layer) this.layer = undefined;
    }
    this.#looked = looked;
    const { run } = this;
    const isHere = run !== undefined && at >= run.from && at < run.to;
    const window = runWindow(at, length, read);
    const isMore = isHere && (run.provisional || window.to - window.from > run.to - run.from);
    if (!isHere || isMore) this.#run.want({ version, ...window, neuron });
    if (parts.gates) this.#gates.want({ version, at, neuron });
    if (parts.layer) this.#layer.want({ version, at, layer: neuron.layer });
  }

  /**
   * More was read: what is missing or came from a short context is asked again, but not for each piece of a long text.
   *
   * @param now milliseconds of any clock
   * @param isUrgent whether the reader waits for it
   */
  goOn(now: number, isUrgent: boolean): void {
    if (!isUrgent && now < this.#asked + PACE) return;
    this.#asked = now;
    if (this.run?.provisional !== false) this.#run.forget();
    if (this.gates?.inputs === undefined) this.#gates.forget();
    if (this.layer?.vectors === undefined) this.#layer.forget();
  }

  /** The network has changed: answers of the one before are dropped. */
  forget(): void {
    this.run = undefined;
    this.gates = undefined;
    this.layer = undefined;
    for (const asking of [this.#run, this.#gates, this.#layer]) asking.forget();
  }

  /** Inputs of the gates at the shown character; undefined until known. */
  get inputs(): GateInputs | undefined {
    return this.gates?.at === this.#looked?.at ? this.gates?.inputs : undefined;
  }

  /** The last known vectors, kept until the next are known. */
  get vectors(): LayerVectors | undefined {
    return this.layer?.vectors;
  }
}

function isNone(answer: unknown): answer is { readonly kind: 'none' } {
  return (answer as { readonly kind: string }).kind === 'none';
}
