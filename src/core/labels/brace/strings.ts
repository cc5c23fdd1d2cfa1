import { code } from '../characters.ts';

/** The part of a state that a quoted string on one line needs; `mode` is `code` after it. */
interface QuotedState {
  mode: string;
  readonly quote: number;
  escaped: boolean;
}

/** One character of a string or character literal; false where a line's end cut it off. */
export function stepString(state: QuotedState, c: number): boolean {
  if (c === code.lineFeed && !state.escaped) {
    state.mode = 'code';
    return false;
  }
  if (c === state.quote && !state.escaped) state.mode = 'code';
  state.escaped = !state.escaped && c === code.backslash;
  return true;
}
