/** The decision tree that predicts a neuron from the labels, in words; the path of the cursor's character is lit. */
import type { Tree, TreeNode } from '../../../core/certify/catalogue.ts';
import { treePath } from '../../../core/certify/tree-path.ts';
import { flagLabels, type LabelName } from '../../../core/labels/labels.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';
import { lessonLink } from '../lessons/lesson-link.ts';
import { card, hint } from '../drawing.ts';
import { knownLabel } from '../../model/moved-labels.ts';
import { howDisclosure } from './how.ts';

export interface TreeCard {
  readonly root: HTMLElement;
  /** Lights the path of the character at the cursor. */
  light(): void;
}

export function treeCard(context: Context, tree: Tree): TreeCard {
  const { model, strings, number } = context;
  const items = new Map<number, HTMLElement>();
  const list = branch(context, tree, 0, items);
  const light = (): void => {
    const at = model.hovered ?? model.cursor;
    const path = treePath(tree, (label) => knownLabel(model.labels, label, at));
    // Where a label is unknown, the path does not reach a leaf, and none of it is lit.
    const isWhole = 'value' in (tree.nodes[path.at(-1) ?? 0] ?? {});
    for (const [node, item] of items) {
      const isLit = isWhole && path.includes(node);
      item.classList.toggle('lit', isLit);
      if (isLit && node === path.at(-1)) item.setAttribute('aria-current', 'true');
      else item.removeAttribute('aria-current');
    }
  };
  light();
  const texts = strings.certificate;
  const root = card(
    texts.tree,
    hint(filled(texts.treeHint, number(tree.r2, 2))),
    list,
    howDisclosure(context, 'tree'),
    lessonLink(context, 'glassBoxes'),
  );
  return { root, light };
}

/** The two branches of a node, or the value of a leaf. */
function branch(
  context: Context,
  tree: Tree,
  at: number,
  items: Map<number, HTMLElement>,
): HTMLElement {
  const node = tree.nodes[at];
  if (node === undefined || 'value' in node) {
    const only = element('li', {}, node === undefined ? '' : leafText(context, node));
    items.set(at, only);
    return element('ul', { class: 'tree' }, only);
  }
  const ways = [node.yes, node.no].map((next) => {
    const condition = conditionText(context, node, next === node.yes);
    const below = tree.nodes[next];
    const item = element('li', {}, element('span', { class: 'condition' }, condition));
    items.set(next, item);
    if (below !== undefined && 'value' in below) {
      item.append(': ', element('span', { class: 'leaf' }, leafText(context, below)));
    } else item.append(branch(context, tree, next, items));
    item.append(element('span', { class: 'here' }, ` ◂ ${context.strings.certificate.here}`));
    return item;
  });
  return element('ul', { class: 'tree' }, ...ways);
}

function conditionText(
  { strings, number }: Context,
  { label, threshold }: Extract<TreeNode, { threshold: number }>,
  isAbove: boolean,
): string {
  const texts = strings.certificate;
  const name = strings.labels[label];
  if ((flagLabels as readonly LabelName[]).includes(label)) {
    return filled(isAbove ? texts.flag : texts.noFlag, name);
  }
  // Labels are whole numbers.
  return filled(isAbove ? texts.above : texts.notAbove, name, number(Math.floor(threshold), 0));
}

function leafText(
  { strings, number }: Context,
  { value, share }: Extract<TreeNode, { value: number }>,
): string {
  return filled(strings.certificate.leaf, number(value, 2), number(100 * share, 0));
}
