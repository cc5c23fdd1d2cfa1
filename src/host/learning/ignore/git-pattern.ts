import { GlobMachine } from './glob-machine.ts';
import { OP, ProgramBuilder, SLASH } from './glob-program.ts';
import type { Program, UnitSet } from './glob-program.ts';

/** A pattern of git, which is one line of a file of rules. */
export interface GitPattern {
  /** Whether it re-includes what a pattern before it ignored. */
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** Whether it is matched against the path from the folder of its file, or else against the name alone. */
  readonly wholePath: boolean;
  /** The one text that it matches, in lower case unless `negated`; or a machine that matches several. */
  readonly matcher: GlobMachine | string;
}

const encoder = new TextEncoder();
const BACKSLASH = 0x5c;
const STAR = 0x2a;
const SPECIAL = /[*?[\\]/;

/**
 * Reads a line of a file of rules as git does (gitignore(5), `dir.c`, `wildmatch.c`); undefined where it is none.
 *
 * Whether git is case-sensitive is a setting that differs by machine. Here patterns that ignore are not, and those that
 * re-include are: whatever git may ignore is ignored.
 */
export function gitPattern(line: string): GitPattern | undefined {
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
  // To git a line is a C string, which a NUL ends.
  let text = withoutBlanksAtEnd(whole.split('\0', 1)[0]!);
  if (text === '' || text.startsWith('#')) return undefined;
  const negated = text.startsWith('!');
  if (negated) text = text.slice(1);
  const foldersOnly = text.endsWith('/');
  if (foldersOnly) text = text.slice(0, -1);
  if (text === '') return undefined;
  const wholePath = text.includes('/');
  if (text.startsWith('/')) text = text.slice(1);
  const matcher = SPECIAL.test(text)
    ? new GlobMachine(compiled(encoder.encode(text)), !negated)
    : caseOf(text, negated);
  return { negated, foldersOnly, wholePath, matcher };
}

/** A text in the case that a pattern's text has: lower unless the pattern is negated. */
export function caseOf(text: string, negated: boolean): string {
  return negated ? text : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Git works on bytes: a question mark matches half of an é. */
export function bytesOf(path: string): Uint8Array {
  return encoder.encode(path);
}

/** Blanks at the end do not count unless a backslash stands before them. */
function withoutBlanksAtEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end -= 1;
  let backslashes = 0;
  while (backslashes < end && line[end - 1 - backslashes] === '\\') backslashes += 1;
  return line.slice(0, backslashes % 2 === 1 && end < line.length ? end + 1 : end);
}

function compiled(pattern: Uint8Array): Program {
  const program = new ProgramBuilder();
  let at = 0;
  /** Git compares what precedes the first special character by itself, and starts to match the pattern after it. */
  let isPlain = true;
  while (at < pattern.length) {
    const unit = pattern[at]!;
    if (unit === STAR) {
      let end = at;
      while (pattern[end] === STAR) end += 1;
      const starts = isPlain || pattern[at - 1] === SLASH;
      at = end - at > 1 && starts ? globstar(program, pattern, end) : star(program, end);
    } else if (unit === 0x5b) {
      at = bracket(program, pattern, at);
    } else if (unit === 0x3f) {
      program.add(OP.any);
      at += 1;
    } else if (unit === BACKSLASH) {
      const escaped = pattern[at + 1];
      if (escaped === undefined) program.add(OP.dead);
      else program.add(OP.unit, escaped);
      at += 2;
    } else {
      program.add(OP.unit, unit);
      at += 1;
      continue;
    }
    isPlain = false;
  }
  return program.build();
}

function star(program: ProgramBuilder, end: number): number {
  program.add(OP.star);
  return end;
}

/** Two asterisks or more before `end`: special if alone between slashes or at the end, otherwise the same as one. */
function globstar(program: ProgramBuilder, pattern: Uint8Array, end: number): number {
  if (pattern[end] === SLASH) {
    program.folders();
    return end + 1;
  }
  const isLast = end === pattern.length;
  const isEscapedSlash = pattern[end] === BACKSLASH && pattern[end + 1] === SLASH;
  program.add(isLast || isEscapedSlash ? OP.globstar : OP.star);
  return end;
}

const between = (from: string, to = from): readonly [number, number] => [
  from.charCodeAt(0),
  to.charCodeAt(0),
];
const LOWER = between('a', 'z');
const UPPER = between('A', 'Z');
const DIGIT = between('0', '9');
const CLASSES: Readonly<Record<string, UnitSet['ranges']>> = {
  alnum: [LOWER, UPPER, DIGIT],
  alpha: [LOWER, UPPER],
  blank: [between(' '), between('\t')],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit: [DIGIT],
  graph: [[33, 126]],
  lower: [LOWER],
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space: [between(' '), [9, 13]],
  upper: [UPPER],
  xdigit: [DIGIT, between('a', 'f'), between('A', 'F')],
};

/** A set in brackets that begins at `start`. One that is not closed, or names an unknown class, matches nothing. */
function bracket(program: ProgramBuilder, pattern: Uint8Array, start: number): number {
  let at = start + 1;
  const negated = pattern[at] === 0x21 || pattern[at] === 0x5e;
  if (negated) at += 1;
  const ranges: (readonly [number, number])[] = [];
  let before: number | undefined;
  const nothing = (): number => {
    program.add(OP.dead);
    return pattern.length;
  };
  do {
    let unit = pattern[at];
    if (unit === undefined) return nothing();
    const next = pattern[at + 1];
    if (unit === BACKSLASH) {
      if (next === undefined) return nothing();
      ranges.push([next, next]);
      before = next;
      at += 2;
    } else if (unit === 0x2d && before !== undefined && next !== undefined && next !== 0x5d) {
      at += 1;
      unit = next;
      if (unit === BACKSLASH) {
        at += 1;
        unit = pattern[at];
        if (unit === undefined) return nothing();
      }
      ranges.push([before, unit]);
      before = undefined;
      at += 1;
    } else if (unit === 0x5b && next === 0x3a) {
      const end = pattern.indexOf(0x5d, at + 2);
      if (end < 0) return nothing();
      if (end === at + 2 || pattern[end - 1] !== 0x3a) {
        ranges.push([unit, unit]);
        before = unit;
        at += 1;
        continue;
      }
      const own = CLASSES[String.fromCharCode(...pattern.subarray(at + 2, end - 1))];
      if (own === undefined) return nothing();
      ranges.push(...own);
      before = undefined;
      at = end + 1;
    } else {
      ranges.push([unit, unit]);
      before = unit;
      at += 1;
    }
  } while (pattern[at] !== 0x5d);
  program.set({ ranges, negated });
  return at + 1;
}
