import { code } from './characters.ts';
import type { Frame } from './frames.ts';

/** The closing character of each kind of frame that has one. */
export type Closers<Kind extends string> = Readonly<Partial<Record<Kind, number>>>;

export function isCloser(c: number): boolean {
  return c === code.closeRound || c === code.closeSquare || c === code.closeCurly;
}

/** How far a closing `)` or `]` looks for its partner past brackets that were never closed. */
const farthest = 4;

/**
 * The frame that the closing character `c` closes; undefined where nothing open matches it, so that it is ignored.
 *
 * In a text that is being typed brackets are missing. A `}` then closes whatever is open within its block, which
 * sets things right at the end of the function at the latest; `)` and `]` never reach beyond a `{`.
 */
export function closed<Kind extends string>(
  top: Frame<Kind>,
  c: number,
  closers: Closers<Kind>,
): Frame<Kind> | undefined {
  let brackets = 0;
  for (let frame: Frame<Kind> | undefined = top; frame !== undefined; frame = frame.parent) {
    const closer = closers[frame.kind];
    if (closer === c) return frame;
    if (closer === undefined) continue;
    brackets++;
    if (c !== code.closeCurly && (closer === code.closeCurly || brackets === farthest)) {
      return undefined;
    }
  }
  return undefined;
}
