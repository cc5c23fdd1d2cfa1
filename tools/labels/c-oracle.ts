import type { Node, Parser } from 'web-tree-sitter';
import { BracketCounter, type Saved } from './brackets.ts';
import { eachItem, isContainer } from './items.ts';
import type { JudgedLabel, Marks } from './marks.ts';
import { markBody, statementVisitors, type Context } from './statements.ts';
import { findUnparsed } from './unparsed.ts';
import { walk } from './tree.ts';

export function markC(root: Node, text: string, marks: Marks, parser: Parser): void {
  const brackets = new BracketCounter();
  const context = { text, marks, parser, brackets, branches: [] };
  eachItem(root, brackets, marks, (item) => {
    markTree(item, context);
  });
}

interface CContext extends Context {
  readonly parser: Parser;
  readonly brackets: BracketCounter;
  /** What was open at each `#if` whose `#endif` is still to come. */
  readonly branches: Saved[];
}

function markTree(root: Node, context: CContext): void {
  walk(root, (node) => {
    if (
      node.type === 'preproc_def' ||
      node.type === 'preproc_function_def' ||
      node.type === 'preproc_call'
    ) {
      markDirective(node, context);
      return false;
    }
    if (node.childCount === 0) markToken(node, context);
    (visitors[node.type] ?? statementVisitors[node.type])?.(node, context);
    // The brackets of a raw string are nodes of their own.
    return node.type !== 'raw_string_literal';
  });
}

/** The grammar does not parse a macro's text, so it is parsed separately. Brackets left open end with the directive. */
function markDirective(node: Node, context: CContext): void {
  const before = context.brackets.save();
  for (const child of node.children) {
    if (child.type !== 'preproc_arg') markTree(child, context);
    else {
      const { text } = child;
      const tree = context.parser.parse(text);
      const marks = context.marks.from(child.startIndex);
      if (tree) {
        markTree(tree.rootNode, { ...context, text, marks });
        findUnparsed(tree.rootNode, (from, to) => {
          marks.add('unparsed', from, to);
        });
      }
      tree?.delete();
    }
  }
  context.brackets.restore(before, context.marks, node.endIndex);
}

const alternatives = new Set(['#else', '#elif', '#elifdef', '#elifndef']);

function markToken(node: Node, { brackets, branches, marks }: CContext): void {
  brackets.token(node, marks);
  if (node.type.startsWith('#if')) branches.push(brackets.save());
  else if (alternatives.has(node.type)) {
    const before = branches.at(-1);
    if (before) brackets.restore(before, marks, node.endIndex);
  } else if (node.type === '#endif') branches.pop();
}

const visitors: Readonly<Record<string, (node: Node, context: CContext) => void>> = {
  comment: (node, { text, marks }) => {
    const block = text.startsWith('/*', node.startIndex);
    marks.add('inComment', node.startIndex + 1, block ? node.endIndex - 1 : node.endIndex);
  },
  string_literal: markQuoted,
  char_literal: markQuoted,
  raw_string_literal: markQuoted,
  function_definition: (node, context) => {
    const body = node.childForFieldName('body');
    if (body?.type === 'compound_statement') markBraces('functionDepth', body, context);
  },
  lambda_expression: (node, context) => {
    const body = node.childForFieldName('body');
    if (body) markBraces('functionDepth', body, context);
  },
  expression_statement: markMacroCall,
};

function markQuoted(node: Node, { text, marks }: CContext): void {
  const quote = text.slice(node.startIndex, node.endIndex).search(/["']/);
  if (quote >= 0) marks.add('inString', node.startIndex + quote, node.endIndex - 1);
}

/** `LIST_FOREACH(...)` or `MATCHER("...")` with the body after it, which the grammar takes for another statement. */
function markMacroCall(node: Node, context: CContext): void {
  const call = node.firstNamedChild;
  if (call?.type !== 'call_expression' || node.lastChild?.isMissing !== true) return;
  const labelled = node.parent?.type === 'labeled_statement' ? node.parent : node;
  let body = labelled.nextSibling;
  while (body?.type === 'comment') body = body.nextSibling;
  if (!body) return;
  if (node.parent && isContainer(node.parent)) {
    if (body.type === 'compound_statement') markBraces('functionDepth', body, context);
  } else if (/for_?each/i.test(call.childForFieldName('function')?.text ?? '')) {
    markBody(body, 'loopDepth', context);
  }
}

function markBraces(label: JudgedLabel, body: Node, { marks }: CContext): void {
  marks.add(label, body.startIndex, body.endIndex - 1);
}
