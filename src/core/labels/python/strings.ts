import { code } from '../characters.ts';
import { push } from '../frames.ts';
import type { PythonState } from './state.ts';

/** Flags that a string's frame remembers with its quote. */
const triple = 0x100;
const formatted = 0x200;
const raw = 0x400;
const quoteMask = 0xff;

const prefixes = /^(?:[bu]|[rft]|br|rb|[ft]r|r[ft])$/i;

function flagsOf(prefix: string): number {
  if (!prefixes.test(prefix)) return 0;
  return (/[ft]/i.test(prefix) ? formatted : 0) | (/r/i.test(prefix) ? raw : 0);
}

/** The quote `c` begins a string; `prefix` is the word that it follows without a space. */
export function openString(state: PythonState, c: number, prefix: string): void {
  state.top = push(state.top, 'string', [], c | flagsOf(prefix));
  state.opening = 1;
  state.closing = 0;
  state.escaped = false;
  state.characterName = false;
  resume(state);
}

function closeString(state: PythonState): void {
  while (state.top.kind !== 'string' && state.top.parent) state.top = state.top.parent;
  state.top = state.top.parent ?? state.top;
  state.opening = 0;
  resume(state);
}

/** The mode that the frame on top asks for. */
export function resume(state: PythonState): void {
  const { kind } = state.top;
  state.mode = kind === 'string' || kind === 'format' ? 'string' : 'code';
}

/**
 * One character of a string; false where it turns out that the string had ended before.
 *
 * A second quote ends the empty string or begins a triple quote. It is taken for the end until the third is there.
 */
export function stepString(state: PythonState, c: number): boolean {
  if (state.top.kind === 'format') return stepFormat(state, c);
  const quote = state.top.data & quoteMask;
  if (state.opening === 1 && c === quote) {
    state.opening = 2;
    return true;
  }
  if (state.opening === 2) {
    if (c !== quote) {
      closeString(state);
      return false;
    }
    state.top = { ...state.top, data: state.top.data | triple };
    state.opening = 0;
    return true;
  }
  state.opening = 0;
  return stepText(state, c, quote);
}

function stepText(state: PythonState, c: number, quote: number): boolean {
  const { data } = state.top;
  const wasEscaped = state.escaped;
  const quotesBefore = state.closing;
  state.escaped = !wasEscaped && c === code.backslash;
  state.closing = 0;
  if (c === quote && !wasEscaped) {
    state.closing = quotesBefore + 1;
    if ((data & triple) === 0 || state.closing === 3) closeString(state);
  } else if (c === code.lineFeed && !wasEscaped && (data & triple) === 0) {
    closeString(state);
    return false;
  } else if (c === code.openCurly && (data & formatted) !== 0 && !state.characterName) {
    openField(state);
  }
  state.characterName = wasEscaped && c === code.capitalN && (data & raw) === 0;
  return true;
}

function openField(state: PythonState): void {
  state.top = push(state.top, 'field', ['curly']);
  state.fieldOpened = true;
  resume(state);
}

/** The second of two opening braces in an f-string: they stand for one, and open nothing. */
export function unopenField(state: PythonState): void {
  state.top = state.top.parent ?? state.top;
  state.escaped = false;
  state.closing = 0;
  resume(state);
}

/** The colon of a replacement field: what follows is text again, which may have fields of its own. */
export function openFormat(state: PythonState): void {
  state.top = push(state.top, 'format');
  resume(state);
}

function stepFormat(state: PythonState, c: number): boolean {
  const string = state.top.parent?.parent?.data ?? 0;
  if (c === code.openCurly) openField(state);
  else if (c === code.closeCurly) {
    state.top = state.top.parent?.parent ?? state.top;
    resume(state);
  } else if ((string & triple) === 0) {
    if (c === code.lineFeed) closeString(state);
    else if (c === (string & quoteMask)) closeString(state);
    return c !== code.lineFeed;
  }
  return true;
}

/** A line ends within a replacement field: the end of its string too, unless that is a triple-quoted one. */
export function endLineInField(state: PythonState): boolean {
  let frame = state.top;
  while (frame.kind !== 'field' && frame.parent) frame = frame.parent;
  const string = frame.parent;
  if (string?.kind !== 'string' || (string.data & triple) !== 0) return false;
  state.top = string;
  closeString(state);
  return true;
}
