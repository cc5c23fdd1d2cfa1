import { guardOf, type Around } from './fit.ts';
import { danglingEnd, type Dangling } from './whole-thought.ts';

/**
 * What a suggestion leaves dangling at this place; undefined where it leaves nothing.
 *
 * @param lineEnds whether the line ends after it
 */
export function danglingAt(text: string, around: Around, lineEnds: boolean): Dangling | undefined {
  const guard = guardOf(around);
  for (const character of text.split('')) if (!guard.accepts(character)) break;
  return danglingEnd(text, { before: around.before, lineEnds, guard });
}
