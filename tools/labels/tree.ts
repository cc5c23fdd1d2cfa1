import type { Node } from 'web-tree-sitter';

/** Visits `node` and every node below it, parents first; `visit` returns false to skip a node's children. */
export function walk(node: Node, visit: (node: Node) => boolean): void {
  const stack = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!visit(next)) continue;
    const { children } = next;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child) stack.push(child);
    }
  }
}

/** The first child of that type, for instance a keyword or a bracket. */
export function childOf(node: Node, type: string): Node | undefined {
  return node.children.find((child) => child.type === type);
}

export function lastChildOf(node: Node, type: string): Node | undefined {
  return node.children.findLast((child) => child.type === type);
}
