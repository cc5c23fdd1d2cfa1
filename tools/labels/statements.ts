import type { Node } from 'web-tree-sitter';
import type { JudgedLabel, Marks } from './marks.ts';
import { childOf, lastChildOf } from './tree.ts';

export interface Context {
  readonly text: string;
  readonly marks: Marks;
}

type Visitor = (node: Node, context: Context) => void;

/** The statements that TypeScript and C have in common, whose grammars use the same names for them. */
export const statementVisitors: Readonly<Record<string, Visitor>> = {
  if_statement: (node, context) => {
    markCondition(node, context);
    markBody(node.childForFieldName('consequence'), 'conditionalDepth', context);
  },
  else_clause: markElse,
  switch_statement: (node, context) => {
    markBody(node.childForFieldName('body'), 'conditionalDepth', context);
  },
  while_statement: (node, context) => {
    markCondition(node, context);
    markBody(node.childForFieldName('body'), 'loopDepth', context);
  },
  for_statement: markLoop,
  for_in_statement: markLoop,
  for_range_loop: markLoop,
  do_statement: (node, context) => {
    markCondition(node, context);
    const keyword = childOf(node, 'do');
    const body = node.childForFieldName('body');
    if (keyword && body) {
      context.marks.add('loopDepth', keyword.endIndex, endOfBody(body, context.text));
    }
  },
};

function markLoop(node: Node, context: Context): void {
  markBody(node.childForFieldName('body'), 'loopDepth', context);
}

function markCondition(node: Node, { marks }: Context): void {
  const condition = node.childForFieldName('condition');
  if (condition) marks.add('inCondition', condition.startIndex, condition.endIndex - 1);
}

/** An `else if` does not begin a new level: the `if` replaces the `else`. */
function markElse(node: Node, { text, marks }: Context): void {
  const keyword = childOf(node, 'else');
  const body = node.lastNamedChild;
  if (!keyword || !body) return;
  const chained = body.type === 'if_statement' ? childOf(body, 'if') : undefined;
  const end = chained ? chained.endIndex : endOfBody(body, text);
  marks.add('conditionalDepth', keyword.endIndex, end);
}

/** From the `)` of the header to the `}` or `;` that ends the body. */
export function markBody(body: Node | null, label: JudgedLabel, { text, marks }: Context): void {
  let before = body?.previousSibling;
  while (before?.type === 'comment') before = before.previousSibling;
  if (body && before) marks.add(label, before.endIndex - 1, endOfBody(body, text));
}

const blank = /(?:[ \t]|\/\/.*|\/\*[^\n]*?\*\/)*/y;

/** Where a statement without `;` and `}` ends: with its line, or at the bracket that closes around it. */
function endWithoutSemicolon(from: number, text: string): number {
  blank.lastIndex = from;
  blank.test(text);
  return blank.lastIndex;
}

/** The block's `}`: its node may continue after that to the end of the line, where a `;` could be. */
export function endOfBlock(block: Node): number {
  return lastChildOf(block, '}')?.startIndex ?? block.endIndex - 1;
}

function endOfBody(body: Node, text: string): number {
  const { endIndex } = body;
  if (text.charAt(endIndex - 1) === ';') return endIndex - 1;
  const last = body.lastNamedChild;
  const nested = /^(?:if|for|for_in|while|switch|labeled)_(?:statement|clause)$|^else_clause$/;
  if (nested.test(body.type) && last) return endOfBody(last, text);
  if (/^(?:statement_block|compound_statement|switch_body|try_statement)$/.test(body.type)) {
    return endOfBlock(body);
  }
  return endWithoutSemicolon(endIndex, text);
}
