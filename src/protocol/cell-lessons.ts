/**
 * What the lessons about the cell ask the engine: one neuron over many characters, what goes into its gates, its whole
 * layer, and the effect of a change further up. Answered from what was read so far, as all of `inspection.ts` is.
 */
import type { CellSteps } from '../core/inspect/cell-scan.ts';
import type { Apart } from '../core/lessons/changed-reading.ts';
import type { GateInputs } from '../core/lessons/gate-inputs.ts';
import type { LayerVectors } from '../core/lessons/layer-step.ts';
import type { DocumentRange, Neuron, NoValues } from './inspection.ts';

export type { Apart, CellSteps, GateInputs, LayerVectors };

/** The most characters of one answer. */
export const longestRun = 2_048;

/** The most characters after a change that are read again. */
export const longestEcho = 512;

interface Place {
  readonly uri: string;
  readonly version: number;
  readonly at: number;
}

/** [to - from] of each part; NaN where nothing was read yet. */
export interface CellRun {
  readonly kind: 'values';
  readonly from: number;
  readonly to: number;
  /** True when some value is missing, from before an edit, or read from a short context only. */
  readonly provisional: boolean;
  readonly steps: CellSteps;
}

/** `inputs` is undefined where the character was not read yet. */
export interface GateValues {
  readonly kind: 'values';
  readonly at: number;
  readonly inputs: GateInputs | undefined;
  /** The symbol of each id. */
  readonly symbols: readonly string[];
}

/** `vectors` is undefined where the character was not read yet. */
export interface LayerValues {
  readonly kind: 'values';
  readonly at: number;
  readonly vectors: LayerVectors | undefined;
}

/** The text was read twice from the same state, once with the change. */
export interface Echo extends Apart {
  /** h of the neuron asked about, [characters]: without the change, and with it. */
  readonly h: Float32Array;
  readonly changedH: Float32Array;
}

/** Entry k is about the state after code unit at + k; that of the change itself is the first. */
export interface EchoValues {
  readonly kind: 'values';
  readonly at: number;
  /** Code units that were replaced. */
  readonly removed: number;
  readonly provisional: boolean;
  /** Undefined where the character was not read yet. */
  readonly echo: Echo | undefined;
}

export interface CellLessonRequests {
  cellRun: {
    /** At most `longestRun` code units. */
    params: DocumentRange & { readonly neuron: Neuron };
    result: CellRun | NoValues;
  };
  gateInputs: {
    params: Place & { readonly neuron: Neuron };
    result: GateValues | NoValues;
  };
  layerVectors: {
    params: Place & { readonly layer: number };
    result: LayerValues | NoValues;
  };
  /** How the reading differs where the character at `at` is replaced or removed. */
  echo: {
    params: Place & {
      readonly neuron: Neuron;
      /** One character, or none. */
      readonly replacement: string;
      /** Code units to read, the changed one included; at most `longestEcho`. */
      readonly length: number;
    };
    result: EchoValues | NoValues;
  };
}
