import { appendToWord, code, isSpace, isWordCharacter } from '../characters.ts';
import { StateMachine } from '../machine.ts';
import { beginStatement, endStatement, showComment, unopenBlock } from './blocks.ts';
import { stepSign } from './signs.ts';
import { inBrackets, initialPythonState, type PythonState } from './state.ts';
import { endLineInField, stepString, unopenField } from './strings.ts';
import { endWord } from './words.ts';

export function pythonMachine(): StateMachine<PythonState> {
  return new StateMachine(initialPythonState(), step);
}

function step(state: PythonState, c: number): void {
  if (state.mode !== 'string' || !stepString(state, c)) stepOutsideString(state, c);
  const { kind } = state.top;
  state.inString = (kind === 'string' && state.opening !== 2) || kind === 'format';
  state.inComment = state.mode === 'comment';
  state.shown = state.outside ?? state.top;
}

function stepOutsideString(state: PythonState, c: number): void {
  if (c === code.lineFeed) endLine(state);
  else if (state.mode === 'indent') stepIndentation(state, c);
  else if (state.mode === 'code') stepCode(state, c);
}

/** As in Python's own tokenizer. */
const tabStop = 8;

function indent(state: PythonState, c: number): void {
  if (c === code.space) state.indent++;
  else if (c === code.tab) state.indent += tabStop - (state.indent % tabStop);
  else if (c === code.formFeed) state.indent = 0;
}

function stepIndentation(state: PythonState, c: number): void {
  if (isSpace(c)) indent(state, c);
  else if (c === code.hash) {
    showComment(state);
    state.mode = 'comment';
  } else {
    beginStatement(state, state.indent);
    stepCode(state, c);
  }
}

function endLine(state: PythonState): void {
  if (state.word !== '') endWord(state);
  if (state.inStatement && !goesOn(state)) endStatement(state);
  state.mode = state.inStatement ? 'code' : 'indent';
  state.joined = false;
  state.lineBlank = true;
  state.indent = 0;
}

/** Whether the logical line goes on in the next line of the text. */
function goesOn(state: PythonState): boolean {
  if (state.joined) return true;
  if (inBrackets(state)) endLineInField(state);
  return inBrackets(state);
}

function stepCode(state: PythonState, c: number): void {
  const { fieldOpened, beforeColon, word } = state;
  state.fieldOpened = false;
  state.joined = c === code.backslash;
  if (fieldOpened && c === code.openCurly) {
    unopenField(state);
  } else if (isWordCharacter(c)) {
    if (word === '') state.wordFirst = state.lineBlank;
    state.word = appendToWord(word, c);
    state.lineBlank = false;
  } else {
    if (word !== '') endWord(state);
    if (isSpace(c)) {
      if (state.lineBlank) indent(state, c);
    } else {
      state.lineBlank = false;
      if (c === code.equals && beforeColon !== undefined) unopenBlock(state);
      else stepSign(state, c, word);
    }
  }
  if (beforeColon !== undefined) state.beforeColon = undefined;
}
