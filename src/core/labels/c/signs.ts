import { closeHeader, endStatement, forgetEnded, openHeader } from '../brace/bodies.ts';
import { commonClosers } from '../brace/closers.ts';
import { closed, isCloser, type Closers } from '../brackets.ts';
import { code } from '../characters.ts';
import { push } from '../frames.ts';
import { closeCurly, openCurly } from './curly.ts';
import { closeParameters, openParameters } from './preprocessor.ts';
import { noDeclaration, type CKind, type CState, type Declaration } from './state.ts';
import { amongDeclarations } from './words.ts';

const closers: Closers<CKind> = {
  ...commonClosers,
  attribute: code.closeRound,
  lambdaParameters: code.closeRound,
  parameters: code.closeRound,
  capture: code.closeSquare,
  container: code.closeCurly,
  initializer: code.closeCurly,
};

/** A character of code that is neither part of a word or a literal nor white space. */
export function stepSign(state: CState, c: number): void {
  const parameters = state.macroName === 'read' && c === code.openRound && state.lastChar !== 0;
  state.macroName = 'past';
  if (parameters) {
    openParameters(state);
    return;
  }
  forgetEnded(state);
  if (c === code.openRound) openRound(state);
  else if (c === code.openSquare) openSquare(state);
  else if (c === code.openCurly) openCurly(state);
  else if (isCloser(c)) close(state, c);
  else if (c === code.semicolon) semicolon(state);
  else if (c === code.colon) colon(state);
  else otherSign(state, c);
  if (c !== code.openRound) state.header = undefined;
}

function openRound(state: CState): void {
  if (state.header) {
    openHeader(state, state.header);
    return;
  }
  // `struct s f(` is a function, `class NAME(` a class whose name a macro makes.
  const { tagWords, colon } = state.declaration;
  if (!state.attribute && tagWords !== 1 && !colon && amongDeclarations(state)) {
    declare(state, { tag: undefined });
  }
  state.top = push(state.top, roundKind(state), ['round']);
  state.attribute = false;
  state.lambda = false;
  state.statementStart = false;
  state.last = 'sign';
}

function roundKind(state: CState): CKind {
  if (state.attribute) return 'attribute';
  if (state.lambda) return 'lambdaParameters';
  return state.last === 'word' || state.last === 'operatorName' ? 'call' : 'round';
}

function openSquare(state: CState): void {
  const { last } = state;
  const indexes = last === 'word' || last === 'call' || last === 'group' || last === 'operand';
  state.top = push(state.top, indexes ? 'square' : 'capture', ['square']);
  state.statementStart = false;
  state.last = 'sign';
}

function close(state: CState, c: number): void {
  const frame = closed(state.top, c, closers);
  if (!frame?.parent) return;
  state.top = frame.parent;
  state.lambda = frame.kind === 'capture' || frame.kind === 'lambdaParameters';
  if (c === code.closeCurly) closeCurly(state, frame.kind);
  else if (frame.kind === 'parameters') closeParameters(state);
  else if (closeHeader(state, frame)) state.last = 'start';
  else if (c === code.closeSquare) state.last = 'operand';
  else {
    state.last = frame.kind === 'call' ? 'call' : 'group';
    if (frame.kind !== 'attribute' && amongDeclarations(state))
      declare(state, { parameters: true });
  }
}

function semicolon(state: CState): void {
  state.lambda = false;
  state.last = 'semicolon';
  while (state.top.kind === 'angle' && state.top.parent) state.top = state.top.parent;
  state.declaration = noDeclaration;
  if (amongDeclarations(state)) state.statementStart = true;
  else endStatement(state);
}

function colon(state: CState): void {
  const second = state.lastChar === code.colon;
  if (amongDeclarations(state)) declareColon(state, second);
  state.statementStart = !second && state.top.kind === 'block';
  state.last = 'sign';
}

function declareColon(state: CState, second: boolean): void {
  const { colon, colonBefore, parameters, tag } = state.declaration;
  if (second) declare(state, { colon: colonBefore });
  else if (parameters || tag) declare(state, { colon: true, colonBefore: colon });
  // `public:`, or the size of a field.
  else state.declaration = noDeclaration;
}

function otherSign(state: CState, c: number): void {
  if (c === code.comma) state.lambda = false;
  const { kind } = state.top;
  if (c === code.less && (kind === 'angle' || takesArguments(state))) {
    state.top = push(state.top, 'angle');
  } else if (c === code.greater && kind === 'angle' && state.top.parent) {
    state.top = state.top.parent;
  } else if (c === code.equals) equals(state);
  else if (state.top.kind === 'block') state.declaration = noDeclaration;
  state.statementStart = false;
  if (c === code.greater) state.last = 'word';
  else if (state.last !== 'operatorName') state.last = 'sign';
}

/** Whether a `<` here is a bracket: after `template` and after a class's name. */
function takesArguments(state: CState): boolean {
  if (state.last === 'template') return true;
  return state.declaration.tag !== undefined && amongDeclarations(state);
}

/** Signs that make the `=` after them a comparison. */
const comparing = new Set<number>([code.equals, code.bang, code.less, code.greater]);

function equals(state: CState): void {
  state.lambda = false;
  if (state.top.kind === 'block') state.declaration = noDeclaration;
  if (!amongDeclarations(state) || state.last === 'operatorName') return;
  declare(state, { assigned: !comparing.has(state.lastChar), tag: undefined });
}

function declare(state: CState, change: Partial<Declaration>): void {
  state.declaration = { ...state.declaration, ...change };
}
