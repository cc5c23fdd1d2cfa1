import { controlWord } from '../brace/bodies.ts';
import { code, isDigit } from '../characters.ts';
import { push } from '../frames.ts';
import { afterOperand, amongKeys, cast, inType, pop } from './kinds.ts';
import { beginWord } from './statements.ts';
import type { ScriptState, ScriptToken } from './state.ts';

const keywords: ReadonlyMap<string, ScriptToken> = new Map<string, ScriptToken>([
  ...words('as await default delete extends in instanceof new of satisfies typeof void', 'keyword'),
  ...words('case', 'keyword'),
  ...words('break continue return throw yield', 'jump'),
]);

const typeKeywords = new Set(
  'asserts extends in infer is keyof new readonly typeof unique'.split(' '),
);

function words(list: string, token: ScriptToken): [string, ScriptToken][] {
  return list.split(' ').map((word) => [word, token]);
}

/** Words before a declaration. */
const modifiers = new Set(['abstract', 'async', 'declare', 'export']);

export function endWord(state: ScriptState, word: string): void {
  beginWord(state, word);
  const name = state.sign === code.dot || isDigit(word.charCodeAt(0));
  state.sign = 0;
  if (state.header && word === 'await') return;
  state.header = undefined;
  if (name || amongKeys(state)) operand(state);
  else if (inType(state)) {
    operand(state);
    if (typeKeywords.has(word)) state.last = 'keyword';
  } else if (controlWord(state, word)) {
    state.last = 'start';
    if (word === 'catch') state.statementStart = true;
  } else declarationWord(state, word);
}

function operand(state: ScriptState): void {
  state.statementStart = false;
  state.last = 'operand';
}

function declarationWord(state: ScriptState, word: string): void {
  const starts = state.statementStart;
  const casts = afterOperand(state) && (word === 'as' || word === 'satisfies');
  const declared = starts ? 1 : 0;
  operand(state);
  if (state.alias === 'awaitsName') state.alias = 'named';
  switch (word) {
    case 'function':
      state.top = push(state.top, 'functionHead', [], declared);
      state.last = 'keyword';
      break;
    case 'class':
      state.top = push(state.top, 'classHead', [], declared);
      break;
    case 'interface':
      if (starts) state.top = push(state.top, 'interfaceHead', [], declared);
      break;
    case 'enum':
      if (state.top.kind === 'declaration') pop(state);
      state.top = push(state.top, 'enumHead');
      break;
    case 'const':
    case 'let':
    case 'var':
      state.top = push(state.top, 'declaration');
      state.last = 'keyword';
      break;
    case 'type':
      if (starts) state.alias = 'awaitsName';
      break;
    case 'case':
      state.inCase = true;
      state.last = 'keyword';
      break;
    case 'try':
    case 'finally':
      state.statementStart = true;
      state.last = 'start';
      break;
    default:
      state.statementStart = starts && modifiers.has(word);
      state.last = keywords.get(word) ?? 'operand';
      if (casts) state.top = push(state.top, 'type', [], cast);
  }
}
