/** A text of code units, or of parts. */
type Sequence = string | readonly string[];

/** Code units, or parts, with which both begin. */
export function commonStart(a: Sequence, b: Sequence): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

/** Code units, or parts, with which both end, after the first `start` of each. */
export function commonEnd(a: Sequence, b: Sequence, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
