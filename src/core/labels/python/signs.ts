import { closed, isCloser, type Closers } from '../brackets.ts';
import { code } from '../characters.ts';
import { push } from '../frames.ts';
import { openBlock } from './blocks.ts';
import { inBrackets, type PythonKind, type PythonState } from './state.ts';
import { openFormat, openString, resume } from './strings.ts';
import { leaveLambda, token } from './words.ts';

const closers: Closers<PythonKind> = {
  round: code.closeRound,
  square: code.closeSquare,
  curly: code.closeCurly,
  field: code.closeCurly,
};

/**
 * A character of code that is neither part of a word nor white space; `prefix` is the word that ends right before it.
 */
export function stepSign(state: PythonState, c: number, prefix: string): void {
  if (c === code.hash) {
    state.mode = 'comment';
    return;
  }
  if (c === code.backslash) return;
  if (c === code.colon) {
    colon(state);
    return;
  }
  token(state);
  state.statementStart = false;
  if (c === code.quote || c === code.doubleQuote) openString(state, c, prefix);
  else if (c === code.comma) leaveLambda(state);
  else if (c === code.openRound) state.top = push(state.top, 'round', ['round']);
  else if (c === code.openSquare) state.top = push(state.top, 'square', ['square']);
  else if (c === code.openCurly) state.top = push(state.top, 'curly', ['curly']);
  else if (isCloser(c)) {
    state.top = closed(state.top, c, closers)?.parent ?? state.top;
    resume(state);
  }
}

function colon(state: PythonState): void {
  leaveLambda(state);
  state.inline = state.opened;
  const { top } = state;
  if (top.kind === 'lambdaHead') state.top = push(top.parent ?? top, 'lambda', ['function']);
  else if (top.kind === 'field') openFormat(state);
  else if (!inBrackets(state)) openBlock(state);
  state.bareHeader = false;
}
