import { bottom, type Frame } from '../frames.ts';
import type { MachineState } from '../machine.ts';

/**
 * - `if`, `loop`, `function`, `match`, `suite`: the indented block of such a statement; `data` is its header's
 *   indentation
 * - `condition`: between `if` and its colon
 * - `lambdaHead`, `lambda`: left and right of a lambda's colon
 * - `string`: `data` is its quote and the flags in strings.ts
 * - `field`, `format`: a replacement field of an f-string, and its format after the colon
 */
export type PythonKind =
  | 'module'
  | BlockKind
  | 'condition'
  | 'lambdaHead'
  | 'lambda'
  | 'round'
  | 'square'
  | 'curly'
  | 'string'
  | 'field'
  | 'format';

export type BlockKind = 'if' | 'loop' | 'function' | 'match' | 'suite';

export type PythonFrame = Frame<PythonKind>;

export interface PythonState extends MachineState {
  top: PythonFrame;
  /** `indent`: before the first sign of a logical line. `string`: in the text of the string on top. */
  mode: 'indent' | 'code' | 'comment' | 'string';
  /** The word that ends at the last character; empty where none does. */
  word: string;
  /** Nothing stood before that word in its line. */
  wordFirst: boolean;
  /** Columns of white space that the current line began with. */
  indent: number;
  /** Nothing but white space so far in the current line. */
  lineBlank: boolean;
  /** The last character was a backslash: the logical line goes on in the next. */
  joined: boolean;
  /** A logical line has begun and not ended. */
  inStatement: boolean;
  /** Indentation of the logical line. */
  statementIndent: number;
  /** The logical line has no word or sign yet. */
  statementStart: boolean;
  /** The block that the next colon outside brackets opens. */
  header: BlockKind | undefined;
  /** The header has nothing but its keyword so far. */
  bareHeader: boolean;
  /** The logical line has opened its block. */
  opened: boolean;
  /** There is something right of the colon that opened it. */
  inline: boolean;
  /** Where the last character was that colon: what was on top before it, in case it begins a `:=`. */
  beforeColon: PythonFrame | undefined;
  /** The block that ended right before the logical line, at its indentation: what an `else` belongs to. */
  previous: BlockKind | undefined;
  /** The frame that a comment left of its block is shown in, until the next statement. */
  outside: PythonFrame | undefined;
  /** Quotes so far at the start of a string that may yet be a triple one. */
  opening: number;
  /** Quotes in a row within a triple-quoted string. */
  closing: number;
  escaped: boolean;
  /** The last characters are the `\N` of `\N{DASH}`. */
  characterName: boolean;
  /** The last character opened a replacement field. */
  fieldOpened: boolean;
}

export function initialPythonState(): PythonState {
  const module = bottom<PythonKind>('module');
  return {
    shown: module,
    inString: false,
    inComment: false,
    top: module,
    mode: 'indent',
    word: '',
    wordFirst: false,
    indent: 0,
    lineBlank: true,
    joined: false,
    inStatement: false,
    statementIndent: 0,
    statementStart: true,
    header: undefined,
    bareHeader: false,
    opened: false,
    inline: false,
    beforeColon: undefined,
    previous: undefined,
    outside: undefined,
    opening: 0,
    closing: 0,
    escaped: false,
    characterName: false,
    fieldOpened: false,
  };
}

export function inBrackets(state: PythonState): boolean {
  const { round, square, curly } = state.top;
  return round + square + curly > 0;
}
