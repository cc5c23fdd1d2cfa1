import type { Edits } from '../edits.ts';

/** Every line ends in a carriage return and a line feed. */
export function crlf(text: string): Edits {
  return [...text.matchAll(/\n/g)].map(({ index }) => ({
    offset: index,
    removed: 0,
    inserted: '\r',
  }));
}
