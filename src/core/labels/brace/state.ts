import { bottom, type Frame } from '../frames.ts';
import type { MachineState } from '../machine.ts';

/** Between the parentheses that a statement's keyword asks for. */
export type HeaderKind =
  | 'ifHeader'
  | 'whileHeader'
  | 'forHeader'
  | 'switchHeader'
  /** The condition of `do ... while`. */
  | 'doHeader'
  /** `catch`: neither a condition nor the head of a loop. */
  | 'otherHeader';

/** The one statement that follows a header or a keyword. */
export type BodyKind = 'ifBody' | 'elseBody' | 'loopBody' | 'doBody' | 'switchBody';

export type CommonKind =
  | 'file'
  | HeaderKind
  | BodyKind
  | 'round'
  /** Round brackets right after a word. */
  | 'call'
  | 'square'
  /** Curly brackets around statements; those of a function lie on top of a `function`. */
  | 'block'
  | 'function'
  | 'class';

/** How statements are nested; shared by the languages that write blocks in braces. */
export interface StatementState<Kind extends string> extends MachineState {
  top: Frame<Kind | CommonKind>;
  /** A statement may begin here. */
  statementStart: boolean;
  /** The keyword was the last token: what the next `(` opens. */
  header: HeaderKind | undefined;
  /** What was on top when the last token ended a statement: an `else` may go on with an `if` in there. */
  ended: Frame<Kind | CommonKind> | undefined;
  /** The body of a `do` was the last token. */
  awaitsWhile: boolean;
}

/** What the lexers of these languages keep besides that. */
export interface BraceState<Kind extends string> extends StatementState<Kind> {
  /** The last character, 0 where it was white space or is no part of what follows. */
  lastChar: number;
  word: string;
  /** The quote that ends the current string. */
  quote: number;
  escaped: boolean;
}

/** The state at a text's start. */
export function initialBraceState<Kind extends string>(): BraceState<Kind> {
  const file = bottom<Kind | CommonKind>('file');
  return {
    shown: file,
    inString: false,
    inComment: false,
    top: file,
    statementStart: true,
    header: undefined,
    ended: undefined,
    awaitsWhile: false,
    lastChar: 0,
    word: '',
    quote: 0,
    escaped: false,
  };
}
