import { initialBraceState, type BraceState, type CommonKind } from '../brace/state.ts';
import type { Frame } from '../frames.ts';

/**
 * Brackets:
 * - `object`: curly brackets around properties, of a value or a pattern, and around the names of an enum
 * - `substitution`: `${...}` in a template; `expression`: `{...}` in JSX
 * - `typeRound`, `typeSquare`, `typeLiteral`: brackets within a type
 *
 * Text:
 * - `template`
 * - `openingTag`, `closingTag`, `children`: of a JSX element; `tagArguments`: the types in `<List<Item>>`
 *
 * What ends with the statement or with the bracket around it:
 * - `arrow`: right of `=>`
 * - `functionHead`, `classHead`, `interfaceHead`, `enumHead`: from the keyword to the `{`; `data` is 1 in a declaration
 * - `declaration`: after `const`, `let`, `var`: a colon is followed by a type
 * - `value`: of a property, a field or a variable
 * - `ternary`: between `?` and `:`
 * - `type`: after a colon or `as`, or in an alias; `data` is explained in kinds.ts
 * - `angle`: `<...>` around types
 */
type OwnKind = BracketKind | TextKind | PassingKind;

type BracketKind =
  'object' | 'substitution' | 'expression' | 'typeRound' | 'typeSquare' | 'typeLiteral';

type TextKind = 'template' | 'openingTag' | 'closingTag' | 'tagArguments' | 'children';

type PassingKind =
  | 'arrow'
  | 'functionHead'
  | 'classHead'
  | 'interfaceHead'
  | 'enumHead'
  | 'declaration'
  | 'value'
  | 'ternary'
  | 'type'
  | 'angle';

export type ScriptKind = CommonKind | OwnKind;
export type ScriptFrame = Frame<ScriptKind>;

/** The last token: it tells a regular expression from a division, an object from a block, an end from a line break. */
export type ScriptToken =
  | 'start'
  | 'operand'
  /** A closing round bracket, which is an operand too. */
  | 'parenthesis'
  /** One that closed what in a type looks like the parameters of a function. */
  | 'parameters'
  /** `typeof` and the like: an operand follows. */
  | 'keyword'
  /** `return` and the like: an operand may follow. */
  | 'jump'
  | 'arrow'
  | 'sign';

export interface ScriptState extends BraceState<OwnKind> {
  readonly jsx: boolean;
  mode: 'code' | 'lineComment' | 'blockComment' | 'string' | 'attribute' | 'regex';
  last: ScriptToken;
  /** The token before the last sign. */
  lastBefore: ScriptToken;
  /** The last sign, 0 after any other token. */
  sign: number;
  /** A `/` has been read: a division, a regular expression or a comment. */
  slash: boolean;
  /** Within the square brackets of a regular expression. */
  inSet: boolean;
  /** Only the line's end has ended the statement `ended`: the next token may go on with it. */
  endedByLine: boolean;
  /** The last token was the `=` that ended the type on top of this: perhaps it is the first half of `=>`. */
  beforeEquals: ScriptFrame | undefined;
  /** `case` has been read, its colon not yet. */
  inCase: boolean;
  /** Whether `type` has been read at the start of a statement, and the name after it. */
  alias: 'no' | 'awaitsName' | 'named';
}

export function initialScriptState(jsx: boolean): ScriptState {
  return {
    ...initialBraceState<OwnKind>(),
    jsx,
    mode: 'code',
    last: 'start',
    lastBefore: 'start',
    sign: 0,
    slash: false,
    inSet: false,
    endedByLine: false,
    beforeEquals: undefined,
    inCase: false,
    alias: 'no',
  };
}
