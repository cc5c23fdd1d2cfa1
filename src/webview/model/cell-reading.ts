import type { CellStep, Neuron } from '../../protocol/inspection.ts';

/** How a neuron came by its value at a character of a version of the text. */
export interface CellReading {
  readonly neuron: Neuron;
  readonly version: number;
  readonly at: number;
  /** Undefined where the character was not read yet. */
  readonly step: CellStep | undefined;
}
