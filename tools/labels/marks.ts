import type { LabelName } from '../../src/core/labels/labels.ts';

/** The labels that a tree can speak of; column, indentation and line end need none. */
export const judged = [
  'bracketDepth',
  'roundDepth',
  'squareDepth',
  'curlyDepth',
  'loopDepth',
  'conditionalDepth',
  'functionDepth',
  'inString',
  'inComment',
  'inCondition',
] as const satisfies readonly LabelName[];

export const yesOrNo: ReadonlySet<Mark> = new Set<Mark>([
  'inString',
  'inComment',
  'inCondition',
  'unparsed',
]);

export type JudgedLabel = (typeof judged)[number];

/** What is marked: the labels, and where the grammar did not understand the text. */
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
    const empty = (): Int32Array => new Int32Array(length + 1);
    const steps = {
      bracketDepth: empty(),
      roundDepth: empty(),
      squareDepth: empty(),
      curlyDepth: empty(),
      loopDepth: empty(),
      conditionalDepth: empty(),
      functionDepth: empty(),
      inString: empty(),
      inComment: empty(),
      inCondition: empty(),
      unparsed: empty(),
    };
    return new Marks(steps, 0);
  }

  /** The same marks, for someone who counts characters from `offset` on. */
  from(offset: number): Marks {
    return new Marks(this.#steps, this.#offset + offset);
  }

  /** Characters in [from, to) are within one more; `by` -1 takes that back. */
  add(mark: Mark, from: number, to: number, by = 1): void {
    if (from >= to) return;
    this.change(mark, from, by);
    this.change(mark, to, -by);
  }

  /** From `at` on, one more or one less. */
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
