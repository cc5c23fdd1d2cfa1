import type { Suspicion } from './names.ts';

/** A place in a line where a value is given to something that keeps secrets. */
export interface GivenValue {
  /** The value lies at [from, to) of the line. */
  readonly from: number;
  readonly to: number;
  /** Its closing quote, or the sign after it where it has no quotes, is there. */
  readonly closed: boolean;
  readonly quoted: boolean;
  readonly suspicion: Suspicion;
  /**
   * How it is given: assigned to a name, told to a function, as the entry of a list without quotes; or not at all, where
   * a name is only compared with it.
   */
  readonly way: 'assigned' | 'compared' | 'entry' | 'told';
}

/** Opens a value in quotes; the last group is the quote. */
export const quoteOpens = String.raw`(?:[bfrLuRN@$]{1,2}|u8|b?r#{1,3})?("""|'''|["'\x60])`;
/** What may be put around a value and leaves it the same. */
export const wrapped = String.raw`(?:(?:new )?(?:\[\]byte|Secret(?:Str|String)?|SecureString|Sensitive|Some|Buffer\.from|std::string|bytes|btoa|String(?:::from)?|str|b64encode|base64\.\w+)?[({])?\s{0,4}`;

/** The value that begins after an opening quote. */
export function inQuotes(
  line: string,
  from: number,
  quote: string,
  suspicion: Suspicion,
  way: GivenValue['way'],
): GivenValue {
  let to = from;
  while (to < line.length && !line.startsWith(quote, to)) to += line[to] === '\\' ? 2 : 1;
  to = Math.min(to, line.length);
  return { from, to, closed: to < line.length, quoted: true, suspicion, way };
}

const untilBlank = /[^\s"'`<>,]*/y;

/** The value without quotes that begins at `from`. */
export function bare(
  line: string,
  from: number,
  suspicion: Suspicion,
  way: GivenValue['way'],
  pattern: RegExp = untilBlank,
): GivenValue {
  pattern.lastIndex = from;
  const to = from + (pattern.exec(line)?.[0].length ?? 0);
  return { from, to, closed: to < line.length, quoted: false, suspicion, way };
}

/** Another part of a text that is put together: `'a' + 'b'`, `"a" "b"`. */
const another = /["'`]{1,3}\s{0,3}(?:\+|\.|&|\.\.|\\)?\s{0,3}(["'`])/y;
const mostParts = 8;

/** A value in quotes, and those that it is put together with. */
export function* withItsParts(line: string, first: GivenValue): Generator<GivenValue> {
  let part = first;
  yield part;
  for (let count = 1; count < mostParts && part.closed && part.quoted; count++) {
    another.lastIndex = part.to;
    const match = another.exec(line);
    if (match === null) return;
    part = inQuotes(line, another.lastIndex, match[1]!, first.suspicion, first.way);
    yield part;
  }
}
