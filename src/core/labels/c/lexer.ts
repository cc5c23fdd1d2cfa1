import { stepString } from '../brace/strings.ts';
import { appendToWord, code, isDigit, isSpace, isWordCharacter } from '../characters.ts';
import { StateMachine } from '../machine.ts';
import { openLiteral, stepRawDelimiter, stepRawString } from './literals.ts';
import { beginDirective, endDirective } from './preprocessor.ts';
import { stepSign } from './signs.ts';
import { initialCState, type CState } from './state.ts';
import { endWord, literalToken } from './words.ts';

export function cMachine(): StateMachine<CState> {
  return new StateMachine(initialCState(), step);
}

function step(state: CState, c: number): void {
  const before = state.mode;
  if (before === 'code' || !stepMode(state, c)) stepCode(state, c);
  const { mode } = state;
  // The characters that begin and end a comment are no part of another sign: `/*/` is not a whole one.
  const edge = mode !== before && (mode === 'blockComment' || before === 'blockComment');
  state.lastChar = edge || (mode === 'code' && isSpace(c)) ? 0 : c;
  state.inString = mode === 'string' || mode === 'rawDelimiter' || mode === 'rawString';
  state.inComment = mode === 'lineComment' || mode === 'blockComment';
  state.shown = state.top;
}

/** False where the character is not part of the comment or literal but comes after it. */
function stepMode(state: CState, c: number): boolean {
  switch (state.mode) {
    case 'lineComment':
      if (c === code.lineFeed && state.lastChar !== code.backslash) state.mode = 'code';
      return state.mode !== 'code';
    case 'blockComment':
      if (c === code.slash && state.lastChar === code.star) state.mode = 'code';
      return true;
    case 'rawDelimiter':
      return stepRawDelimiter(state, c);
    case 'rawString':
      stepRawString(state, c);
      return true;
    default:
      return stepString(state, c);
  }
}

function stepCode(state: CState, c: number): void {
  const { word, lastChar } = state;
  if (isWordCharacter(c)) {
    state.word = appendToWord(word, c);
    state.lineBlank = false;
    return;
  }
  // 1'000'000
  if (c === code.quote && word !== '' && isDigit(word.charCodeAt(0))) return;
  if (word !== '') {
    state.word = '';
    endWord(state, word);
  }
  if (c === code.lineFeed) endLine(state);
  else if (c === code.doubleQuote || c === code.quote) {
    literalToken(state);
    openLiteral(state, c, word);
    state.lineBlank = false;
  } else if (c === code.hash && state.lineBlank && !state.before) {
    state.lineBlank = false;
    beginDirective(state);
  } else if (lastChar === code.slash && (c === code.slash || c === code.star)) {
    state.mode = c === code.slash ? 'lineComment' : 'blockComment';
  } else if (!isSpace(c) && c !== code.slash && c !== code.backslash) {
    state.lineBlank = false;
    stepSign(state, c);
  }
}

function endLine(state: CState): void {
  // A line's end after a backslash does not count.
  if (state.lastChar === code.backslash) return;
  state.lineBlank = true;
  endDirective(state);
}
