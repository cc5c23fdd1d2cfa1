import { initialBraceState, type BraceState, type CommonKind } from '../brace/state.ts';
import type { Frame } from '../frames.ts';

/**
 * - `directive`: the rest of a line that begins with `#`; `parameters`: those of a macro being defined
 * - `container`: `namespace x {`, `extern "C" {`
 * - `initializer`: curly brackets around values
 * - `attribute`: the brackets of `__attribute__` and the like
 * - `capture`, `lambdaParameters`: the square and round brackets that begin a lambda
 * - `angle`: `template <...>`
 */
type OwnKind =
  | 'directive'
  | 'parameters'
  | 'container'
  | 'initializer'
  | 'attribute'
  | 'capture'
  | 'lambdaParameters'
  | 'angle';

export type CKind = CommonKind | OwnKind;

/** The kind of the last token. */
export type CToken =
  | 'start'
  | 'semicolon'
  | 'word'
  | 'return'
  /** `operator`: the signs after it are a name. */
  | 'operatorName'
  | 'template'
  /** Round brackets that followed a word, and that did not. */
  | 'call'
  | 'group'
  | 'operand'
  | 'sign';

/**
 * What the current declaration has had so far; it tells what a `{` opens. Within functions only `tag` is kept.
 */
export interface Declaration {
  readonly parameters: boolean;
  readonly assigned: boolean;
  /** `struct`, `class` or `union`; or `enum`: until it turns out to be only the name of a type. */
  readonly tag: 'class' | 'enum' | undefined;
  /** Words after the tag. */
  readonly tagWords: number;
  readonly container: boolean;
  /** After a constructor's or a class's colon. */
  readonly colon: boolean;
  /** `colon` before the last colon, in case that is half of `::`. */
  readonly colonBefore: boolean;
}

export const noDeclaration: Declaration = {
  parameters: false,
  assigned: false,
  tag: undefined,
  tagWords: 0,
  container: false,
  colon: false,
  colonBefore: false,
};

/** What the end of a directive restores. */
export interface Structure {
  top: Frame<CKind>;
  statementStart: boolean;
  header: CState['header'];
  ended: CState['ended'];
  awaitsWhile: boolean;
  last: CToken;
  declaration: Declaration;
  /** `[...]` of a lambda has been read, its `{` not yet. */
  lambda: boolean;
  attribute: boolean;
}

/** An `#if` whose `#endif` is still to come. */
export interface Branch {
  readonly before: Structure;
  readonly outer: Branch | undefined;
}

export interface CState extends BraceState<OwnKind> {
  mode: 'code' | 'lineComment' | 'blockComment' | 'string' | 'rawDelimiter' | 'rawString';
  /** Nothing but white space and comments so far in the current line. */
  lineBlank: boolean;
  /** What ends the current raw string, and how much of it has just been read. */
  rawEnd: string;
  rawMatched: number;
  last: CToken;
  declaration: Declaration;
  lambda: boolean;
  attribute: boolean;
  /** In a directive: the structure that its end restores. */
  before: Structure | undefined;
  /** The directive's name; empty until that has been read. */
  directive: string;
  /** In `#define`: whether the macro's name is awaited, was the last thing read, or was read before that. */
  macroName: 'awaited' | 'read' | 'past';
  branch: Branch | undefined;
}

export function initialCState(): CState {
  return {
    ...initialBraceState<OwnKind>(),
    mode: 'code',
    lineBlank: true,
    rawEnd: '',
    rawMatched: 0,
    last: 'start',
    declaration: noDeclaration,
    lambda: false,
    attribute: false,
    before: undefined,
    directive: '',
    macroName: 'past',
    branch: undefined,
  };
}
