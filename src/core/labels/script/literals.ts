import { code } from '../characters.ts';
import { push } from '../frames.ts';
import { pop } from './kinds.ts';
import { beginToken } from './statements.ts';
import type { ScriptState } from './state.ts';

function literal(state: ScriptState, c: number): void {
  beginToken(state, c);
  state.header = undefined;
  state.statementStart = false;
  state.last = 'operand';
  state.sign = 0;
  state.escaped = false;
}

export function openString(state: ScriptState, c: number): void {
  literal(state, c);
  state.quote = c;
  state.mode = 'string';
}

export function openTemplate(state: ScriptState): void {
  literal(state, code.backquote);
  state.top = push(state.top, 'template');
}

export function openRegex(state: ScriptState): void {
  literal(state, 0);
  state.inSet = false;
  state.mode = 'regex';
}

/** The value of a JSX attribute: no escapes, as many lines as it takes. */
export function stepAttribute(state: ScriptState, c: number): void {
  if (c === state.quote) state.mode = 'code';
}

export function stepRegex(state: ScriptState, c: number): boolean {
  if (c === code.lineFeed) {
    state.mode = 'code';
    return false;
  }
  if (!state.escaped) {
    if (c === code.openSquare) state.inSet = true;
    else if (c === code.closeSquare) state.inSet = false;
    else if (c === code.slash && !state.inSet) state.mode = 'code';
  }
  state.escaped = !state.escaped && c === code.backslash;
  return true;
}

export function stepTemplate(state: ScriptState, c: number): void {
  const { escaped } = state;
  state.escaped = !escaped && c === code.backslash;
  if (escaped) state.lastChar = 0;
  else if (c === code.backquote) {
    pop(state);
    state.last = 'operand';
    state.lastChar = c;
  } else if (c === code.openCurly && state.lastChar === code.dollar) {
    state.top = push(state.top, 'substitution', ['curly']);
    state.last = 'sign';
    state.lastChar = c;
  } else state.lastChar = c;
}
