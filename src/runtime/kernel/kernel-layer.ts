import type { ModelState } from '../../core/model/language-model.ts';
import type { Listened } from '../../core/model/listening-model.ts';
import type { LayerWeights } from '../../core/model/tracing-model.ts';
import type { Widths } from '../../core/model/widths.ts';
import type { Listener } from '../network.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import { LayerMemory, padded, stepOfHidden } from './layer-memory.ts';
import type { ListenerWeights } from './read-weights.ts';
import { SymbolMemory } from './symbol-memory.ts';

/** The `ListeningLayer` port filled by the kernel, which lays out a memory of its own for it. */
export class KernelLayer implements Listener {
  readonly width: number;
  readonly #instance: KernelInstance;
  readonly #weights: LayerWeights;
  /** Of the network below. */
  readonly #widths: Widths;
  readonly #symbol: SymbolMemory;
  /** h of each layer below: as it was handed in, and as the layer hears it. */
  readonly #below: readonly { readonly h: number; readonly heard: number }[];
  readonly #layer: LayerMemory;

  constructor(
    form: KernelForm,
    { shape, embedding, layer, units }: ListenerWeights,
    widths: Widths,
  ) {
    const instance = KernelInstance.of(form);
    this.#instance = instance;
    this.#weights = layer;
    this.#widths = widths;
    this.width = units;
    // What the layer hears lies together: the symbol, and each layer after it.
    this.#symbol = new SymbolMemory(instance, embedding, shape.embedding);
    const heard = widths.map((width) => instance.allot(padded(width)));
    this.#below = widths.map((width, k) => ({
      h: instance.allot(4 * padded(width)),
      heard: heard[k]!,
    }));
    const hears = {
      at: this.#symbol.at,
      widths: [this.#symbol.width, ...widths],
      step: stepOfHidden,
    };
    const places = {
      h: instance.allot(4 * padded(units)),
      heard: instance.allot(padded(units)),
    };
    this.#layer = new LayerMemory(instance, layer, units, hears, places);
  }

  listen(
    ids: Uint8Array,
    hidden: readonly Float32Array[],
    { h, c }: ModelState,
  ): Promise<Listened> {
    const layer = this.#layer;
    layer.h.set(h);
    layer.c.set(c);
    layer.hear();
    const own = new Float32Array(ids.length * this.width);
    for (const [step, id] of ids.entries()) {
      this.#symbol.hear(id);
      this.#hearBelow(hidden, step);
      layer.advance();
      own.set(layer.h, step * this.width);
    }
    return Promise.resolve({ hidden: own, state: { h: layer.h.slice(), c: layer.c.slice() } });
  }

  weights(): Promise<LayerWeights> {
    return Promise.resolve(this.#weights);
  }

  release(): Promise<void> {
    return Promise.resolve();
  }

  #hearBelow(hidden: readonly Float32Array[], step: number): void {
    for (const [k, { h, heard }] of this.#below.entries()) {
      const width = this.#widths[k]!;
      const now = hidden[k]!.subarray(step * width, (step + 1) * width);
      this.#instance.floats(h, width).set(now);
      this.#instance.run.hear(h, padded(width), stepOfHidden, heard);
    }
  }
}
