import type { LabelName } from '../labels/labels.ts';
import type { Tree } from './catalogue.ts';

/**
 * Indices of the nodes from the root to the leaf that a character with these labels falls into; as far as its labels
 * are known.
 */
export function treePath(
  { nodes }: Tree,
  labelOf: (label: LabelName) => number | undefined,
): number[] {
  const path: number[] = [];
  for (let at = 0; ;) {
    path.push(at);
    const node = nodes[at];
    if (node === undefined || 'value' in node) return path;
    const value = labelOf(node.label);
    if (value === undefined) return path;
    at = value > node.threshold ? node.yes : node.no;
  }
}
