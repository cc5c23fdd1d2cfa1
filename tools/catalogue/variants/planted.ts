import type { Labels } from '../../../src/core/labels/labels.ts';
import type { LanguageTag } from '../../../src/core/text/language.ts';
import type { Edits } from '../edits.ts';

/** Between such characters a bracket is plain text, and not part of an escape, quote or `${`. */
const plain = /^[A-Za-z ][A-Za-z ]$/;
const mostBrackets = 3;

interface Place {
  readonly offset: number;
  readonly inString: boolean;
}

/**
 * Plants brackets without a partner in about every second string and comment: a neuron that counts brackets regardless
 * of where they are miscounts more and more. No curly ones in Python's strings, where they may open a field.
 */
export function planted(
  text: string,
  labels: Labels,
  language: LanguageTag,
  random: () => number,
): Edits {
  return runsOf(text, labels).flatMap((run) => {
    if (random() < 0.5) return [];
    const { offset, inString } = run[Math.floor(random() * run.length)]!;
    const kinds = inString && language === 'py' ? ['()', '[]'] : ['()', '[]', '{}'];
    const side = random() < 0.5 ? 0 : 1;
    const count = 1 + Math.floor(random() * mostBrackets);
    const inserted = Array.from({ length: count }, () => {
      return kinds[Math.floor(random() * kinds.length)]![side]!;
    });
    return [{ offset, removed: 0, inserted: inserted.join('') }];
  });
}

/** Where a bracket can be put in each string and each comment. */
function runsOf(text: string, { inString, inComment }: Labels): Place[][] {
  const runs: Place[][] = [];
  let run: Place[] = [];
  for (let at = 1; at <= text.length; at++) {
    const within = (flag: Uint8Array): boolean => flag[at - 1] === 1 && flag[at] === 1;
    if (at < text.length && (within(inString) || within(inComment))) {
      if (plain.test(text.slice(at - 1, at + 1))) {
        run.push({ offset: at, inString: within(inString) });
      }
    } else {
      if (run.length > 0) runs.push(run);
      run = [];
    }
  }
  return runs;
}
