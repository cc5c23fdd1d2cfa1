import { endStatement, isBody } from '../brace/bodies.ts';
import { code } from '../characters.ts';
import { push } from '../frames.ts';
import { noDeclaration, type CKind, type CState } from './state.ts';
import { amongDeclarations } from './words.ts';

/** What a `{` opens: `function` stands for the block of a function. */
function meaning(state: CState): CKind {
  const { top, last } = state;
  if (state.lambda) return 'function';
  if (isBody(top.kind)) return state.statementStart ? 'block' : 'initializer';
  if (amongDeclarations(state)) return amongDeclarationsMeaning(state);
  if (top.kind === 'initializer') return 'initializer';
  // ({ ... }) is a block with a value.
  if (top.kind !== 'block') return state.lastChar === code.openRound ? 'block' : 'initializer';
  if (state.declaration.tag && last === 'word') return 'class';
  return state.statementStart || last === 'call' || last === 'word' ? 'block' : 'initializer';
}

function amongDeclarationsMeaning(state: CState): CKind {
  const { declaration, last, top } = state;
  const { assigned, tag, parameters } = declaration;
  if (assigned) return 'initializer';
  if (tag !== undefined) return tag === 'class' ? 'class' : 'initializer';
  if (parameters) return declaration.colon && last === 'word' ? 'initializer' : 'function';
  if (declaration.container) return 'container';
  // int f(x) int x; { ... } is the old way to write a function.
  if (last === 'semicolon' && top.kind === 'file') return 'function';
  return state.statementStart ? 'block' : 'initializer';
}

export function openCurly(state: CState): void {
  const kind = meaning(state);
  if (kind === 'function') {
    const lambda = state.lambda ? 1 : 0;
    state.top = push(push(state.top, 'function', ['function'], lambda), 'block', ['curly']);
  } else state.top = push(state.top, kind, ['curly']);
  if (kind !== 'initializer') {
    state.declaration = noDeclaration;
    state.statementStart = true;
    state.last = 'start';
  } else {
    state.statementStart = false;
    state.last = 'sign';
  }
  state.lambda = false;
}

/** Curly brackets of this kind have been closed, and what they stand in is on top. */
export function closeCurly(state: CState, kind: CKind): void {
  if (kind === 'initializer' || kind === 'class') {
    state.last = kind === 'class' ? 'word' : 'operand';
    if (kind === 'class') state.declaration = noDeclaration;
    return;
  }
  const { top } = state;
  if (top.kind === 'function' && top.parent) {
    state.top = top.parent;
    if (top.data === 1) {
      state.last = 'operand';
      return;
    }
  } else if (top.kind === 'round' || top.kind === 'call') {
    state.last = 'operand';
    return;
  }
  state.last = 'start';
  if (amongDeclarations(state)) {
    state.declaration = noDeclaration;
    state.statementStart = true;
  } else endStatement(state);
}
