import fc from 'fast-check';
import type { Subject } from './subject.ts';

/** What a case differed in, made as small as could be. */
export interface Difference {
  /** What leads straight back to it, by `--seed` and `--path`. */
  readonly seed: number;
  readonly path: string;
  /** The smallest example, as a literal. */
  readonly example: string;
  readonly reason: string;
}

export interface Outcome {
  readonly edits: number;
  readonly difference: Difference | undefined;
}

export interface Campaign {
  /** Of the first batch; each that follows has the next number. */
  readonly seed: number;
  /** Made at least, unless there is a difference. */
  readonly edits: number;
  /** Only the example that this leads to. */
  readonly path?: string | undefined;
}

/** Cases of one seed. */
const batch = 50;
/** Smaller examples that are tried before the smallest so far is good enough. */
const mostTried = 3_000;

/** Plays random cases until so many edits were made, or one shows a difference. */
export async function campaign(
  subject: Subject,
  { seed, edits: wanted, path }: Campaign,
): Promise<Outcome> {
  let edits = 0;
  for (let number = 0; edits < wanted; number++) {
    let tried: number | undefined;
    const property = fc.asyncProperty(subject.cases, async (one) => {
      if (tried !== undefined && ++tried > mostTried) return;
      try {
        edits += await subject.run(one);
      } catch (error) {
        tried ??= 0;
        throw error;
      }
    });
    const details = await fc.check(property, {
      seed: seed + number,
      numRuns: batch,
      ...(path !== undefined && { path }),
    });
    if (details.failed) return { edits, difference: differenceOf(details) };
    if (path !== undefined) break;
  }
  return { edits, difference: undefined };
}

function differenceOf({
  seed,
  counterexamplePath,
  counterexample,
  errorInstance,
}: fc.RunDetails<[unknown]>): Difference {
  return {
    seed,
    path: counterexamplePath ?? '',
    example: fc.stringify(counterexample?.[0]),
    reason: errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance),
  };
}
