import type { Depths, Frame } from '../frames.ts';
import { push } from '../frames.ts';
import type { BodyKind, CommonKind, HeaderKind, StatementState } from './state.ts';

const bodyCounts: Readonly<Record<BodyKind, readonly (keyof Depths)[]>> = {
  ifBody: ['conditional'],
  elseBody: ['conditional'],
  switchBody: ['conditional'],
  loopBody: ['loop'],
  doBody: ['loop'],
};

const bodyAfter: Readonly<Partial<Record<string, BodyKind>>> = {
  ifHeader: 'ifBody',
  whileHeader: 'loopBody',
  forHeader: 'loopBody',
  switchHeader: 'switchBody',
};

const headerAfter: ReadonlyMap<string, HeaderKind> = new Map<string, HeaderKind>([
  ['if', 'ifHeader'],
  ['while', 'whileHeader'],
  ['for', 'forHeader'],
  ['switch', 'switchHeader'],
  ['catch', 'otherHeader'],
]);

const conditions: ReadonlySet<HeaderKind> = new Set<HeaderKind>([
  'ifHeader',
  'whileHeader',
  'doHeader',
]);

const bodies: ReadonlySet<string> = new Set(Object.keys(bodyCounts));

export function isBody(kind: string): boolean {
  return bodies.has(kind);
}

function pushBody<Kind extends string>(state: StatementState<Kind>, kind: BodyKind): void {
  state.top = push<Kind | CommonKind>(state.top, kind, bodyCounts[kind]);
  state.statementStart = true;
}

/**
 * The keywords that make loops and conditions; false for any other word.
 *
 * `else if` is one step of a chain, not an `if` within an `else`: the chain's branches are all equally deep.
 */
export function controlWord<Kind extends string>(
  state: StatementState<Kind>,
  word: string,
): boolean {
  if (word === 'else') {
    goOnWithElse(state);
    return true;
  }
  if (word === 'do') {
    pushBody(state, 'doBody');
    return true;
  }
  const header = headerAfter.get(word);
  if (header === undefined) return false;
  if (word === 'if' && state.top.kind === 'elseBody' && state.statementStart && state.top.parent) {
    state.top = state.top.parent;
  }
  state.header = word === 'while' && state.awaitsWhile ? 'doHeader' : header;
  state.awaitsWhile = false;
  state.statementStart = false;
  return true;
}

/** Back to the innermost `if` that the last statement ended, and on with its other branch. */
function goOnWithElse<Kind extends string>(state: StatementState<Kind>): void {
  let frame = state.ended;
  while (frame && frame !== state.top && frame.kind !== 'ifBody') frame = frame.parent;
  if (frame?.kind === 'ifBody' && frame.parent) state.top = frame.parent;
  state.ended = undefined;
  state.awaitsWhile = false;
  pushBody(state, 'elseBody');
}

/** Called at every token but those that may go on with what has ended: `else`, and `while` after `do`. */
export function forgetEnded<Kind extends string>(state: StatementState<Kind>): void {
  state.ended = undefined;
  if (!state.awaitsWhile) return;
  state.awaitsWhile = false;
  endStatement(state);
  state.ended = undefined;
}

export function openHeader<Kind extends string>(
  state: StatementState<Kind>,
  header: HeaderKind,
): void {
  const counts: (keyof Depths)[] = conditions.has(header) ? ['round', 'condition'] : ['round'];
  state.top = push<Kind | CommonKind>(state.top, header, counts);
  state.header = undefined;
}

/** The brackets of `frame` have been closed: if they were a header, its body begins. */
export function closeHeader<Kind extends string>(
  state: StatementState<Kind>,
  frame: Frame<Kind | CommonKind>,
): boolean {
  const body = bodyAfter[frame.kind];
  if (body) pushBody(state, body);
  else if (frame.kind === 'otherHeader') state.statementStart = true;
  return body !== undefined || frame.kind === 'otherHeader';
}

/** Ends a statement, and all those that end with it. */
export function endStatement<Kind extends string>(state: StatementState<Kind>): void {
  state.ended = state.top;
  state.header = undefined;
  state.statementStart = true;
  while (isBody(state.top.kind) && state.top.parent) {
    const { kind } = state.top;
    state.top = state.top.parent;
    if (kind === 'doBody') {
      state.awaitsWhile = true;
      return;
    }
  }
}
