import type { NameUses } from './name-uses.ts';
import type { Place } from './place.ts';

/** A name that begins like the word at the cursor. */
export interface NameCandidate {
  readonly name: string;
  /** [candidateInputs]: what speaks for it, among all that begin like the word. */
  readonly inputs: readonly number[];
}

/**
 * What may speak for a name, in the order that its weights are fitted in (training/lens/mixture/names.py): how many
 * others that begin alike are nearer, how far its nearest use is, how many uses it has (all logarithms); whether it
 * stands after the same character somewhere, and after the same name; whether it is part of what is called with the
 * word as an argument; of those in scope, how many are nearer (a logarithm), or all, and one more; whether it is declared.
 */
export const candidateInputs = [
  'nearer',
  'distance',
  'uses',
  'sameAfter',
  'samePrevious',
  'isCalled',
  'scope',
  'isDeclared',
] as const;

/** Names that begin alike beyond which none is looked at. */
const most = 40;

/** The names that begin with `typed`, the nearest first. */
export function candidatesOf(names: NameUses, typed: string, place: Place): NameCandidate[] {
  const found: NameCandidate[] = [];
  let inScope = 0;
  for (const [name, uses] of names.beginning(typed)) {
    if (found.length === most) break;
    const isInScope = uses.some((use) => use.isInScope);
    if (isInScope) inScope++;
    const alike = uses.filter(({ after }) => after === place.after);
    const inputs: Record<(typeof candidateInputs)[number], number> = {
      nearer: Math.log1p(found.length),
      distance: Math.log1p(Math.abs(uses[0]!.offset - names.at)),
      uses: Math.log(uses.length),
      sameAfter: Number(alike.length > 0),
      samePrevious: Number(alike.some(({ previous }) => previous === place.previous)),
      isCalled: Number(place.callee.has(name)),
      scope: Math.log1p(isInScope ? inScope - 1 : inScope + 1),
      isDeclared: Number(uses.some((use) => use.isDeclared)),
    };
    found.push({ name, inputs: candidateInputs.map((input) => inputs[input]) });
  }
  return found;
}
