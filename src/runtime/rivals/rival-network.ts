import type { Rival, RivalKind } from '../../core/lessons/rivals.ts';
import { KernelInstance, type KernelForm } from '../kernel/instance.ts';
import { DenseMemory } from './dense-memory.ts';
import { heardBy, sumsOf, type RivalShape, type RivalWeights } from './rival-weights.ts';

/** A rival by the kernel's multiplication of floats; the activations that follow it are computed here. */
export class RivalNetwork implements Rival {
  readonly kind: RivalKind;
  readonly units: number;
  readonly parameters: number;
  readonly window: number | undefined;
  readonly #shape: RivalShape;
  readonly #embedding: Float32Array;
  readonly #sums: DenseMemory;
  readonly #output: DenseMemory;
  /** Cell state of an LSTM; empty for the others. */
  readonly #c: Float32Array;

  constructor(form: KernelForm, { shape, embedding, weights, bias, output }: RivalWeights) {
    const { kind, units, window } = shape;
    this.kind = kind;
    this.units = units;
    this.parameters = parametersOf(shape);
    this.window = kind === 'feed-forward' ? window : undefined;
    this.#shape = shape;
    this.#embedding = embedding;
    const instance = KernelInstance.of(form);
    this.#sums = new DenseMemory(instance, weights, bias);
    this.#output = new DenseMemory(instance, output.weights, output.bias);
    this.#c = new Float32Array(kind === 'lstm' ? units : 0);
  }

  begin(): void {
    this.#sums.heard.fill(0);
    this.#c.fill(0);
  }

  read(id: number): Float32Array {
    this.#hear(id);
    const h = this.#output.heard;
    const sums = this.#sums.sums();
    if (this.kind === 'lstm') stepCells(sums, this.#c, h);
    else for (let unit = 0; unit < this.units; unit++) h[unit] = Math.tanh(sums[unit]!);
    if (this.kind !== 'feed-forward') this.#sums.heard.set(h, this.#shape.embedding);
    return this.#output.sums().slice();
  }

  state(): Float32Array {
    const { embedding } = this.#shape;
    const kept = this.#sums.heard.subarray(embedding);
    const state = new Float32Array(kept.length + this.#c.length);
    state.set(kept);
    state.set(this.#c, kept.length);
    return state;
  }

  resume(state: Float32Array): void {
    const { embedding } = this.#shape;
    const kept = state.length - this.#c.length;
    this.#sums.heard.set(state.subarray(0, kept), embedding);
    this.#c.set(state.subarray(kept));
  }

  /** Moves what is heard on by one symbol. */
  #hear(id: number): void {
    const { embedding: width } = this.#shape;
    const { heard } = this.#sums;
    const isWindow = this.kind === 'feed-forward';
    if (isWindow) heard.copyWithin(0, width);
    const newest = this.#embedding.subarray(id * width, (id + 1) * width);
    heard.set(newest, isWindow ? heardBy(this.#shape) - width : 0);
  }
}

/** As PyTorch counts them: a recurrent layer has two biases for each sum, of which only the sum is kept here. */
function parametersOf(shape: RivalShape): number {
  const { kind, symbols, embedding, units } = shape;
  const biases = kind === 'feed-forward' ? 1 : 2;
  return symbols * (embedding + units + 1) + sumsOf(shape) * (heardBy(shape) + biases);
}

/**
 * c = f c + i g and h = o tanh(c) (Gers, Schmidhuber & Cummins 2000), in place.
 *
 * @param sums [4 x units], of the gates in the order i, o, f, g
 */
function stepCells(sums: Float32Array, c: Float32Array, h: Float32Array): void {
  const units = c.length;
  for (let unit = 0; unit < units; unit++) {
    const i = logistic(sums[unit]!);
    const o = logistic(sums[units + unit]!);
    const f = logistic(sums[2 * units + unit]!);
    const next = Math.fround(f * c[unit]! + i * Math.tanh(sums[3 * units + unit]!));
    c[unit] = next;
    h[unit] = o * Math.tanh(next);
  }
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
