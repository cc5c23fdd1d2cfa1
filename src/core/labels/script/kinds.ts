import { isBody } from '../brace/bodies.ts';
import type { ScriptFrame, ScriptKind, ScriptState, ScriptToken } from './state.ts';

const passing: ReadonlySet<ScriptKind> = new Set<ScriptKind>([
  'arrow',
  'functionHead',
  'classHead',
  'interfaceHead',
  'enumHead',
  'declaration',
  'value',
  'ternary',
  'type',
  'angle',
]);

const types: ReadonlySet<ScriptKind> = new Set<ScriptKind>([
  'type',
  'angle',
  'typeRound',
  'typeSquare',
  'typeLiteral',
]);

/** What a `type` frame remembers: it is what a function returns, or stands after `as`. */
export const returned = 1;
export const cast = 2;

const statementScopes: ReadonlySet<ScriptKind> = new Set<ScriptKind>(['file', 'block', 'class']);

export function inType(state: ScriptState): boolean {
  return types.has(state.top.kind);
}

/** Where the names of members and properties stand. */
export function amongKeys(state: ScriptState): boolean {
  return state.top.kind === 'class' || state.top.kind === 'object';
}

/** Whether the last token may be the last of a statement, or the left side of an operator. */
export function afterOperand(state: ScriptState): boolean {
  return isOperand(state.last);
}

export function isOperand(token: ScriptToken): boolean {
  return token === 'operand' || token === 'parenthesis' || token === 'parameters';
}

/** The first frame from the top that does not end with an expression or a statement. */
export function withoutPassing(frame: ScriptFrame): ScriptFrame {
  let rest = frame;
  while (passing.has(rest.kind) && rest.parent) rest = rest.parent;
  return rest;
}

/** Whether statements stand side by side there, rather than the parts of an expression. */
export function amongStatements(frame: ScriptFrame): boolean {
  return statementScopes.has(frame.kind) || isBody(frame.kind);
}

export function pop(state: ScriptState): void {
  state.top = state.top.parent ?? state.top;
}
