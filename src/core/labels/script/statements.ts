import { endStatement, forgetEnded } from '../brace/bodies.ts';
import { code } from '../characters.ts';
import { afterOperand, amongStatements, withoutPassing } from './kinds.ts';
import type { ScriptState } from './state.ts';

/** A `;`: between statements, in the head of a `for`, or in a type. */
export function endBySemicolon(state: ScriptState): void {
  const rest = withoutPassing(state.top);
  state.alias = 'no';
  state.top = rest;
  if (amongStatements(rest)) endStatement(state);
}

/**
 * A line ends: most statements without a `;` end with it. The few that go on in the next line are taken up again by
 * `beginToken`.
 */
export function endLine(state: ScriptState): void {
  if (!afterOperand(state) && state.last !== 'jump') return;
  const before = state.top;
  const rest = withoutPassing(before);
  if (!amongStatements(rest)) return;
  state.top = rest;
  endStatement(state);
  state.ended = before;
  state.endedByLine = true;
}

/** Signs that cannot begin a statement, or that without a `;` before them do not. */
const continuing = new Set<number>([
  code.dot,
  code.comma,
  code.question,
  code.colon,
  code.equals,
  code.star,
  code.slash,
  code.percent,
  code.ampersand,
  code.bar,
  code.caret,
  code.less,
  code.greater,
  code.plus,
  code.minus,
  code.openRound,
  code.openSquare,
  code.backquote,
]);

const continuingWords = new Set(['in', 'instanceof', 'as', 'satisfies', 'extends', 'implements']);

/** Called at every sign and literal, which begins with `c`. */
export function beginToken(state: ScriptState, c: number): void {
  if (state.endedByLine && state.ended) {
    const { kind } = state.ended;
    const body = kind === 'functionHead' || kind === 'classHead' || kind === 'interfaceHead';
    if (continuing.has(c) || (c === code.openCurly && (body || kind === 'type'))) goOn(state);
  }
  if (state.alias === 'awaitsName') state.alias = 'no';
  forget(state);
}

export function beginWord(state: ScriptState, word: string): void {
  if (state.endedByLine && continuingWords.has(word)) goOn(state);
  if (word !== 'else' && word !== 'while') forget(state);
  state.endedByLine = false;
}

function goOn(state: ScriptState): void {
  state.top = state.ended ?? state.top;
  state.awaitsWhile = false;
  state.statementStart = false;
}

function forget(state: ScriptState): void {
  state.endedByLine = false;
  state.beforeEquals = undefined;
  forgetEnded(state);
}
