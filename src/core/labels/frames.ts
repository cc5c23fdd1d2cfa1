/** How many frames of each sort are around a place. */
export interface Depths {
  readonly round: number;
  readonly square: number;
  readonly curly: number;
  readonly loop: number;
  readonly conditional: number;
  readonly function: number;
  readonly condition: number;
}

/**
 * An entry of the stack of things that are open: a bracket, a string, the body of a loop.
 *
 * Frames never change and hold the sums of all below them, so a label is read off the top, a scanner is copied without
 * copying its stack, and going back to an earlier state is an assignment.
 */
export interface Frame<Kind extends string = string> extends Depths {
  readonly kind: Kind;
  /** Undefined at the bottom. */
  readonly parent: Frame<Kind> | undefined;
  /** What the kind of frame needs to remember, an indentation for instance. */
  readonly data: number;
  /** Frames below this one. */
  readonly height: number;
  /** Frames from the nearest bracket up to this one. */
  readonly run: number;
}

/**
 * No meaningful text nests deeper, in all or within one bracket. Beyond that nothing is counted, so that no text can
 * make a walk through the stack long.
 */
const greatestHeight = 300;
const greatestRun = 50;

export function bottom<Kind extends string>(kind: Kind): Frame<Kind> {
  return {
    kind,
    parent: undefined,
    data: 0,
    height: 0,
    run: 0,
    round: 0,
    square: 0,
    curly: 0,
    loop: 0,
    conditional: 0,
    function: 0,
    condition: 0,
  };
}

const brackets: ReadonlySet<keyof Depths> = new Set<keyof Depths>(['round', 'square', 'curly']);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A frame on top of `parent` that adds one to the sums named in `counts`; `parent` itself where it is too deep. */
export function push<Kind extends string>(
  parent: Frame<Kind>,
  kind: Kind,
  counts: readonly (keyof Depths)[] = [],
  data = 0,
): Frame<Kind> {
  const bracket = counts.some((count) => brackets.has(count));
  if (parent.height >= greatestHeight || (!bracket && parent.run >= greatestRun)) return parent;
  const frame: Mutable<Frame<Kind>> = {
    ...parent,
    kind,
    parent,
    data,
    height: parent.height + 1,
    run: bracket ? 0 : parent.run + 1,
  };
  for (const count of counts) frame[count]++;
  return frame;
}
