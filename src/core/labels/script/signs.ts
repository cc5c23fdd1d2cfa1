import { closeHeader, openHeader } from '../brace/bodies.ts';
import { closed, type Closers } from '../brackets.ts';
import { code } from '../characters.ts';
import { push } from '../frames.ts';
import { arrow, colon, equals, question } from './colon.ts';
import { closeCurly, openCurly } from './curly.ts';
import { openTag } from './jsx.ts';
import { afterOperand, amongKeys, inType, pop } from './kinds.ts';
import { beginToken, endBySemicolon } from './statements.ts';
import type { ScriptKind, ScriptState } from './state.ts';

const closers: Closers<ScriptKind> = {
  round: code.closeRound,
  typeRound: code.closeRound,
  ifHeader: code.closeRound,
  whileHeader: code.closeRound,
  forHeader: code.closeRound,
  switchHeader: code.closeRound,
  doHeader: code.closeRound,
  otherHeader: code.closeRound,
  square: code.closeSquare,
  typeSquare: code.closeSquare,
  block: code.closeCurly,
  class: code.closeCurly,
  object: code.closeCurly,
  typeLiteral: code.closeCurly,
  substitution: code.closeCurly,
  expression: code.closeCurly,
};

/** A character of code that is no word's, no literal's and not white space. */
export function stepSign(state: ScriptState, c: number): void {
  const { beforeEquals, header } = state;
  beginToken(state, c);
  state.header = undefined;
  state.lastBefore = state.sign === 0 ? state.last : state.lastBefore;
  const starts = state.statementStart;
  state.statementStart = false;
  if (c === code.openRound) openRound(state, header);
  else if (c === code.openCurly) {
    state.statementStart = starts;
    openCurly(state);
  } else if (c === code.openSquare) {
    state.top = push(state.top, inType(state) ? 'typeSquare' : 'square', ['square']);
    state.last = 'sign';
  } else if (c === code.closeRound || c === code.closeSquare || c === code.closeCurly) {
    close(state, c);
  } else if (c === code.semicolon) {
    endBySemicolon(state);
    state.last = 'start';
  } else if (c === code.colon) colon(state);
  else if (c === code.greater && state.lastChar === code.equals) arrow(state, beforeEquals);
  else if (c === code.less) less(state);
  else operator(state, c);
  state.sign = c === code.dot && state.lastChar === code.dot ? 0 : c;
}

function openRound(state: ScriptState, header: ScriptState['header']): void {
  if (header) openHeader(state, header);
  else state.top = push(state.top, inType(state) ? 'typeRound' : 'round', ['round']);
  state.last = 'sign';
}

function close(state: ScriptState, c: number): void {
  const frame = closed(state.top, c, closers);
  if (!frame?.parent) return;
  state.top = frame.parent;
  if (c === code.closeCurly) closeCurly(state, frame);
  else if (closeHeader(state, frame)) state.last = 'start';
  else state.last = c === code.closeRound ? 'parenthesis' : 'operand';
}

/** Brackets around types, a tag, or the comparison. */
function less(state: ScriptState): void {
  const { kind } = state.top;
  const head = kind === 'functionHead' || kind === 'classHead' || kind === 'interfaceHead';
  if (inType(state) || head || amongKeys(state) || state.alias === 'named') {
    state.top = push(state.top, 'angle');
  } else if (!afterOperand(state)) {
    if (state.jsx) openTag(state);
    else state.top = push(state.top, 'angle');
  }
  state.last = 'sign';
}

function operator(state: ScriptState, c: number): void {
  const { lastBefore } = state;
  const twice = c === state.lastChar;
  const postfix = c === code.bang || (twice && (c === code.plus || c === code.minus));
  if (c === code.question) question(state);
  else if (c === code.equals) equals(state);
  else if (c === code.comma) comma(state);
  else if (c === code.dot && state.lastChar === code.question && state.top.kind === 'ternary') {
    pop(state);
  } else if (c === code.greater && state.top.kind === 'angle') {
    pop(state);
    state.last = 'operand';
    return;
  }
  // `i++` and `x!` are operands still.
  state.last = postfix && (lastBefore === 'operand' || lastBefore === 'parenthesis') ? 'operand' : 'sign';
}

function comma(state: ScriptState): void {
  while (endsAtComma.has(state.top.kind) && state.top.parent) pop(state);
}

const endsAtComma: ReadonlySet<string> = new Set(['arrow', 'type', 'ternary', 'value']);
