import type { TextBuffer } from '../text/buffer.ts';
import { lineStart } from '../text/lines.ts';
import { givenValues } from '../secrets/given-values.ts';
import { hasKnownToken } from '../secrets/known-tokens.ts';
import { continuedFrom, findSecrets, tellsSecret } from '../secrets/line-secrets.ts';
import { isPlaceholder, suspicionOf } from '../secrets/names.ts';
import type { GivenValue } from '../secrets/value.ts';
import type { PlaceScanner } from './place-scanner.ts';

/** Code units looked at left of the cursor for the beginning of a key's block: one of 4,096 bits has 3,300. */
const longestBlock = 6_000;

/** Code units looked at left of a suggestion, or above its line, for the beginning of what it continues. */
const longestBefore = 400;

/**
 * Whether what is typed at `offset` is a secret: the value of something that is called a password or the like, a block
 * or a word that looks like a key, the password in an address. A text with spaces, a placeholder, or a reference to
 * where a secret is kept is none.
 *
 * @param place a scanner that has read all before `offset`; without one, strings are recognised by the quotes of their
 * line
 */
export function secretAt(
  text: TextBuffer,
  offset: number,
  place: PlaceScanner | undefined,
): boolean {
  const start = lineStart(text, offset);
  const before = text.slice(start, offset);
  if (place?.kind === 'code') return false;
  if (isInBlock(text.slice(offset - longestBlock, offset))) return true;
  if (hasKnownToken(/[^\s'"`]*$/.exec(before)?.[0] ?? '')) return true;
  if (isEnvironmentLine(before)) return true;
  const quote = place === undefined ? openQuote(before, start) : stringStart(place);
  if (quote !== undefined && credentials.test(text.slice(quote + 1, offset))) return true;
  return isGivenSecret(goingOn(text, start) + before);
}

function stringStart({ kind, start }: PlaceScanner): number | undefined {
  return kind === 'string' ? start : undefined;
}

/** The quote in `before`, which begins at `from` of the text, that no other has closed. */
function openQuote(before: string, from: number): number | undefined {
  const left = before.replace(/(["'`]).*?\1/g, (closed) => ' '.repeat(closed.length));
  const at = left.search(/["'`]/);
  return at < 0 ? undefined : from + at;
}

/** Between the lines that begin and end a key or a certificate. */
function isInBlock(before: string): boolean {
  const begin = before.lastIndexOf('-----BEGIN ');
  return begin >= 0 && begin > before.lastIndexOf('-----END ');
}

/** `NAME=value`, as in a `.env` file that is quoted in a comment or a string. */
function isEnvironmentLine(before: string): boolean {
  const [, name = '', value = ''] = /\b([A-Z][\dA-Z_]{2,60})=(\S*)$/.exec(before) ?? [];
  return suspicionOf(name) !== undefined && !isPlaceholderSoFar(value);
}

/** The beginning of an HTTP header's value. */
const credentials = /^(?:Bearer +\S*|Basic +(?=\S*[A-Z\d])[\w+/=]*)$/;

/** The end of what the line at `start` continues, with a space after it; empty where it continues nothing. */
function goingOn(text: TextBuffer, start: number): string {
  const above = text.slice(start - longestBefore, start).split(/\r\n|\r|\n/);
  const before = continuedFrom(above.at(-2) ?? '', above.at(-3) ?? '');
  return before === '' ? '' : `${before} `;
}

/** Whether a line ends within a value that is given to something named like a secret. */
function isGivenSecret(line: string): boolean {
  for (const value of givenValues(line)) {
    if (!value.closed && isSecretSoFar(line.slice(value.from), value)) return true;
  }
  return false;
}

function isSecretSoFar(value: string, given: GivenValue): boolean {
  if (/\s/.test(value) || isPlaceholderSoFar(value)) return false;
  if (given.way === 'compared' || given.way === 'entry') return false;
  if (given.suspicion !== 'possible' || (given.quoted && given.way === 'assigned')) return true;
  return tellsSecret(value, given);
}

/** Whether something has been typed, and it is the beginning of a placeholder. */
function isPlaceholderSoFar(value: string): boolean {
  return value !== '' && isPlaceholder(value);
}

/**
 * Whether a suggestion holds a secret. Secrets in files are not learned, but the network may have been trained on some.
 *
 * @param before the line left of it, which may hold the beginning of the secret
 */
export function looksSecret(suggestion: string, before = ''): boolean {
  const left = before.slice(-longestBefore);
  let [above, twoAbove] = ['', ''];
  let at = 0;
  for (const line of (left + suggestion).split('\n')) {
    if (/-----BEGIN [A-Z ]/.test(line)) return true;
    let end = 0;
    findSecrets(line, continuedFrom(above, twoAbove), false, (_, to) => {
      end = Math.max(end, at + to);
    });
    if (end > left.length) return true;
    twoAbove = above;
    above = line;
    at += line.length + 1;
  }
  return false;
}
