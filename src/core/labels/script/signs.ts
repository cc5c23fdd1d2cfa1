import { closeHeader, openHeader } from '../brace/bodies.ts';
import { commonClosers } from '../brace/closers.ts';
import { closed, isCloser, type Closers } from '../brackets.ts';
import { code } from '../characters.ts';
import { push } from '../frames.ts';
import { arrow, colon, equals, question } from './colon.ts';
import { closeCurly, openCurly } from './curly.ts';
import { openTag } from './jsx.ts';
import { afterOperand, amongKeys, cast, inType, isOperand, pop } from './kinds.ts';
import { beginToken, endBySemicolon } from './statements.ts';
import type { ScriptKind, ScriptState } from './state.ts';

const closers: Closers<ScriptKind> = {
  ...commonClosers,
  typeRound: code.closeRound,
  typeSquare: code.closeSquare,
  object: code.closeCurly,
  typeLiteral: code.closeCurly,
  substitution: code.closeCurly,
  expression: code.closeCurly,
};

/** A character of code that is neither part of a word or a literal nor white space. */
export function stepSign(state: ScriptState, c: number): void {
  const { beforeEquals, header, last } = state;
  beginToken(state, c);
  if (endsCast(state, c)) pop(state);
  state.header = undefined;
  const starts = state.statementStart;
  state.statementStart = false;
  if (c === code.openRound) openRound(state, header);
  else if (c === code.openCurly) {
    state.statementStart = starts;
    openCurly(state);
  } else if (c === code.openSquare) {
    state.top = push(state.top, inType(state) ? 'typeSquare' : 'square', ['square']);
    state.last = 'sign';
  } else if (isCloser(c)) close(state, c);
  else if (c === code.semicolon) {
    endBySemicolon(state);
    state.last = 'start';
  } else if (c === code.colon) colon(state);
  else if (c === code.greater && state.lastChar === code.equals) arrow(state, beforeEquals);
  else if (c === code.less) less(state);
  else operator(state, c);
  state.sign = c === code.dot && state.lastChar === code.dot ? 0 : c;
  state.lastBefore = last;
}

/** Signs that no type holds, or not twice: `x as T && y`. */
function endsCast(state: ScriptState, c: number): boolean {
  const { kind, data } = state.top;
  if (kind !== 'type' || data !== cast) return false;
  return afterCast.has(c) || ((c === code.bar || c === code.ampersand) && c === state.lastChar);
}

const afterCast = new Set<number>([
  code.question,
  code.colon,
  code.star,
  code.slash,
  code.percent,
  code.plus,
  code.minus,
  code.bang,
]);

function openRound(state: ScriptState, header: ScriptState['header']): void {
  if (header) openHeader(state, header);
  else state.top = push(state.top, inType(state) ? 'typeRound' : 'round', ['round']);
  state.last = 'sign';
}

function close(state: ScriptState, c: number): void {
  const frame = closed(state.top, c, closers);
  if (!frame?.parent) return;
  const empty = state.sign === code.openRound;
  state.top = frame.parent;
  if (c === code.closeCurly) closeCurly(state, frame);
  else if (closeHeader(state, frame)) state.last = 'start';
  else if (c !== code.closeRound) state.last = 'operand';
  else if (frame.kind === 'typeRound' && (empty || frame.data === 1)) state.last = 'parameters';
  else state.last = 'parenthesis';
}

/** A `<`: of brackets around types, of a tag, or the comparison. */
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
  const postfix = isPostfix(state, c);
  state.last = postfix ? 'operand' : 'sign';
  if (c === code.question) question(state);
  else if (c === code.equals) equals(state);
  else if (c === code.comma) comma(state);
  else if (c === code.dot && state.lastChar === code.question && state.top.kind === 'ternary') {
    pop(state);
  } else if (c === code.greater && state.top.kind === 'angle') {
    pop(state);
    state.last = 'operand';
  }
}

/** `x!`, and the second half of `i++`: still operands. */
function isPostfix(state: ScriptState, c: number): boolean {
  if (c === code.bang) return afterOperand(state);
  const twice = c === state.lastChar && (c === code.plus || c === code.minus);
  return twice && isOperand(state.lastBefore);
}

function comma(state: ScriptState): void {
  while (endsAtComma.has(state.top.kind) && state.top.parent) pop(state);
}

const endsAtComma: ReadonlySet<string> = new Set(['arrow', 'type', 'ternary', 'value']);
