import type { ModelState } from '../../core/model/language-model.ts';
import type { Listened } from '../../core/model/listening-model.ts';
import type { LayerWeights } from '../../core/model/tracing-model.ts';
import type { Widths } from '../../core/model/widths.ts';
import type { Listener } from '../network.ts';
import { layOut, stepOfHidden, type HiddenMemory } from './hidden-memory.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import { LayerMemory } from './layer-memory.ts';
import type { ListenerWeights } from './read-weights.ts';
import { SymbolMemory } from './symbol-memory.ts';

/** The `ListeningLayer` port implemented by the kernel, which lays out a memory of its own for it. */
export class KernelLayer implements Listener {
  readonly width: number;
  readonly #weights: LayerWeights;
  readonly #symbol: SymbolMemory;
  /** h of each layer below. */
  readonly #below: readonly HiddenMemory[];
  readonly #layer: LayerMemory;

  constructor(
    form: KernelForm,
    { shape, embedding, layer, units }: ListenerWeights,
    widths: Widths,
  ) {
    const instance = KernelInstance.of(form);
    this.#weights = layer;
    this.width = units;
    // What the layer hears lies together: the symbol, and each layer after it.
    const hears = [shape.embedding, ...widths];
    const [symbol, ...below] = layOut(instance, hears) as [HiddenMemory, ...HiddenMemory[]];
    const { heard, surplus } = symbol.places;
    this.#symbol = new SymbolMemory(instance, embedding, shape.embedding, heard);
    this.#below = below;
    const [own] = layOut(instance, [units]) as [HiddenMemory];
    this.#layer = new LayerMemory(instance, layer, own, {
      ...{ heard, surplus, widths: hears, step: stepOfHidden },
      isBeyond: () => below.some((one) => one.isBeyond),
    });
  }

  listen(
    ids: Uint8Array,
    hidden: readonly Float32Array[],
    { h, c }: ModelState,
  ): Promise<Listened> {
    const layer = this.#layer;
    layer.hidden.values.set(h);
    layer.hidden.hear();
    layer.c.set(c);
    const all = new Float32Array(ids.length * this.width);
    for (const [step, id] of ids.entries()) {
      this.#symbol.hear(id);
      for (const [k, below] of this.#below.entries()) {
        const { units, values } = below;
        values.set(hidden[k]!.subarray(step * units, (step + 1) * units));
        below.hear();
      }
      layer.advance();
      all.set(layer.hidden.values, step * this.width);
    }
    const state = { h: layer.hidden.values.slice(), c: layer.c.slice() };
    return Promise.resolve({ hidden: all, state });
  }

  weights(): Promise<LayerWeights> {
    return Promise.resolve(this.#weights);
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}
