import type { HeldUnit } from '../../core/model/held.ts';
import type { LearningOutput, ModelOutput, ModelState } from '../../core/model/language-model.ts';
import { BelowOfLayers, BelowOfSymbol } from './below.ts';
import { layOut, runLength, stepOfHidden } from './hidden-memory.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import type { NetworkShape } from './known-tensors.ts';
import { LayerMemory } from './layer-memory.ts';
import { LearningMemory, ownOutput, type OwnOutput } from './learning-memory.ts';
import { OutputMemory } from './output-memory.ts';
import type { NetworkWeights } from './read-weights.ts';

/** A network in the memory of the kernel, after the symbols of a run. */
export class NetworkMemory {
  readonly shape: NetworkShape;
  readonly #layers: readonly LayerMemory[];
  readonly #output: OutputMemory;
  readonly #form: KernelForm;
  readonly #own: OwnOutput;
  /** Symbols of the run that was read last: the row of what stands after it. */
  #read = 0;

  constructor(form: KernelForm, { shape, embedding, layers, output }: NetworkWeights) {
    const instance = KernelInstance.of(form);
    const { hidden: units, embedding: width } = shape;
    this.shape = shape;
    const hidden = layOut(
      instance,
      layers.map(() => units),
    );
    const step = stepOfSymbols(embedding.scale[0]!);
    this.#layers = layers.map((weights, layer) => {
      const { steps } = weights.input;
      const lower = hidden[layer - 1];
      const below =
        lower === undefined
          ? new BelowOfSymbol(
              instance,
              { embedding, width },
              { steps, units, columns: width },
              step,
            )
          : new BelowOfLayers(
              instance,
              [lower],
              { steps, units, columns: units, from: 0 },
              stepOfHidden,
            );
      return new LayerMemory(instance, weights, hidden[layer]!, below);
    });
    this.#output = new OutputMemory(instance, output, hidden);
    this.#form = form;
    this.#own = ownOutput(output);
  }

  /** A copy of the output layer that goes on learning. */
  learningOutput(): LearningOutput {
    return new LearningMemory(this.#form, this.#own);
  }

  /** h of one of the network's layers after a symbol of the run, counted from 1: the next run overwrites it. */
  hidden(layer: number, row: number): Float32Array {
    return this.#layers[layer]!.hidden.values(row);
  }

  /** After the run. */
  get state(): ModelState {
    const h = new Float32Array(this.#units);
    const c = new Float32Array(this.#units);
    let place = 0;
    for (const { hidden, c: own } of this.#layers) {
      h.set(hidden.values(this.#read), place);
      c.set(own, place);
      place += hidden.units;
    }
    return { h, c };
  }

  /**
   * Goes on from this state, with these units held in every step that is read, and no others.
   *
   * @throws RangeError where there are no such units
   */
  begin({ h, c }: ModelState, held: readonly HeldUnit[] = []): void {
    this.#read = 0;
    let place = 0;
    for (const [index, layer] of this.#layers.entries()) {
      const { hidden, c: own } = layer;
      layer.hold(held.filter(({ neuron }) => neuron.layer === index));
      hidden.values(0).set(h.subarray(place, place + hidden.units));
      own.set(c.subarray(place, place + hidden.units));
      hidden.hear(0);
      place += hidden.units;
    }
  }

  /** The output after one more symbol from a state, whatever was read before. */
  step(id: number, state: ModelState, held: readonly HeldUnit[] = []): ModelOutput {
    this.begin(state, held);
    this.read(Uint8Array.of(id));
    return { state: this.state, logits: this.logits() };
  }

  /** Reads a run of at most `runLength` symbols: each layer all of it, before the next one does. */
  read(ids: Uint8Array): void {
    if (ids.length > runLength) throw new RangeError(`a run of ${ids.length} symbols`);
    for (const { hidden } of this.#layers) {
      if (this.#read > 0) hidden.goOnFrom(this.#read);
    }
    for (const layer of this.#layers) layer.read(ids);
    this.#read = ids.length;
  }

  /** Logits of the symbol that follows one of the run, counted from 1, not normalised: [symbols]. */
  logits(row = this.#read): Float32Array {
    return this.#output.logits(row);
  }

  get #units(): number {
    return this.#layers.reduce((sum, { hidden }) => sum + hidden.units, 0);
  }
}

/** onnxruntime spreads 255 steps over the range of what a layer hears, here from -128 to 127 of an embedding's own. */
function stepOfSymbols(scale: number): number {
  const most = Math.fround(127 * scale);
  const least = Math.fround(-128 * scale);
  return Math.fround(Math.fround(most - least) / 255);
}
