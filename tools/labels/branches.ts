/** Directives that choose what is compiled, with the lines that a backslash adds to them. */
const directive =
  /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b(?:\\\n|[^\n])*/gm;

export interface Chosen {
  /** Spaces replace what was left out, so that offsets stay the same. */
  readonly text: string;
  /** 1 where something was left out. */
  readonly leftOut: Uint8Array;
}

/**
 * The text with only the first branch of each `#if`. The grammar fails where one branch opens brackets that another
 * closes; this text has no such branches.
 */
export function firstBranches(text: string): Chosen {
  const spans = [...text.matchAll(directive)].map(({ 0: line, 1: name, index }) => ({
    name: name ?? '',
    line,
    from: index,
    to: index + line.length,
  }));
  /** For each enclosing `#if`, whether its current branch is kept. */
  const kept: boolean[] = [];
  const leftOut = new Uint8Array(text.length);
  let at = 0;
  for (const { name, line, from, to } of spans) {
    leftOut.fill(1, kept.includes(false) ? at : from, to);
    at = to;
    if (name.startsWith('if')) kept.push(!/#[ \t]*if[ \t]+0\b/.test(line));
    else if (name === 'endif') kept.pop();
    else kept[kept.length - 1] = false;
  }
  const blanked = text.replace(/[^\n]/g, (sign, index: number) => (leftOut[index] ? ' ' : sign));
  return { text: blanked, leftOut };
}
