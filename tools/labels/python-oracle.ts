import type { Node } from 'web-tree-sitter';
import { BracketCounter } from './brackets.ts';
import { eachItem } from './items.ts';
import type { JudgedLabel, Marks } from './marks.ts';
import { childOf, walk } from './tree.ts';

/** A comment on a line of its own: it is outside the blocks whose header is not left of it. */
interface Aside {
  readonly column: number;
  readonly from: number;
  /** Where the next character after white space is, in a comment or not. */
  readonly to: number;
}

export function markPython(root: Node, text: string, marks: Marks): void {
  const brackets = new BracketCounter();
  const asides = asidesOf(root, text);
  eachItem(root, brackets, marks, (item) => {
    walk(item, (node) => {
      if (node.childCount === 0) brackets.token(node, marks);
      visitors[node.type]?.(node, { text, marks, asides });
      return true;
    });
  });
}

interface Context {
  readonly text: string;
  readonly marks: Marks;
  readonly asides: readonly Aside[];
}

const visitors: Readonly<Record<string, (node: Node, context: Context) => void>> = {
  comment: (node, { marks }) => {
    marks.add('inComment', node.startIndex, node.endIndex);
  },
  string: markString,
  interpolation: (node, { marks }) => {
    marks.add('inString', node.startIndex, node.endIndex - 1, -1);
  },
  format_specifier: (node, { marks }) => {
    marks.add('inString', node.startIndex, node.endIndex);
  },
  format_expression: (node, { marks }) => {
    marks.add('inString', node.startIndex, node.endIndex - 1, -1);
  },
  if_statement: (node, context) => {
    markCondition(node, context);
    markBlock(node, 'conditionalDepth', context);
  },
  elif_clause: (node, context) => {
    markCondition(node, context);
    markBlock(node, 'conditionalDepth', context);
  },
  else_clause: (node, context) => {
    if (node.parent?.type === 'if_statement') markBlock(node, 'conditionalDepth', context);
  },
  match_statement: (node, context) => {
    markBlock(node, 'conditionalDepth', context);
  },
  while_statement: (node, context) => {
    markCondition(node, context);
    markBlock(node, 'loopDepth', context);
  },
  for_statement: (node, context) => {
    markBlock(node, 'loopDepth', context);
  },
  function_definition: (node, context) => {
    markBlock(node, 'functionDepth', context);
  },
  lambda: (node, { text, marks }) => {
    const colon = childOf(node, ':');
    if (colon) marks.add('functionDepth', colon.startIndex, endOfLambda(node, text));
  },
};

function markString(node: Node, { text, marks }: Context): void {
  const start = childOf(node, 'string_start');
  if (!start) return;
  const quotes = text.slice(start.startIndex, start.endIndex).search(/["']/);
  const first = start.startIndex + quotes;
  marks.add('inString', first, node.endIndex - 1);
  // After two quotes of three, the text so far is a complete empty string.
  if (start.endIndex - first === 3) marks.add('inString', first + 1, first + 2, -1);
}

function markCondition(node: Node, { marks }: Context): void {
  const colon = childOf(node, ':');
  const keyword = node.children[0];
  if (colon && keyword) marks.add('inCondition', keyword.endIndex, colon.startIndex);
}

/** From the colon to the first character after the block and comments; for a block on the same line, to its end. */
function markBlock(node: Node, label: JudgedLabel, { text, marks, asides }: Context): void {
  const colon = childOf(node, ':');
  const block = node.childForFieldName('consequence') ?? node.childForFieldName('body');
  if (!colon || !block) return;
  const { column } = node.startPosition;
  const inline = block.startPosition.row === colon.startPosition.row;
  const end = inline ? lineEnd(text, block.endIndex) : nextSign(text, block.endIndex);
  marks.add(label, colon.startIndex, end);
  for (const aside of asides) {
    if (aside.column > column || aside.from < colon.startIndex) continue;
    marks.add(label, aside.from, Math.min(aside.to, end), -1);
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The offset after white space, line ends and comments. */
function nextSign(text: string, from: number): number {
  const blank = /(?:\s|#.*)*/y;
  blank.lastIndex = from;
  blank.test(text);
  return blank.lastIndex;
}

function endOfLambda(node: Node, text: string): number {
  let bracketed = node.parent;
  while (bracketed && !/^[([{]/.test(text.charAt(bracketed.startIndex)))
    bracketed = bracketed.parent;
  const blank = bracketed ? /(?:\s|#.*)*/y : /[ \t]*/y;
  blank.lastIndex = node.endIndex;
  blank.test(text);
  return blank.lastIndex;
}

function asidesOf(root: Node, text: string): Aside[] {
  const asides: Aside[] = [];
  walk(root, (node) => {
    if (node.type !== 'comment') return true;
    const { column } = node.startPosition;
    const before = text.slice(node.startIndex - column, node.startIndex);
    if (before.trim() === '') {
      const blank = /\s*/y;
      blank.lastIndex = node.endIndex;
      blank.test(text);
      asides.push({ column, from: node.startIndex, to: blank.lastIndex });
    }
    return true;
  });
  return asides;
}
