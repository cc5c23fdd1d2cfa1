import { controlWord, forgetEnded } from '../brace/bodies.ts';
import { directiveWord } from './preprocessor.ts';
import { noDeclaration, type CState } from './state.ts';

const scopes: ReadonlySet<string> = new Set(['file', 'container', 'class', 'directive']);

/** Whether the current place is one for declarations, outside functions. */
export function amongDeclarations(state: CState): boolean {
  return scopes.has(state.top.kind);
}

const macroLoop = /for_?each/i;

const attributes = new Set(['__attribute__', '__attribute', '__declspec', 'alignas', '_Alignas']);

/** Words between a header's keyword and its bracket. */
const headerWords = new Set(['constexpr', 'consteval']);

export function endWord(state: CState, word: string): void {
  if (state.before && directiveWord(state, word)) return;
  state.macroName = 'past';
  if (word !== 'else' && word !== 'while') forgetEnded(state);
  if (state.header && headerWords.has(word)) return;
  state.header = undefined;
  if (controlWord(state, word)) {
    state.last = 'sign';
    return;
  }
  if (attributes.has(word)) state.attribute = true;
  if (amongDeclarations(state)) declarationWord(state, word);
  else if (state.statementStart && (word === 'struct' || word === 'class')) {
    state.declaration = { ...noDeclaration, tag: 'class' };
  }
  // A macro with the name of a loop is one: a statement follows it.
  if (state.statementStart && !amongFunctions(state) && macroLoop.test(word)) {
    state.header = 'forHeader';
  }
  state.statementStart = false;
  if (word === 'return') state.last = 'return';
  else if (word === 'operator') state.last = 'operatorName';
  else if (word === 'template') state.last = 'template';
  else state.last = 'word';
}

/** Outside functions, except in the text of a macro. */
function amongFunctions(state: CState): boolean {
  return amongDeclarations(state) && state.top.kind !== 'directive';
}

function declarationWord(state: CState, word: string): void {
  const { declaration } = state;
  const { tag, tagWords } = declaration;
  if (word === 'struct' || word === 'class' || word === 'union') {
    // `enum class`
    if (tag !== 'enum') state.declaration = { ...declaration, tag: 'class', tagWords: 0 };
  } else if (word === 'enum') {
    state.declaration = { ...declaration, tag: 'enum', tagWords: 0 };
  } else if (word === 'namespace' || word === 'extern') {
    state.declaration = { ...declaration, container: true };
  } else if (tag) state.declaration = { ...declaration, tagWords: tagWords + 1 };
}

/** A string or character literal begins. */
export function literalToken(state: CState): void {
  forgetEnded(state);
  state.macroName = 'past';
  state.header = undefined;
  state.statementStart = false;
  state.last = 'operand';
}
