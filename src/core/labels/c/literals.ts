import { stepString } from '../brace/strings.ts';
import { code } from '../characters.ts';
import type { CState } from './state.ts';

const rawPrefix = /^(?:u8|[uUL])?R$/;

/** The standard allows no more. */
const longestDelimiter = 16;

/** A quote; `prefix` is the word that it follows without a space. */
export function openLiteral(state: CState, c: number, prefix: string): void {
  state.quote = c;
  state.escaped = false;
  state.rawEnd = ')';
  state.mode = c === code.doubleQuote && rawPrefix.test(prefix) ? 'rawDelimiter' : 'string';
}

/** Between `R"` and `(`. */
export function stepRawDelimiter(state: CState, c: number): boolean {
  if (c === code.openRound) {
    state.rawEnd += '"';
    state.rawMatched = 0;
    state.mode = 'rawString';
    return true;
  }
  const allowed = c > code.space && c !== code.closeRound && c !== code.backslash;
  if (allowed && c !== code.doubleQuote && state.rawEnd.length <= longestDelimiter) {
    state.rawEnd += String.fromCharCode(c);
    return true;
  }
  state.mode = 'string';
  return stepString(state, c);
}

export function stepRawString(state: CState, c: number): void {
  const { rawEnd, rawMatched } = state;
  if (c === rawEnd.charCodeAt(rawMatched)) state.rawMatched++;
  // `)` begins the end and is nowhere else in it.
  else state.rawMatched = c === code.closeRound ? 1 : 0;
  if (state.rawMatched === rawEnd.length) state.mode = 'code';
}
