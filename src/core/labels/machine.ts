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
  /** Whether both would label any text that follows alike. */
  equals(other: Machine): boolean;
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

  equals(other: Machine): boolean {
    return alike(this.state, other.state);
  }
}

/** Equal values, or records with the same keys whose values are alike. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = b as Record<string, unknown>;
  return (
    left.length === Object.keys(b).length && left.every(([key, value]) => alike(value, right[key]))
  );
}
