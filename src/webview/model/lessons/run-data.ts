/** What a neuron did around a character, as the engine tells it, for the lessons about the cell. */
import type { CellRun } from '../../../protocol/cell-lessons.ts';
import type { Neuron } from '../../../protocol/inspection.ts';
import { Asking } from '../asking.ts';
import type { Ask } from '../channel.ts';
import { runWindow } from './cell.ts';

/** A neuron on a text. */
export interface LookedNeuron {
  readonly uri: string;
  readonly version: number;
  readonly neuron: Neuron;
  /** Length of the text, and how much of it was read. */
  readonly length: number;
  readonly read: number;
}

export class RunData {
  run: CellRun | undefined;
  readonly #asking: Asking<'cellRun'>;
  /** The neuron and text that `run` is of. */
  #of = '';
  /** The character that was last asked about. */
  #at = -1;

  /** @param changed called when `run` is a new one */
  constructor(ask: Ask, changed: () => void) {
    this.#asking = new Asking('cellRun', ask, (answer) => {
      // The text has changed since, or there is no such neuron: asked again at the next change, not at once.
      if (answer.kind === 'none') {
        this.#asking.forget();
        return;
      }
      this.run = answer;
      changed();
    });
  }

  /** Asks for the run around `at` where it is not known; that of another neuron or text is dropped. */
  look({ uri, version, neuron, length, read }: LookedNeuron, at: number): void {
    const of = JSON.stringify([uri, version, neuron]);
    const isSame = of === this.#of;
    if (!isSame) this.run = undefined;
    const { run } = this;
    const isHere = run !== undefined && at >= run.from && at < run.to;
    const window = runWindow(at, length, read);
    const isMore = isHere && (run.provisional || window.to - window.from > run.to - run.from);
    // A window that has grown meanwhile waits for the answer, which would never come where the text is read quickly.
    const comes = isSame && at === this.#at && this.#asking.isAwaited;
    this.#of = of;
    this.#at = at;
    if ((!isHere || isMore) && !comes) this.#asking.want(uri, { version, ...window, neuron });
  }

  /** More was read: a run that is missing or came from a short context may be asked for again. */
  goOn(): void {
    if (this.run?.provisional !== false && !this.#asking.isAwaited) this.#asking.forget();
  }

  /** The network has changed: what is known, and the answer that is awaited, are dropped. */
  forget(): void {
    this.run = undefined;
    this.#asking.forget();
  }
}
