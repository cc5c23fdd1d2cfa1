import type { Closers } from '../brackets.ts';
import { code } from '../characters.ts';
import type { CommonKind } from './state.ts';

/** What closes the brackets that all languages with braces have. */
export const commonClosers: Closers<CommonKind> = {
  round: code.closeRound,
  call: code.closeRound,
  ifHeader: code.closeRound,
  whileHeader: code.closeRound,
  forHeader: code.closeRound,
  switchHeader: code.closeRound,
  doHeader: code.closeRound,
  otherHeader: code.closeRound,
  square: code.closeSquare,
  block: code.closeCurly,
  class: code.closeCurly,
};
