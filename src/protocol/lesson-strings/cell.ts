import type { GateName } from '../../core/lessons/gate-inputs.ts';
import type { EachLesson } from './each-lesson.ts';

export interface GateStrings {
  /** Two short lines below the box: what it is called, and its other name with its sign. */
  readonly name: string;
  readonly second: string;
  /** One word, for a row of bars. */
  readonly lane: string;
  /** What the ends of its scale mean. */
  readonly high: string;
  readonly low: string;
  /** As it stands in a sentence. */
  readonly whole: string;
  /** All its names in the notes. */
  readonly names: string;
  /** What it does, and what of the notes is loose: some sentences. */
  readonly does: string;
}

/** The vectors of a layer, a word or two each. */
export type VectorName = 'c' | 'cBefore' | 'f' | 'g' | 'h' | 'hBefore' | 'i' | 'o' | 'x';

export interface CellLessonStrings extends EachLesson {
  readonly gates: Readonly<Record<GateName, GateStrings>>;
  readonly picture: string;
  /** {0} character, {1} c before, {2} f, {3} i, {4} g, {5} c, {6} h. */
  readonly pictureText: string;
  /** {0} the gate, {1} its value. */
  readonly gateButton: string;
  /** {0} a share in per cent; {0} a number with its sign. */
  readonly erased: string;
  readonly added: string;
  /** {0} a neuron. */
  readonly of: string;
  /** The same where it is the best of the list, since none is chosen. */
  readonly ofBest: string;
  readonly notRead: string;
  readonly notReadThere: string;
  readonly line: string;
  readonly lineHint: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  /** Of the menu that says along which gate to jump. */
  readonly jumpAlong: string;
  /** {0} a gate. */
  readonly jumpBack: string;
  readonly jumpOn: string;
  /** {0} a gate. */
  readonly noJump: string;
  /** What x is: {0} numbers; {1} a layer. */
  readonly xEmbedding: string;
  readonly xBelow: string;
  readonly xBoth: string;
  readonly reading: string;
  /** {0} a gate. */
  readonly goesIn: string;
  readonly goesInHint: string;
  readonly bias: string;
  /** {0} the character. */
  readonly fromSymbol: string;
  readonly fromBelow: string;
  readonly fromBefore: string;
  readonly sum: string;
  /** {0} how many others. */
  readonly others: string;
  readonly strongestBelow: string;
  readonly strongestBefore: string;
  /** {0} the character, {1} its place, {2} of how many. */
  readonly rank: string;
  readonly part: string;
  readonly value: string;
  /** {0} units of the layer, {1} the layer. */
  readonly layer: string;
  readonly layerHint: string;
  /** Of the pointer into the layer. */
  readonly layerPointer: string;
  readonly vectors: Readonly<Record<VectorName, string>>;
  readonly notes: string;
  /** A sentence or two each. */
  readonly inputsOutputs: string;
  readonly linear: string;
  readonly computer: string;
  readonly vector: string;
}
