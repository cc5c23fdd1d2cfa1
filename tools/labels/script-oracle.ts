import type { Node } from 'web-tree-sitter';
import { BracketCounter } from './brackets.ts';
import { eachItem } from './items.ts';
import type { Marks } from './marks.ts';
import { endOfBlock, statementVisitors, type Context } from './statements.ts';
import { childOf, walk } from './tree.ts';

export function markScript(root: Node, text: string, marks: Marks): void {
  const brackets = new BracketCounter();
  eachItem(root, brackets, marks, (item) => {
    walk(item, (node) => {
      if (node.childCount === 0) brackets.token(node, marks);
      (visitors[node.type] ?? statementVisitors[node.type])?.(node, { text, marks });
      return true;
    });
  });
}

const visitors: Readonly<Record<string, (node: Node, context: Context) => void>> = {
  comment: markComment,
  hash_bang_line: markComment,
  string: markQuoted,
  template_string: markQuoted,
  template_literal_type: markQuoted,
  template_substitution: markSubstitution,
  template_type: markSubstitution,
  function_declaration: markFunction,
  function_expression: markFunction,
  generator_function: markFunction,
  generator_function_declaration: markFunction,
  method_definition: markFunction,
  arrow_function: (node, { text, marks }) => {
    const arrow = childOf(node, '=>');
    const body = node.childForFieldName('body');
    if (!arrow || !body) return;
    const end = body.type === 'statement_block' ? endOfBlock(body) : endOfExpression(body, text);
    marks.add('functionDepth', arrow.endIndex - 1, end);
  },
};

function markComment(node: Node, { text, marks }: Context): void {
  const block = text.startsWith('/*', node.startIndex);
  marks.add('inComment', node.startIndex + 1, block ? node.endIndex - 1 : node.endIndex);
}

function markQuoted(node: Node, { marks }: Context): void {
  // The keyword of the type `string` has the same node type, but is not named.
  if (node.isNamed) marks.add('inString', node.startIndex, node.endIndex - 1);
}

function markSubstitution(node: Node, { marks }: Context): void {
  marks.add('inString', node.startIndex + 1, node.endIndex - 1, -1);
}

function markFunction(node: Node, { marks }: Context): void {
  const body = node.childForFieldName('body');
  if (body) marks.add('functionDepth', body.startIndex, endOfBlock(body));
}

const linesEndStatements = /^(?:program|statement_block|class_body|switch_body)$/;
const linesEndNothing =
  /^(?:arguments|array|formal_parameters|jsx_expression|object|parenthesized_expression|subscript_expression|template_substitution)$/;

/** The offset of the character that ends the expression; inside brackets that may be some lines below. */
function endOfExpression(body: Node, text: string): number {
  let around = body.parent;
  while (around && !linesEndStatements.test(around.type) && !linesEndNothing.test(around.type)) {
    around = around.parent;
  }
  const bracketed = around !== null && linesEndNothing.test(around.type);
  const blank = bracketed ? /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/y : /(?:[ \t]|\/\/.*|\/\*[^\n]*?\*\/)*/y;
  blank.lastIndex = body.endIndex;
  blank.test(text);
  return blank.lastIndex;
}
