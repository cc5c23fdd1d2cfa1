import { depthLabels, flagLabels } from '../../src/core/labels/labels.ts';

const judgedFlags = flagLabels.filter((label) => label !== 'lineEnd');

/** The labels that are judged by a tree; column, indentation and line end need none. */
export const judged = [...depthLabels, ...judgedFlags] as const;

export const yesOrNo: ReadonlySet<Mark> = new Set<Mark>([...judgedFlags, 'unparsed']);

export type JudgedLabel = (typeof judged)[number];

/** What is marked: the labels, and where the grammar could not parse the text. */
export type Mark = JudgedLabel | 'unparsed';

type Steps = Readonly<Record<Mark, Int32Array>>;

/** How often each character is covered by the spans added so far, label by label. */
export class Marks {
  readonly #steps: Steps;
  readonly #offset: number;

  constructor(steps: Steps, offset: number) {
    this.#steps = steps;
    this.#offset = offset;
  }

  static of(length: number): Marks {
    const marks: readonly Mark[] = [...judged, 'unparsed'];
    const steps = Object.fromEntries(marks.map((mark) => [mark, new Int32Array(length + 1)]));
    return new Marks(steps as Record<Mark, Int32Array>, 0);
  }

  /** The same marks with offsets counted from `offset`. */
  from(offset: number): Marks {
    return new Marks(this.#steps, this.#offset + offset);
  }

  /** Adds one span over [from, to); a `by` of -1 removes one. */
  add(mark: Mark, from: number, to: number, by = 1): void {
    if (from >= to) return;
    this.change(mark, from, by);
    this.change(mark, to, -by);
  }

  /** Adds `by` from `at` on. */
  change(mark: Mark, at: number, by: number): void {
    const steps = this.#steps[mark];
    const index = Math.min(Math.max(at + this.#offset, 0), steps.length - 1);
    steps[index] = (steps[index] ?? 0) + by;
  }

  values(mark: Mark): Int32Array {
    const steps = this.#steps[mark];
    const values = new Int32Array(steps.length - 1);
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      sum += steps[i] ?? 0;
      values[i] = yesOrNo.has(mark) ? Math.min(sum, 1) : sum;
    }
    return values;
  }
}
