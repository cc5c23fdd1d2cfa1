import type { Ask } from '../channel.ts';
import { measurements, type Measured } from './cost.ts';

export type MeasuringState = 'done' | 'failed' | 'idle' | 'running' | 'stopped';

/** Takes one measurement after another, until all are taken or it is stopped. */
export class Measuring {
  readonly measured: Measured[] = [];
  state: MeasuringState = 'idle';
  readonly #ask: Ask;
  readonly #changed: () => void;
  /** Counts starts and stops: answers to an earlier run are ignored. */
  #run = 0;

  constructor(ask: Ask, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Starts over, dropping what was measured before. */
  async begin(): Promise<void> {
    const run = ++this.#run;
    this.measured.length = 0;
    this.#become('running');
    for (const one of measurements) {
      const { network, units, characters } = one;
      const answer = await this.#ask('stepCost', { network, units, characters }).catch(
        () => undefined,
      );
      if (run !== this.#run) return;
      if (answer?.kind !== 'cost') {
        this.#become('failed');
        return;
      }
      this.measured.push({ ...one, cost: answer });
      this.#changed();
    }
    this.#become('done');
  }

  stop(): void {
    if (this.state !== 'running') return;
    this.#run += 1;
    this.#become('stopped');
  }

  #become(state: MeasuringState): void {
    this.state = state;
    this.#changed();
  }
}
