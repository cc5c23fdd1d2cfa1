import { push } from '../frames.ts';
import { noDeclaration, type CState, type Structure } from './state.ts';

function structureOf(state: Structure): Structure {
  const { top, statementStart, header, ended, awaitsWhile, last } = state;
  const { declaration, lambda, attribute } = state;
  return {
    top,
    statementStart,
    header,
    ended,
    awaitsWhile,
    last,
    declaration,
    lambda,
    attribute,
  };
}

/** A `#` that begins a line. What the directive opens ends with its line: see `endDirective`. */
export function beginDirective(state: CState): void {
  state.before = structureOf(state);
  state.top = push(state.top, 'directive');
  state.directive = '';
  state.macroName = 'past';
  startText(state);
}

/** A macro's text may be anything: a statement, a declaration, a value. */
function startText(state: CState): void {
  state.statementStart = true;
  state.header = undefined;
  state.ended = undefined;
  state.awaitsWhile = false;
  state.last = 'start';
  state.declaration = noDeclaration;
  state.lambda = false;
  state.attribute = false;
}

/** Reads a word of a directive; true for its name and for the name of a macro, which are not part of its text. */
export function directiveWord(state: CState, word: string): boolean {
  if (state.directive === '') {
    state.directive = word;
    if (word === 'define') state.macroName = 'awaited';
    return true;
  }
  if (state.macroName !== 'awaited') return false;
  state.macroName = 'read';
  return true;
}

/** The `(` right after a macro's name. */
export function openParameters(state: CState): void {
  state.top = push(state.top, 'parameters', ['round']);
}

export function closeParameters(state: CState): void {
  startText(state);
}

/**
 * The end of a directive's line. The structure is restored from before it; but all branches of an `#if` begin with what
 * was open before the first: usually each opens and closes the same.
 */
export function endDirective(state: CState): void {
  const { before, directive } = state;
  if (before === undefined) return;
  Object.assign(state, before);
  state.before = undefined;
  if (directive.startsWith('if')) state.branch = { before, outer: state.branch };
  else if (directive.startsWith('el') && state.branch) Object.assign(state, state.branch.before);
  else if (directive === 'endif') state.branch = state.branch?.outer;
}
