import type { RivalKind } from '../rival-requests.ts';
import type { EachLesson } from './each-lesson.ts';

/** Further reading; `notes` are those of the lecture notes that name it. */
export interface Reading {
  readonly title: string;
  readonly address: string;
  readonly notes: string;
}

export interface CostStrings extends EachLesson {
  readonly times: string;
  readonly measureTitle: string;
  readonly measureText: string;
  readonly measure: string;
  readonly measureAgain: string;
  readonly cancel: string;
  readonly progress: string;
  /** {0} of {1}. */
  readonly measured: string;
  /** {0} times, {1} times by the parameters. */
  readonly doubled: string;
  readonly stopped: string;
  readonly failed: string;
  readonly networks: Readonly<Record<RivalKind, string>>;
  /** {0} a network. */
  readonly studied: string;
  readonly unitsTitle: string;
  readonly unitsText: string;
  readonly units: string;
  readonly microseconds: string;
  readonly parameters: string;
  readonly state: string;
  readonly unitsNote: string;
  readonly lengthTitle: string;
  readonly lengthText: string;
  readonly length: string;
  readonly ratio: string;
  readonly timeLine: string;
  readonly stateLine: string;
  readonly learningLine: string;
  readonly lengthNote: string;
  readonly whatTitle: string;
  /** {0} parameters, {1} units of each layer. */
  readonly what: readonly string[];
  readonly usesTitle: string;
  readonly uses: readonly (readonly [what: string, how: string])[];
  readonly readTitle: string;
  readonly readHint: string;
  readonly reading: readonly Reading[];
  /** {0} their numbers. */
  readonly inNotes: string;
}
