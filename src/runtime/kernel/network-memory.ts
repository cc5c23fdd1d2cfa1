import type { ModelOutput, ModelState } from '../../core/model/language-model.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import { block, LayerMemory, padded, stepOfHidden } from './layer-memory.ts';
import type { NetworkWeights } from './read-weights.ts';
import { SymbolMemory } from './symbol-memory.ts';

/** A network in the memory of the kernel, after some symbols. */
export class NetworkMemory {
  readonly #instance: KernelInstance;
  readonly #symbol: SymbolMemory;
  readonly #layers: readonly LayerMemory[];
  readonly #output: OutputPlaces;

  constructor(form: KernelForm, { shape, embedding, layers, output }: NetworkWeights) {
    const instance = KernelInstance.of(form);
    const { hidden, symbols } = shape;
    this.#instance = instance;
    this.#symbol = new SymbolMemory(instance, embedding, shape.embedding);
    const h = instance.allot(4 * padded(hidden) * layers.length);
    const heard = instance.allot(padded(hidden) * layers.length);
    const symbol = {
      at: this.#symbol.at,
      widths: [shape.embedding],
      step: stepOfSymbols(embedding.scale[0]!),
    };
    this.#layers = layers.map((weights, layer) => {
      const below = heard + padded(hidden) * (layer - 1);
      const places = {
        h: h + 4 * padded(hidden) * layer,
        heard: heard + padded(hidden) * layer,
      };
      const hears = layer === 0 ? symbol : { at: below, widths: [hidden], step: stepOfHidden };
      return new LayerMemory(instance, weights, hidden, hears, places);
    });
    this.#output = outputPlaces(instance, output, { h, hidden, layers: layers.length, symbols });
  }

  /** h of the network's layers, as it is now: not to be kept. */
  hidden(layer: number): Float32Array {
    return this.#layers[layer]!.h;
  }

  get state(): ModelState {
    const h = new Float32Array(this.#units);
    const c = new Float32Array(this.#units);
    let place = 0;
    for (const layer of this.#layers) {
      h.set(layer.h, place);
      c.set(layer.c, place);
      place += layer.units;
    }
    return { h, c };
  }

  set state({ h, c }: ModelState) {
    let place = 0;
    for (const layer of this.#layers) {
      layer.h.set(h.subarray(place, place + layer.units));
      layer.c.set(c.subarray(place, place + layer.units));
      layer.hear();
      place += layer.units;
    }
  }

  /** What follows one more symbol after a state, whatever was read before. */
  step(id: number, state: ModelState): ModelOutput {
    this.state = state;
    this.read(id);
    return { state: this.state, logits: this.logits() };
  }

  /** Reads one symbol. */
  read(id: number): void {
    this.#symbol.hear(id);
    for (const layer of this.#layers) layer.advance();
  }

  /** What follows, not normalised: [symbols]. */
  logits(): Float32Array {
    const { weights, bias, inputs, h, symbols, logits } = this.#output;
    this.#instance.run.output(weights, h, inputs, bias, padded(symbols), logits);
    return this.#instance.floats(logits, symbols).slice();
  }

  get #units(): number {
    return this.#layers.reduce((sum, { units }) => sum + units, 0);
  }
}

interface OutputPlaces {
  readonly weights: number;
  readonly bias: number;
  readonly logits: number;
  readonly h: number;
  readonly inputs: number;
  readonly symbols: number;
}

/** onnxruntime spreads 255 steps over the range of what a layer hears, here from -128 to 127 of an embedding's own. */
function stepOfSymbols(scale: number): number {
  const most = Math.fround(127 * scale);
  const least = Math.fround(-128 * scale);
  return Math.fround(Math.fround(most - least) / 255);
}

/** Puts the output's weights [layers x hidden, symbols] where the kernel reads them: of sixteen symbols each. */
function outputPlaces(
  instance: KernelInstance,
  { weights, bias }: NetworkWeights['output'],
  size: { h: number; hidden: number; layers: number; symbols: number },
): OutputPlaces {
  const { h, hidden, layers, symbols } = size;
  const inputs = padded(hidden) * layers;
  const columns = padded(symbols);
  const places = {
    ...{ h, inputs, symbols },
    weights: instance.allot(4 * inputs * columns),
    bias: instance.allot(4 * columns),
    logits: instance.allot(4 * columns),
  };
  const to = instance.floats(places.weights, inputs * columns);
  for (let layer = 0; layer < layers; layer++) {
    for (let unit = 0; unit < hidden; unit++) {
      const from = (layer * hidden + unit) * symbols;
      const input = layer * padded(hidden) + unit;
      for (let symbol = 0; symbol < symbols; symbol += block) {
        const part = weights.subarray(from + symbol, from + Math.min(symbol + block, symbols));
        to.set(part, symbol * inputs + input * block);
      }
    }
  }
  instance.floats(places.bias, symbols).set(bias);
  return places;
}
