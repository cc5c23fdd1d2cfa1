/** The engine's answers about a neuron and a character, for the lessons about the cell. */
import type {
  CellRun,
  GateInputs,
  GateValues,
  LayerVectors,
  LayerValues,
} from '../../../protocol/cell-lessons.ts';
import { sameSubject } from '../../../core/inspect/subject.ts';
import type { Ask } from '../channel.ts';
import { Asking } from '../asking.ts';
import { PACE } from './cell.ts';
import { RunData, type LookedNeuron } from './run-data.ts';

/** What is shown. */
export interface Looked extends LookedNeuron {
  readonly at: number;
}

export class CellData {
  gates: GateValues | undefined;
  layer: LayerValues | undefined;
  readonly #run: RunData;
  readonly #gates: Asking<'gateInputs'>;
  readonly #layer: Asking<'layerVectors'>;
  #looked: Looked | undefined;
  /** When `goOn` last let requests be repeated. */
  #asked = -Infinity;

  constructor(ask: Ask, changed: () => void) {
    this.#run = new RunData(ask, changed);
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

  /** The neuron around the character; undefined until known. */
  get run(): CellRun | undefined {
    return this.#run.run;
  }

  /**
   * Asks for what is not known yet; what was known of another neuron or text is dropped.
   *
   * @param parts what is shown besides the run
   */
  look(looked: Looked, parts: { readonly gates: boolean; readonly layer: boolean }): void {
    const before = this.#looked;
    const { uri, version, neuron, at } = looked;
    const isSameText = before?.uri === uri && before.version === version;
    if (!isSameText || !sameSubject(before.neuron, neuron)) {
      this.gates = undefined;
      if (!isSameText || before.neuron.layer !== neuron.layer) this.layer = undefined;
    }
    this.#looked = looked;
    this.#run.look(looked, at);
    if (parts.gates) this.#gates.want(uri, { version, at, neuron });
    if (parts.layer) this.#layer.want(uri, { version, at, layer: neuron.layer });
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
    this.#run.goOn();
    if (this.gates?.inputs === undefined) this.#gates.forget();
    if (this.layer?.vectors === undefined) this.#layer.forget();
  }

  /** The network has changed: answers of the one before are dropped. */
  forget(): void {
    this.gates = undefined;
    this.layer = undefined;
    for (const part of [this.#run, this.#gates, this.#layer]) part.forget();
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
