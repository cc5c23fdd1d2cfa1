import { push } from '../frames.ts';
import { beginStatement, endStatement, firstWord } from './blocks.ts';
import { inBrackets, type PythonState } from './state.ts';

/** Words that begin a statement and stand nowhere else: a bracket that is open before them was never closed. */
const statementWords = new Set(
  'assert break class continue def del elif except finally global import nonlocal pass raise return try while'.split(
    ' ',
  ),
);

/** A word or a sign outside comments. */
export function token(state: PythonState): void {
  state.inline = state.opened;
  state.bareHeader = false;
}

export function endWord(state: PythonState): void {
  const { word } = state;
  state.word = '';
  if (state.wordFirst && inBrackets(state) && statementWords.has(word)) forgetBrackets(state);
  token(state);
  if (state.statementStart) firstWord(state, word);
  if (word === 'lambda') state.top = push(state.top, 'lambdaHead');
  else if (word === 'for') leaveLambda(state);
}

export function leaveLambda(state: PythonState): void {
  while (state.top.kind === 'lambda' && state.top.parent) state.top = state.top.parent;
}

function forgetBrackets(state: PythonState): void {
  let frame = state.top;
  while (frame.round + frame.square + frame.curly > 0 && frame.parent) frame = frame.parent;
  state.top = frame;
  endStatement(state);
  beginStatement(state, state.indent);
}
