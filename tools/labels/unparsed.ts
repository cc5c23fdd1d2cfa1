import type { Node } from 'web-tree-sitter';
import { isContainer } from './items.ts';

/** A missing `;` does not count: a macro used as a statement has none, and the rest of its tree is right. */
function isBroken(node: Node): boolean {
  if (!node.hasError) return false;
  if (node.isError || (node.isMissing && node.type !== ';')) return true;
  return node.children.some(isBroken);
}

/** Calls `found` for each item that the grammar could not parse: a function, a class, the text of a macro. */
export function findUnparsed(node: Node, found: (from: number, to: number) => void): void {
  if (!isBroken(node)) return;
  if (!isContainer(node) || node.children.every((child) => child.isError)) {
    found(node.startIndex, node.nextSibling?.startIndex ?? node.endIndex);
    return;
  }
  for (const child of node.children) findUnparsed(child, found);
}
