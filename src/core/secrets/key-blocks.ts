import type { OnSecret } from './known-tokens.ts';
import { matches } from './matches.ts';

/** Most lines of a block: one of 16,384 bits has some 200. */
export const mostKeyLines = 256;
const longestKeyLine = 200;

const begins = /-----BEGIN [A-Z\d ]{1,60}-----/g;
const ends = '-----END ';

/** Whether a line may begin or end a block. */
export function touchesBlock(text: string): boolean {
  return text.includes('-----');
}

/**
 * Where the secret part of the last block that `line` begins and does not end starts; undefined where there is none.
 */
export function blockStart(line: string): number | undefined {
  if (!touchesBlock(line)) return undefined;
  let start: number | undefined;
  for (const { index, 0: begin } of matches(begins, line)) start = index + begin.length;
  return start !== undefined && line.lastIndexOf(ends) > start ? undefined : start;
}

/** Finds what a line holds of keys, given whether the line above is in a block. */
export function findKeys(line: string, inBlock: boolean, onSecret: OnSecret): void {
  if (inBlock && isKeyLine(line)) onSecret(line.search(/\S|$/), line.length);
  if (!touchesBlock(line)) return;
  const last = line.indexOf(ends);
  if (inBlock && last > 0 && isKeyLine(line.slice(0, last))) onSecret(0, last);
  for (const { index, 0: begin } of matches(begins, line)) {
    const from = index + begin.length;
    const end = line.indexOf(ends, from);
    const to = end < 0 ? line.length : end;
    if (/[A-Za-z\d+/=]{16}/.test(line.slice(from, to))) onSecret(from, to);
  }
}

/** Whether a line can stand in a block: base 64 or a header, with what quotes it in a program; or nothing. */
export function isKeyLine(line: string): boolean {
  if (line.length > longestKeyLine) return false;
  const content = line.replace(/^[\s"'`#*|>+]+/, '').replace(/(?:\\[rn]|[\\"'`+,;)\s])+$/, '');
  return /^[A-Za-z\d+/=]*$/.test(content) || /^[A-Z][\w-]{2,40}: [\w ,.=-]{1,100}$/.test(content);
}

/**
 * The number of lines of a key's block up to and with `line`, given that of the line before; 0 outside. So whether a
 * line is in a block depends on no more than `mostKeyLines` lines before it.
 */
export function linesOfBlock(before: number, line: string): number {
  if (blockStart(line) !== undefined) return 1;
  return before > 0 && before < mostKeyLines && isKeyLine(line) ? before + 1 : 0;
}
