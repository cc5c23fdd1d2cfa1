import type { Depths } from './frames.ts';

/** What every language's state tells after each character. */
export interface MachineState {
  /** The frame whose sums are the labels. */
  shown: Depths;
  inString: boolean;
  inComment: boolean;
}

/** Reads a text character by character. A line's end arrives as one line feed, whatever the file has. */
export interface Machine {
  readonly state: Readonly<MachineState>;
  step(c: number): void;
  copy(): Machine;
}

/**
 * A language's step function with its state, a flat record of plain values and of objects that never change: copying
 * it is one spread.
 */
export class StateMachine<State extends MachineState> implements Machine {
  readonly state: State;
  readonly #step: (state: State, c: number) => void;

  constructor(state: State, step: (state: State, c: number) => void) {
    this.state = state;
    this.#step = step;
  }

  step(c: number): void {
    this.#step(this.state, c);
  }

  copy(): Machine {
    return new StateMachine({ ...this.state }, this.#step);
  }
}
