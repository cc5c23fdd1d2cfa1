import { givenValues } from './given-values.ts';
import { isSecretValue } from './names.ts';
import type { GivenValue } from './value.ts';
import { findTokens, type OnSecret } from './known-tokens.ts';

/** A line that gives more values than this is secret as a whole, rather than searched for very long. */
const mostValues = 60;

/**
 * Finds what is secret in a line. `before` is what it goes on from, if anything: the end of the line above.
 *
 * @param learning whether a value that is only compared counts, too: it is a secret, though not given to anything
 */
export function findSecrets(
  line: string,
  before: string,
  learning: boolean,
  onSecret: OnSecret,
): void {
  findTokens(line, onSecret);
  findGiven(line, before, learning, onSecret);
}

/** Finds only what is given to something that keeps secrets. */
export function findGiven(
  line: string,
  before: string,
  learning: boolean,
  onSecret: OnSecret,
): void {
  const all = before === '' ? line : `${before} ${line}`;
  const shift = all.length - line.length;
  let count = 0;
  for (const value of givenValues(all)) {
    if (++count > mostValues) {
      onSecret(0, line.length);
      return;
    }
    if (value.to <= shift || (value.way === 'compared' && !learning)) continue;
    if (tellsSecret(all.slice(value.from, value.to), value)) {
      onSecret(Math.max(0, value.from - shift), value.to - shift);
    }
  }
}

/** Whether a value is a secret, if it is whole. */
export function tellsSecret(value: string, { quoted, closed, suspicion }: GivenValue): boolean {
  // A quote before several words that is never closed is in truth a closing one.
  if (quoted && !closed && /\s/.test(value)) return false;
  if (quoted) return isSecretValue(value, suspicion);
  const bare = value.replace(/[),;\]}]+$/, '');
  if (suspicion === 'possible' && !isRandomEnough(bare)) return false;
  return isSecretValue(bare, suspicion);
}

/** Without quotes it must be no expression: `config.token2`, `0x1f`, `12px`. */
function isRandomEnough(value: string): boolean {
  if (value.length < 6 || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return !/^[A-Za-z_$@&*!-][\w$]*(?:(?:\.|->|::|\?\.)[\w$]+)+$|^-?[\d._]+[A-Za-z%]{0,3}$|^(?:[A-Z][a-z]*\d*){2,}$|^0x|[[\]{}<>|&]/.test(
    value,
  );
}

/** Whether the next line goes on from a line that ends so. */
const goesOn = /(?:[=(,:[+\\]|=>|\|\||\?\?|\breturn)\s*$/;
const longestBefore = 200;

/** What a line goes on from, given the two lines above it; empty where it begins anew. */
export function continuedFrom(above: string, twoAbove: string): string {
  const end = above.slice(-longestBefore);
  if (!goesOn.test(end)) return '';
  const first = twoAbove.slice(-longestBefore);
  return goesOn.test(first) ? `${first.trim()} ${end.trim()}` : end.trim();
}
