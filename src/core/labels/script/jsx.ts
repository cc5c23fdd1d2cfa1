import { code, isSpace, isWordCharacter } from '../characters.ts';
import { push } from '../frames.ts';
import { pop } from './kinds.ts';
import type { ScriptState } from './state.ts';

/** A `<` where an operand may stand. */
export function openTag(state: ScriptState): void {
  state.top = push(state.top, 'openingTag');
  state.word = '';
}

/** One character between `<` and `>`. False where it shows that this is no tag, and is to be read as code. */
export function stepTag(state: ScriptState, c: number): boolean {
  const first = state.lastChar === code.less;
  if (c === code.less) state.top = push(state.top, 'tagArguments');
  else if (state.top.kind === 'tagArguments') stepArguments(state, c);
  else if (state.lastChar === code.slash && (c === code.slash || c === code.star)) {
    state.mode = c === code.slash ? 'lineComment' : 'blockComment';
  } else if (c === code.greater) endTag(state);
  else if (first && c === code.slash && state.top.parent?.kind === 'children') {
    pop(state);
    state.top = push(state.top, 'closingTag');
  } else if (c === code.openCurly) openExpression(state);
  else if (c === code.quote || c === code.doubleQuote) {
    state.quote = c;
    state.mode = 'attribute';
  } else if (state.top.kind === 'openingTag') return stepName(state, c, first);
  return true;
}

/** `<List<Item> ...>`: types, of which only the brackets around them matter. */
function stepArguments(state: ScriptState, c: number): void {
  if (c === code.greater && state.lastChar !== code.equals) pop(state);
}

/** Code units of a tag that are looked at to tell it from type parameters. */
const longestStart = 64;

function stepName(state: ScriptState, c: number, first: boolean): boolean {
  const { word } = state;
  if (first && !isWordCharacter(c) && c !== code.dollar) {
    pop(state);
    return false;
  }
  if (isTypeParameter(word, c)) {
    pop(state);
    state.top = push(state.top, 'angle');
    state.word = '';
    return false;
  }
  if (word.length < longestStart) state.word = word + String.fromCharCode(c);
  return true;
}

/** `<T,>(x: T) => x` and `<T extends U>(x: T) => x` */
function isTypeParameter(word: string, c: number): boolean {
  return c === code.comma ? /^\S+$/.test(word) : isSpace(c) && /^\S+\s+extends$/.test(word);
}

function endTag(state: ScriptState): void {
  const { kind } = state.top;
  state.word = '';
  state.last = 'operand';
  pop(state);
  if (kind === 'closingTag') pop(state);
  else if (state.lastChar !== code.slash) state.top = push(state.top, 'children');
}

function openExpression(state: ScriptState): void {
  state.word = '';
  state.top = push(state.top, 'expression', ['curly']);
  state.statementStart = false;
  state.last = 'sign';
}

/** One character of the text between tags. */
export function stepChildren(state: ScriptState, c: number): void {
  if (c === code.openCurly) openExpression(state);
  else if (c === code.less) openTag(state);
}
