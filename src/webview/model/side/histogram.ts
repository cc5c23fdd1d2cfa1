/** How often which value occurs, separately for classes of a label. */
import { mean, standardDeviation } from 'simple-statistics';

import { depthLabels, flagLabels, type LabelName } from '../../../core/labels/labels.ts';

/** Values of a label that are counted together, both ends included. */
export interface LabelClass {
  readonly least: number;
  readonly most: number;
}

export interface Group {
  readonly of: LabelClass;
  /** [bins] how many characters. */
  readonly counts: readonly number[];
  readonly characters: number;
  /** NaN without characters. */
  readonly mean: number;
  readonly deviation: number;
}

export interface Histogram {
  /** [bins + 1] */
  readonly edges: readonly number[];
  readonly groups: readonly Group[];
}

const singly = (from: number, most: number): LabelClass[] => [
  ...Array.from({ length: most - from }, (_, k) => ({ least: from + k, most: from + k })),
  { least: most, most: Number.POSITIVE_INFINITY },
];

const steps = (...starts: readonly number[]): LabelClass[] =>
  starts.map((least, at) => ({ least, most: (starts[at + 1] ?? Number.POSITIVE_INFINITY) - 1 }));

/** At most five classes: as many as can be told apart in one picture. */
export function classesOf(label: LabelName): readonly LabelClass[] {
  if (flagLabels.some((one) => one === label)) return [0, 1].map((at) => ({ least: at, most: at }));
  if (depthLabels.some((one) => one === label)) return singly(0, 4);
  return label === 'column' ? steps(0, 10, 20, 40, 80) : steps(0, 1, 5, 9, 13);
}

/**
 * @param values NaN where unknown: such characters are not counted
 * @param labels of the same characters
 * @param bins how many equally wide bins of [least, greatest]; values beyond count in the first and last
 */
export function histogramOf(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: readonly LabelClass[],
  {
    least,
    greatest,
    bins,
  }: { readonly least: number; readonly greatest: number; readonly bins: number },
): Histogram {
  const edges = Array.from({ length: bins + 1 }, (_, k) => least + ((greatest - least) * k) / bins);
  const groups = classes.map((of): Group => {
    const own: number[] = [];
    const counts = new Array<number>(bins).fill(0);
    for (let at = 0; at < Math.min(values.length, labels.length); at++) {
      const [value, label] = [values[at]!, labels[at]!];
      if (Number.isNaN(value) || label < of.least || label > of.most) continue;
      own.push(value);
      const place = Math.floor(((value - least) / (greatest - least)) * bins);
      counts[Math.max(0, Math.min(bins - 1, place))]! += 1;
    }
    const isEmpty = own.length === 0;
    return {
      ...{ of, counts, characters: own.length },
      mean: isEmpty ? Number.NaN : mean(own),
      deviation: isEmpty ? Number.NaN : standardDeviation(own),
    };
  });
  return { edges, groups };
}
