import type { ModelOutput, ModelState } from '../../core/model/language-model.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import { block, layOut, padded, stepOfHidden, type HiddenMemory } from './hidden-memory.ts';
import { LayerMemory, type Below } from './layer-memory.ts';
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
    const { hidden: width, symbols } = shape;
    this.#instance = instance;
    this.#symbol = new SymbolMemory(
      instance,
      embedding,
      shape.embedding,
      instance.allot(padded(shape.embedding)),
    );
    const hidden = layOut(
      instance,
      layers.map(() => width),
    );
    this.#layers = layers.map((weights, layer) => {
      const below =
        layer === 0
          ? belowOfSymbol(this.#symbol, embedding.scale[0]!)
          : belowOfLayer(hidden[layer - 1]!);
      return new LayerMemory(instance, weights, hidden[layer]!, below);
    });
    const { h } = hidden[0]!.places;
    this.#output = outputPlaces(instance, output, { h, width, layers: layers.length, symbols });
  }

  /** h of one of the network's layers, as it is now: not to be kept. */
  hidden(layer: number): Float32Array {
    return this.#layers[layer]!.hidden.values;
  }

  get state(): ModelState {
    const h = new Float32Array(this.#units);
    const c = new Float32Array(this.#units);
    let place = 0;
    for (const { hidden, c: own } of this.#layers) {
      h.set(hidden.values, place);
      c.set(own, place);
      place += hidden.units;
    }
    return { h, c };
  }

  set state({ h, c }: ModelState) {
    let place = 0;
    for (const { hidden, c: own } of this.#layers) {
      hidden.values.set(h.subarray(place, place + hidden.units));
      own.set(c.subarray(place, place + hidden.units));
      hidden.hear();
      place += hidden.units;
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
    return this.#layers.reduce((sum, { hidden }) => sum + hidden.units, 0);
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

function belowOfLayer(layer: HiddenMemory): Below {
  const { heard, surplus } = layer.places;
  const is = { widths: [layer.units], step: stepOfHidden };
  return { heard, surplus, ...is, isBeyond: () => layer.isBeyond };
}

function belowOfSymbol({ at, width }: SymbolMemory, scale: number): Below {
  const is = { widths: [width], step: stepOfSymbols(scale) };
  return { heard: at, surplus: at, ...is, isBeyond: () => false };
}

/** onnxruntime spreads 255 steps over the range of what a layer hears, here from -128 to 127 of an embedding's own. */
function stepOfSymbols(scale: number): number {
  const most = Math.fround(127 * scale);
  const least = Math.fround(-128 * scale);
  return Math.fround(Math.fround(most - least) / 255);
}

/** Puts the output's weights [layers x width, symbols] where the kernel reads them: of sixteen symbols each. */
function outputPlaces(
  instance: KernelInstance,
  { weights, bias }: NetworkWeights['output'],
  size: { h: number; width: number; layers: number; symbols: number },
): OutputPlaces {
  const { h, width, layers, symbols } = size;
  const inputs = padded(width) * layers;
  const columns = padded(symbols);
  const places = {
    ...{ h, inputs, symbols },
    weights: instance.allot(4 * inputs * columns),
    bias: instance.allot(4 * columns),
    logits: instance.allot(4 * columns),
  };
  const to = instance.floats(places.weights, inputs * columns);
  for (let layer = 0; layer < layers; layer++) {
    for (let unit = 0; unit < width; unit++) {
      const from = (layer * width + unit) * symbols;
      const input = layer * padded(width) + unit;
      for (let symbol = 0; symbol < symbols; symbol += block) {
        const part = weights.subarray(from + symbol, from + Math.min(symbol + block, symbols));
        to.set(part, symbol * inputs + input * block);
      }
    }
  }
  instance.floats(places.bias, symbols).set(bias);
  return places;
}
