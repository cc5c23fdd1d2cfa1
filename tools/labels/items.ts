import type { Node } from 'web-tree-sitter';
import type { BracketCounter } from './brackets.ts';
import type { Marks } from './marks.ts';

/** Nodes whose children are independent items: an error in one does not affect the next. */
const containers = new Set([
  'program',
  'module',
  'translation_unit',
  'linkage_specification',
  'namespace_definition',
  'declaration_list',
  'preproc_if',
  'preproc_ifdef',
  'preproc_else',
  'preproc_elif',
]);

export function isContainer(node: Node): boolean {
  return containers.has(node.type);
}

/**
 * Visits the items in `node`, each with as many open brackets as at the first.
 *
 * Where the brackets of an item do not balance, because the grammar saw an end too many or too few, the next items are
 * at another level than in the tree: they are marked as unparsed until all balances again.
 */
export function eachItem(
  node: Node,
  brackets: BracketCounter,
  marks: Marks,
  visit: (item: Node) => void,
): void {
  let start = brackets.save();
  let debt = 0;
  for (const child of node.children) {
    const end = child.nextSibling?.startIndex ?? child.endIndex;
    if (debt !== 0) marks.add('unparsed', child.startIndex, end);
    if (isContainer(child)) eachItem(child, brackets, marks, visit);
    else visit(child);
    if (child.type === '{') start = brackets.save();
    else {
      debt += brackets.net - start.net;
      brackets.restore(start, marks, end);
    }
  }
}
