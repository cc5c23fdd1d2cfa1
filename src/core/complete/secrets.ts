import type { TextBuffer } from '../text/buffer.ts';
import { lineStart } from '../text/lines.ts';
import type { PlaceScanner } from './place-scanner.ts';
import {
  hasMarkedKey,
  hasRandomWord,
  isAmbiguous,
  isPlaceholder,
  isSecretName,
} from './secret-patterns.ts';

/** Code units looked at left of the cursor for the beginning of a key's block: one of 4,096 bits has 3,300. */
const longestBlock = 6_000;

/** Code units looked at left of a value for its name. */
const longestName = 80;

/**
 * Whether somebody who types here types a secret: the value of something that is called a password or the like, a
 * block or a word that looks like a key, the password in an address. Not a text with spaces, nor a placeholder, nor a
 * reference to where a secret is kept.
 *
 * @param place a scanner that has read all before `offset`; without one, strings are told by the quotes of their line
 */
export function secretAt(
  text: TextBuffer,
  offset: number,
  place: PlaceScanner | undefined,
): boolean {
  const before = text.slice(lineStart(text, offset), offset);
  if (place?.kind === 'code') return false;
  if (isInBlock(text.slice(offset - longestBlock, offset))) return true;
  const word = /[^\s'"`]*$/.exec(before)?.[0] ?? '';
  if (hasMarkedKey(word) || hasRandomWord(word)) return true;
  if (isEnvironmentLine(before)) return true;
  const start =
    place === undefined ? openQuote(before, offset - before.length) : stringStart(place);
  return start !== undefined && isSecretValue(text, offset, start);
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
  return isSecretName(name) && !isPlaceholderSoFar(value);
}

/** The beginning of an HTTP header's value. */
const credentials = /^(?:Bearer +\S*|Basic +(?=\S*[A-Z\d])[\w+/=]*)$/;

/** In a string that began at `start`. */
function isSecretValue(text: TextBuffer, offset: number, start: number): boolean {
  const value = text.slice(start + 1, offset);
  if (credentials.test(value)) return true;
  if (/\s/.test(value) || isPlaceholderSoFar(value)) return false;
  const line = text.slice(Math.max(lineStart(text, start), start - longestName), start);
  const name = nameBefore(line);
  return name !== undefined && isSecretName(name);
}

/** Something has been typed of it, and that is how a placeholder begins. */
function isPlaceholderSoFar(value: string): boolean {
  return value !== '' && isPlaceholder(value);
}

/**
 * What a value is given to: `name = `, `name: `, `"name": `, `name["name"] = `, `name: Type = `, `name[] = `,
 * `#define NAME `. Comparisons give nothing.
 */
const named =
  /([\w$-]+)["'`]?\]?\s*(?:\?|!)?(?:\[\d*\])?(?:\s*:\s*[\w.<>[\]| ]+)?\s*(?:(?<![=!<>])=|:=?)\s*(?:[\w]{0,2})$/;

const defined = /#\s*define\s+(\w+)\s+L?$/;

function nameBefore(line: string): string | undefined {
  return (named.exec(line) ?? defined.exec(line))?.[1];
}

/** A value in quotes right behind its name, somewhere in a line. */
const assigned =
  /([\w$-]{2,60})["'`]?\]?\s{0,4}(?::\s{0,4}(?:string|str|String)\s{0,4})?(?:(?<![=!<>])=(?![=>])|:=?)\s{0,4}[bfrLu]{0,2}(["'`])([^\s"'`]{3,200})\2?/g;

/**
 * Whether a suggestion tells a secret. Somebody's key may well stand in an open file, and what has been read there is
 * never to be shown somewhere else.
 *
 * @param before the line left of it, which may hold the beginning
 */
export function looksSecret(suggestion: string, before = ''): boolean {
  const line = before.slice(-longestName) + suggestion;
  const from = line.length - suggestion.length;
  if (hasMarkedKey(line) || hasRandomWord(line)) return true;
  return [...line.matchAll(assigned)].some(({ index, 0: all, 1: name = '', 3: value = '' }) => {
    if (index + all.length <= from) return false;
    return isSecretName(name) && isLikelySecret(name, value);
  });
}

/** What is given to a secret's name is one, unless it is to be filled in, a path, or a name itself. */
function isLikelySecret(name: string, value: string): boolean {
  if (isPlaceholder(value) || isSecretName(value)) return false;
  if (isAmbiguous(name) && !/\d/.test(value)) return false;
  return !/^[./~]|[(){}<>$]|^[A-Z_]+$/.test(value);
}
