import type { Depths } from '../frames.ts';
import { push } from '../frames.ts';
import type { BlockKind, PythonFrame, PythonState } from './state.ts';

/** What a block's frame adds to the sums. */
const counts: Readonly<Record<BlockKind, readonly (keyof Depths)[]>> = {
  if: ['conditional'],
  loop: ['loop'],
  function: ['function'],
  match: ['conditional'],
  suite: [],
};

const blocks: ReadonlySet<string> = new Set(Object.keys(counts));

function isBlock(frame: PythonFrame): frame is PythonFrame & { readonly kind: BlockKind } {
  return blocks.has(frame.kind);
}

/** The topmost frame without the blocks whose header is indented by `indent` or more. */
function around(top: PythonFrame, indent: number): PythonFrame {
  let frame = top;
  while (isBlock(frame) && frame.data >= indent && frame.parent) frame = frame.parent;
  return frame;
}

/** The first sign of a logical line stands in column `indent`: it ends the blocks whose header is not left of it. */
export function beginStatement(state: PythonState, indent: number): void {
  const left = around(state.top, indent);
  if (left !== state.top) state.previous = lastEnded(state.top, left, indent);
  state.top = left;
  state.outside = undefined;
  state.inStatement = true;
  state.statementIndent = indent;
  state.mode = 'code';
}

/** The kind of the block on top of `left` that has just ended, if its header is indented by `indent`. */
function lastEnded(top: PythonFrame, left: PythonFrame, indent: number): BlockKind | undefined {
  let frame = top;
  while (frame.parent !== undefined && frame.parent !== left) frame = frame.parent;
  return isBlock(frame) && frame.data === indent ? frame.kind : undefined;
}

/** A comment on a line of its own ends nothing, but is shown outside the blocks that it does not stand in. */
export function showComment(state: PythonState): void {
  state.outside = around(state.top, state.indent);
}

export function endStatement(state: PythonState): void {
  while (!isBlock(state.top) && state.top.parent) state.top = state.top.parent;
  const block = state.top;
  if (state.inline) state.top = around(block, state.statementIndent);
  state.previous = lastEnded(block, state.top, state.statementIndent);
  if (block === state.top) state.previous = undefined;
  state.header = undefined;
  state.opened = false;
  state.inline = false;
  state.inStatement = false;
  state.statementStart = true;
}

const headers: ReadonlyMap<string, BlockKind> = new Map<string, BlockKind>([
  ['if', 'if'],
  ['elif', 'if'],
  ['while', 'loop'],
  ['for', 'loop'],
  ['def', 'function'],
  ['match', 'match'],
  ['case', 'suite'],
  ['class', 'suite'],
  ['with', 'suite'],
  ['try', 'suite'],
  ['except', 'suite'],
  ['finally', 'suite'],
]);

const conditions: ReadonlySet<string> = new Set(['if', 'elif', 'while']);

/** The first word of a logical line. */
export function firstWord(state: PythonState, word: string): void {
  if (word === 'async') return;
  state.statementStart = false;
  // The `else` of a loop or of `try` depends on no condition that is written there.
  if (word === 'else') state.header = state.previous === 'if' ? 'if' : 'suite';
  else state.header = headers.get(word);
  state.bareHeader = true;
  if (conditions.has(word)) state.top = push(state.top, 'condition', ['condition']);
}

/** A colon outside brackets and lambdas: it opens a block if the line began with the keyword of one. */
export function openBlock(state: PythonState): void {
  const { header, top, statementIndent } = state;
  // `match: int` declares a variable.
  if (header === undefined || (header === 'match' && state.bareHeader)) return;
  const parent = top.kind === 'condition' && top.parent ? top.parent : top;
  state.top = push(parent, header, counts[header], statementIndent);
  state.beforeColon = top;
  state.header = undefined;
  state.opened = true;
}

/** The colon was the first half of `:=`. */
export function unopenBlock(state: PythonState): void {
  if (state.beforeColon === undefined) return;
  if (isBlock(state.top)) state.header = state.top.kind;
  state.top = state.beforeColon;
  state.opened = false;
}
