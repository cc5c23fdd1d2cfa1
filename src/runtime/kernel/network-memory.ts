import type { HeldUnit } from '../../core/model/held.ts';
import type { ModelOutput, ModelState } from '../../core/model/language-model.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import { layOut, padded, stepOfHidden, type HiddenMemory } from './hidden-memory.ts';
import { LayerMemory, type Below } from './layer-memory.ts';
import { OutputMemory } from './output-memory.ts';
import type { NetworkShape } from './known-tensors.ts';
import type { NetworkWeights } from './read-weights.ts';
import { SymbolMemory } from './symbol-memory.ts';

/** A network in the memory of the kernel, after some symbols. */
export class NetworkMemory {
  readonly shape: NetworkShape;
  readonly #symbol: SymbolMemory;
  readonly #layers: readonly LayerMemory[];
  readonly #output: OutputMemory;

  constructor(form: KernelForm, { shape, embedding, layers, output }: NetworkWeights) {
    const instance = KernelInstance.of(form);
    this.shape = shape;
    this.#symbol = new SymbolMemory(
      instance,
      embedding,
      shape.embedding,
      instance.allot(padded(shape.embedding)),
    );
    const hidden = layOut(
      instance,
      layers.map(() => shape.hidden),
    );
    this.#layers = layers.map((weights, layer) => {
      const below =
        layer === 0
          ? belowOfSymbol(this.#symbol, embedding.scale[0]!)
          : belowOfLayer(hidden[layer - 1]!);
      return new LayerMemory(instance, weights, hidden[layer]!, below);
    });
    this.#output = new OutputMemory(instance, output, hidden);
  }

  /** h of one of the network's layers, as it is now: the next step overwrites it. */
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

  /**
   * Goes on from this state, with these units held in every step that is read, and no others.
   *
   * @throws RangeError where there are no such units
   */
  begin({ h, c }: ModelState, held: readonly HeldUnit[] = []): void {
    let place = 0;
    for (const [index, layer] of this.#layers.entries()) {
      const { hidden, c: own } = layer;
      layer.hold(held.filter(({ neuron }) => neuron.layer === index));
      hidden.values.set(h.subarray(place, place + hidden.units));
      own.set(c.subarray(place, place + hidden.units));
      hidden.hear();
      place += hidden.units;
    }
  }

  /** The output after one more symbol from a state, whatever was read before. */
  step(id: number, state: ModelState, held: readonly HeldUnit[] = []): ModelOutput {
    this.begin(state, held);
    this.read(id);
    return { state: this.state, logits: this.logits() };
  }

  /** Reads one symbol. */
  read(id: number): void {
    this.#symbol.hear(id);
    for (const layer of this.#layers) layer.advance();
  }

  /** Logits of the next symbol, not normalised: [symbols]. */
  logits(): Float32Array {
    return this.#output.logits();
  }

  get #units(): number {
    return this.#layers.reduce((sum, { hidden }) => sum + hidden.units, 0);
  }
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
