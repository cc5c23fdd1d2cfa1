import { stepString } from '../brace/strings.ts';
import { appendToWord, code, isSpace, isWordCharacter } from '../characters.ts';
import { StateMachine } from '../machine.ts';
import { stepChildren, stepTag } from './jsx.ts';
import { afterOperand } from './kinds.ts';
import {
  openRegex,
  openString,
  openTemplate,
  stepAttribute,
  stepRegex,
  stepTemplate,
} from './literals.ts';
import { stepSign } from './signs.ts';
import { initialScriptState, type ScriptState } from './state.ts';
import { endLine } from './statements.ts';
import { endWord } from './words.ts';

export function scriptMachine(jsx: boolean): StateMachine<ScriptState> {
  return new StateMachine(initialScriptState(jsx), step);
}

function step(state: ScriptState, c: number): void {
  if (state.mode === 'code') stepByFrame(state, c);
  else if (!stepMode(state, c)) stepByFrame(state, c);
  const { mode, top } = state;
  state.inString = mode === 'string' || mode === 'attribute' || top.kind === 'template';
  state.inComment = mode === 'lineComment' || mode === 'blockComment';
  state.shown = top;
}

/** False where the character is not part of the comment or literal but comes after it. */
function stepMode(state: ScriptState, c: number): boolean {
  const { lastChar } = state;
  state.lastChar = c;
  switch (state.mode) {
    case 'lineComment':
      if (c === code.lineFeed) state.mode = 'code';
      return c !== code.lineFeed;
    case 'blockComment':
      if (c === code.slash && lastChar === code.star) {
        state.mode = 'code';
        state.lastChar = 0;
      }
      return true;
    case 'attribute':
      stepAttribute(state, c);
      return true;
    case 'regex':
      return stepRegex(state, c);
    default:
      return stepString(state, c);
  }
}

function stepByFrame(state: ScriptState, c: number): void {
  switch (state.top.kind) {
    case 'template':
      stepTemplate(state, c);
      return;
    case 'openingTag':
    case 'closingTag':
    case 'tagArguments':
      if (stepTag(state, c)) break;
      stepCode(state, c);
      return;
    case 'children':
      stepChildren(state, c);
      break;
    default:
      stepCode(state, c);
      return;
  }
  // The sign that opens a comment is no part of the one that closes it.
  state.lastChar = state.mode === 'blockComment' ? 0 : c;
}

function stepCode(state: ScriptState, c: number): void {
  const { word } = state;
  if (state.slash) {
    state.slash = false;
    if (endSlash(state, c)) return;
  }
  if (isWordCharacter(c) || c === code.dollar || c === code.hash) {
    state.word = appendToWord(word, c);
  } else if (c === code.bang && word === '#') {
    state.word = '';
    state.mode = 'lineComment';
  } else {
    if (word !== '') {
      state.word = '';
      endWord(state, word);
    }
    stepBetweenWords(state, c);
  }
  state.lastChar = isSpace(c) ? 0 : c;
}

/** Decides what the `/` before `c` was. True where `c` is part of it. */
function endSlash(state: ScriptState, c: number): boolean {
  if (c === code.slash || c === code.star) {
    state.mode = c === code.slash ? 'lineComment' : 'blockComment';
    state.lastChar = 0;
    return true;
  }
  if (afterOperand(state)) {
    state.lastChar = 0;
    stepSign(state, code.slash);
    state.lastChar = code.slash;
    return false;
  }
  openRegex(state);
  state.lastChar = c;
  return stepRegex(state, c);
}

function stepBetweenWords(state: ScriptState, c: number): void {
  if (c === code.lineFeed) endLine(state);
  else if (c === code.slash) state.slash = true;
  else if (c === code.quote || c === code.doubleQuote) openString(state, c);
  else if (c === code.backquote) openTemplate(state);
  else if (!isSpace(c) && c !== code.backslash) stepSign(state, c);
}
