import type { PlaceScanner } from './place-scanner.ts';

/** Code includes strings that are written for the program: paths, keys, names. */
export type TextKind = 'code' | 'prose' | 'unknown';

/** @param place a scanner that has read all before the place; undefined where none has come that far */
export function textKindAt(place: PlaceScanner | undefined): TextKind {
  if (place === undefined) return 'unknown';
  return place.prose ? 'prose' : 'code';
}
