import { endStatement, isBody } from '../brace/bodies.ts';
import { push } from '../frames.ts';
import { afterOperand, amongKeys, inType, pop, returned } from './kinds.ts';
import type { ScriptFrame, ScriptKind, ScriptState } from './state.ts';

interface Meaning {
  readonly kind: ScriptKind;
  /** Of a function, a class or an interface: it is a statement or a member, not a value. */
  readonly declared?: boolean;
}

/** What a `{` opens: `function` stands for the block of a function. Takes the head that the `{` ends off the stack. */
function meaning(state: ScriptState): Meaning {
  if (inType(state)) return typeMeaning(state);
  const { top, last } = state;
  const declared = top.data === 1;
  switch (top.kind) {
    case 'functionHead':
      if (last !== 'parenthesis') return { kind: 'object' };
      pop(state);
      return { kind: 'function', declared };
    case 'classHead':
      if (!afterOperand(state)) return { kind: 'typeLiteral' };
      pop(state);
      return { kind: 'class', declared };
    case 'interfaceHead':
      pop(state);
      return { kind: 'typeLiteral', declared };
    case 'enumHead':
      pop(state);
      return { kind: 'object', declared: true };
    default:
  }
  if (last === 'arrow') return { kind: 'block' };
  if (last === 'parenthesis' && amongKeys(state)) return { kind: 'function', declared: true };
  if (state.statementStart || afterOperand(state)) return { kind: 'block' };
  return { kind: 'object' };
}

function typeMeaning(state: ScriptState): Meaning {
  const { top } = state;
  if (top.kind !== 'type' || !afterOperand(state)) return { kind: 'typeLiteral' };
  // The type that a function returns has ended.
  pop(state);
  if (top.data !== returned) return { kind: 'block' };
  const head = state.top;
  if (head.kind === 'functionHead') pop(state);
  return { kind: 'function', declared: head.kind !== 'functionHead' || head.data === 1 };
}

export function openCurly(state: ScriptState): void {
  const { kind, declared } = meaning(state);
  const data = declared === true ? 1 : 0;
  if (kind === 'function') {
    state.top = push(push(state.top, 'function', ['function'], data), 'block', ['curly']);
  } else state.top = push(state.top, kind, ['curly'], data);
  state.statementStart = kind === 'function' || kind === 'block' || kind === 'class';
  state.last = state.statementStart ? 'start' : 'sign';
}

/** The curly brackets of `frame` have been closed, and what they stand in is on top. */
export function closeCurly(state: ScriptState, frame: ScriptFrame): void {
  state.last = 'operand';
  if (frame.kind === 'block') closeBlock(state);
  else if (frame.data === 1) closeStatement(state);
}

function closeBlock(state: ScriptState): void {
  const { kind, data } = state.top;
  if (kind === 'arrow') pop(state);
  else if (kind === 'function') {
    pop(state);
    if (data === 1) closeStatement(state);
  } else closeStatement(state);
}

function closeStatement(state: ScriptState): void {
  state.last = 'start';
  if (isBody(state.top.kind) || !amongKeys(state)) endStatement(state);
  else state.statementStart = true;
}
