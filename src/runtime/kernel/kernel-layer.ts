import type { ModelState } from '../../core/model/language-model.ts';
import type { Listened } from '../../core/model/listening-model.ts';
import type { LayerWeights } from '../../core/model/tracing-model.ts';
import { unitCount, type Widths } from '../../core/model/widths.ts';
import type { Listener } from '../network.ts';
import { BelowOfLayers, BelowOfSymbol } from './below.ts';
import { layOut, runsOf, stepOfHidden, type HiddenMemory } from './hidden-memory.ts';
import { KernelInstance, type KernelForm } from './instance.ts';
import { LayerMemory } from './layer-memory.ts';
import type { ListenerWeights } from './read-weights.ts';

/** The `ListeningLayer` port implemented by the kernel, which lays out a memory of its own for it. */
export class KernelLayer implements Listener {
  readonly width: number;
  readonly #weights: LayerWeights;
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
    const below = layOut(instance, widths);
    this.#below = below;
    const [own] = layOut(instance, [units]) as [HiddenMemory];
    const { steps } = layer.input;
    const width = shape.embedding;
    const weights = { steps, units, columns: width + unitCount(widths), from: width };
    const symbol = new BelowOfSymbol(instance, { embedding, width }, weights, stepOfHidden);
    const heard = new BelowOfLayers(instance, below, weights, stepOfHidden, symbol);
    this.#layer = new LayerMemory(instance, layer, own, heard);
  }

  listen(
    ids: Uint8Array,
    hidden: readonly Float32Array[],
    { h, c }: ModelState,
  ): Promise<Listened> {
    const { hidden: own, c: cells } = this.#layer;
    own.values(0).set(h);
    own.hear(0);
    cells.set(c);
    const all = new Float32Array(ids.length * this.width);
    let from = 0;
    let last = 0;
    for (const run of runsOf(ids)) {
      if (last > 0) own.goOnFrom(last);
      this.#read(run, hidden, from);
      last = run.length;
      for (let row = 1; row <= last; row++) {
        all.set(own.values(row), (from + row - 1) * this.width);
      }
      from += last;
    }
    const state = { h: own.values(last).slice(), c: cells.slice() };
    return Promise.resolve({ hidden: all, state });
  }

  /** @param from the run's place in `hidden` */
  #read(run: Uint8Array, hidden: readonly Float32Array[], from: number): void {
    for (const [k, below] of this.#below.entries()) {
      const { units } = below;
      for (let row = 1; row <= run.length; row++) {
        const step = from + row - 1;
        below.values(row).set(hidden[k]!.subarray(step * units, (step + 1) * units));
        below.hear(row);
      }
    }
    this.#layer.read(run);
  }

  weights(): Promise<LayerWeights> {
    return Promise.resolve(this.#weights);
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}
