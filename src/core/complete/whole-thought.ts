import type { SuffixGuard } from './suffix-guard.ts';

/**
 * What is missing where a suggestion stops too early: the inside of a bracket; a member after a dot or an arrow; the
 * next item after a comma or a colon; an operator's other side; what a keyword begins; the rest of a statement's head;
 * or the closer of what the suggestion itself opened.
 */
export const danglings = [
  'opener',
  'member',
  'separator',
  'operator',
  'keyword',
  'head',
  'unclosed',
] as const;
export type Dangling = (typeof danglings)[number];

/** What the end of a suggestion is judged by. */
export interface End {
  /** The line left of the cursor. */
  readonly before: string;
  /** The line ends after the suggestion, where a list that goes on below may stop, for instance. */
  readonly lineEnds: boolean;
  /** A guard that has read the suggestion. */
  readonly guard: Pick<SuffixGuard, 'inText' | 'leavesOpen'>;
}

const member = /(?:\.|->|::)$/;
const opener = /[([{]$/;
const separator = /[,:]$/;
/** Binary operators after white space, assignments and comparisons anywhere, and unary operators. */
const operator =
  /(?:=>|[^=!<>+*/%&|^~-]=|^=|[=!<>+*/%&|^~-]=|\s(?:[-+*/%&|^<>=!?]{1,3}|\?\?=?)|[\w\])](?:&&|\|\||<)|[(,=[]\s?[-+*&!~]|\w\?)$/;
/** A binary operator right after a word, or its first half; in a string the character may be anything. */
const operatorAtWord = /[\w\])][-+*%&|^]$/;
/** Not operators, though they end with a character of one. */
const noOperator = /(?:\*\/|\/\*\*?|\+\+|--|\/>)$/;
/** Heads of blocks that end with a brace, which does not count as left open, or with a colon, mostly in Python. */
const brace =
  /(?:(?:\)|=>|\b(?:do|else|finally|try))\s*|^[\w\s]*\b(?:class|enum|interface|struct)\b[^{}]*)\{$/;
const colon =
  /^\s*(?:(?:async |case|class|def|default|elif|else|except|finally|for|if|try|while|with)\b.*|\).*):$/;

/** Words that something must follow; after `this` and the like, a member. */
const beginnings = new Set(
  'and as async await case class const def elif else enum except export extends from function if implements import in interface is lambda let new not of or private public raise readonly return self static struct super switch this throw typedef typeof unsigned var while with yield'.split(
    ' ',
  ),
);

const word = /[\w$]+$/;

/** Characters of the line that are looked at: a line may be a whole file. */
const farthest = 300;

/** Least characters of a suggestion that is not the rest of a word. */
export const shortest = 3;

/** What a suggestion leaves dangling where it stops after `text`; undefined where a thought ends there. */
export function danglingEnd(text: string, { before, lineEnds, guard }: End): Dangling | undefined {
  const shown = text.trimEnd();
  const line = lastLine(before.slice(-farthest) + shown).slice(-farthest);
  // In prose the dot ends a sentence.
  if (member.test(line) && !(guard.inText && /[\w)"'`]\.$/.test(line))) return 'member';
  if (lineEnds || brace.test(line) || (colon.test(line) && !guard.leavesOpen)) return undefined;
  if (opener.test(line)) return 'opener';
  if (separator.test(line)) return 'separator';
  const isOperator = operator.test(line) || (!guard.inText && operatorAtWord.test(line));
  if (isOperator && !noOperator.test(line)) return 'operator';
  if (!guard.inText && beginsHead(line, lastLine(shown))) return 'head';
  if (guard.leavesOpen) return 'unclosed';
  const last = word.exec(shown)?.[0];
  // The rest of a word that is being typed saves its letters, whatever word it is.
  return last === undefined || last.length === shown.length || !beginnings.has(last)
    ? undefined
    : 'keyword';
}

/** Whether a suggestion is long enough to be shown: three characters, or the rest of a word of which two are typed. */
export function isWorthALook(text: string, before: string): boolean {
  const shown = text.trimEnd();
  return shown.length >= shortest || (/^[\w$]+$/.test(shown) && /[\w$]{2}$/.test(before));
}

/** The open head of a statement, with brackets at most one level deep in it. */
const openHead = /\b(catch|for|if|switch|while)\s*\(((?:[^()]|\([^()]*\))*)$/;

/** The head of a loop without brackets, as in Python, up to its variables. */
const loopOver = /\bfor\s+(?!.*\bin\b)[\w\s,]+$/;

/**
 * Whether `text`, with which the line ends, begins the head of a statement, or a clause in the head of a `for` loop,
 * and leaves it unfinished: the editor may have closed the bracket, but after a second clause a third must follow.
 */
function beginsHead(line: string, text: string): boolean {
  if (/\s/.test(text) && loopOver.test(line)) return true;
  const head = openHead.exec(line);
  if (head === null) return false;
  const [, keyword, inside = ''] = head;
  if (text.length > inside.length) return true;
  const clauses = inside.split(';');
  return keyword === 'for' && text.includes(';') && !isStep(clauses);
}

function isStep([, , step]: readonly string[]): boolean {
  return /\+\+|--|=\s*\S|\)$/.test(step ?? '');
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
