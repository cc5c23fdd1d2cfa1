import { code } from '../characters.ts';
import { push } from '../frames.ts';
import { amongStatements, inType, pop, returned } from './kinds.ts';
import type { ScriptState } from './state.ts';

/** The second half of a ternary, a type, a property's value, or a label: the stack decides what a colon begins. */
export function colon(state: ScriptState): void {
  const { last, lastChar } = state;
  state.last = 'sign';
  if (inType(state)) {
    if (state.top.kind === 'typeRound') state.top = { ...state.top, data: 1 };
    return;
  }
  if (lastChar === code.question && state.top.kind === 'ternary') {
    // `name?: Type`
    pop(state);
  } else if (endTernary(state)) return;
  const { kind } = state.top;
  if (kind === 'object' && last !== 'parenthesis') state.top = push(state.top, 'value');
  else if (last === 'parenthesis' && !state.inCase) pushType(state, returned);
  else if (amongStatements(state.top) && kind !== 'class') {
    state.inCase = false;
    state.statementStart = true;
    state.last = 'start';
  } else if (takesType.has(kind)) pushType(state, 0);
}

const takesType: ReadonlySet<string> = new Set([
  'class',
  'declaration',
  'functionHead',
  'round',
  'forHeader',
  'otherHeader',
]);

function pushType(state: ScriptState, data: number): void {
  state.top = push(state.top, 'type', [], data);
}

function endTernary(state: ScriptState): boolean {
  let frame = state.top;
  while (frame.kind === 'arrow' && frame.parent) frame = frame.parent;
  if (frame.kind !== 'ternary' || !frame.parent) return false;
  state.top = frame.parent;
  return true;
}

/** A `?`; `??` and `?.` begin no ternary. */
export function question(state: ScriptState): void {
  if (state.lastChar === code.question && state.top.kind === 'ternary') pop(state);
  else if (!inType(state) && state.top.kind !== 'class' && state.top.kind !== 'object') {
    state.top = push(state.top, 'ternary');
  }
}

export function equals(state: ScriptState): void {
  const { top } = state;
  if (top.kind === 'type') {
    state.beforeEquals = top;
    pop(state);
  }
  if (state.alias === 'named' && !inType(state)) {
    state.top = push(state.top, 'type');
    state.alias = 'no';
  } else if (state.top.kind === 'declaration' || state.top.kind === 'class') {
    state.top = push(state.top, 'value');
  }
}

/** The `>` of `=>`: of a function, or of a function's type. */
export function arrow(state: ScriptState, beforeEquals: ScriptState['beforeEquals']): void {
  state.top = beforeEquals ?? state.top;
  const { top, lastBefore } = state;
  state.last = 'sign';
  const ofFunction = top.kind === 'type' && top.data === returned && lastBefore !== 'parameters';
  if (ofFunction && !belongsToHead(top.parent?.kind)) pop(state);
  if (inType(state)) return;
  state.top = push(state.top, 'arrow', ['function']);
  state.last = 'arrow';
}

/** What a method or a function returns may be a function's type; what an arrow function returns ends at the arrow. */
function belongsToHead(kind: string | undefined): boolean {
  return kind === 'functionHead' || kind === 'class' || kind === 'object';
}
