import type { Neuron } from '../../core/inspect/cell.ts';
import { sameNeuron } from './neuron-name.ts';

const KEPT = 200;

/** The neurons looked at, as a browser keeps its pages: choosing one forgets what lay ahead. */
export class History {
  #visited: Neuron[] = [];
  #at = -1;

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#visited.length - 1;
  }

  visit(neuron: Neuron): void {
    if (sameNeuron(this.#visited[this.#at], neuron)) return;
    this.#visited = [...this.#visited.slice(0, this.#at + 1), neuron].slice(-KEPT);
    this.#at = this.#visited.length - 1;
  }

  /** The neuron `step` pages on (back if negative); undefined where there is none. */
  go(step: number): Neuron | undefined {
    const neuron = this.#visited[this.#at + step];
    if (neuron !== undefined) this.#at += step;
    return neuron;
  }
}
