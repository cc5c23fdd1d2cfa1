import { nameParts, namedValues } from './named-values.ts';
import { toldBy, toldValues } from './told-values.ts';
import type { GivenValue } from './value.ts';

const told = new RegExp(toldBy, 'i');
/** A line without any of this gives no value to what keeps secrets. */
const worthALook = new RegExp(`${nameParts}|${toldBy}`, 'i');

/** Whether something in `line` may be given to what keeps secrets. */
export function givesValues(line: string): boolean {
  return worthALook.test(line);
}

/** All values in `line` that are given to something that keeps secrets. */
export function* givenValues(line: string): Generator<GivenValue, void, undefined> {
  if (!givesValues(line)) return;
  yield* namedValues(line);
  if (told.test(line)) yield* toldValues(line);
}
