import type { GlassNode } from '../../../../core/certify/glass/boxes.ts';
import type { GlassAnswer } from '../../../../protocol/glass.ts';
import { element, filled } from '../../dom.ts';
import { hint } from '../../drawing.ts';
import type { Context } from '../../view.ts';
import { answerInWords } from './given-words.ts';

/** The path to the answer, and the whole tree with that path lit. */
export function treeReasons(
  context: Context,
  { box, reasons }: GlassAnswer,
  isOpen: boolean,
): HTMLElement[] {
  const texts = context.strings.lessons.glassBoxes;
  const { nodes, threshold } = box.tree;
  const path = reasons?.path ?? [];
  const leaves = nodes.filter((node) => 'share' in node).length;
  const steps = path.flatMap((at, k) => {
    const node = nodes[at];
    if (node === undefined || 'share' in node) return [];
    const isYes = path[k + 1] === node.yes;
    return [element('li', {}, answerInWords(context.strings, node, isYes))];
  });
  const leaf = nodes[path.at(-1) ?? -1];
  const said =
    leaf !== undefined && 'share' in leaf
      ? filled(texts.leaf, inHundred(context, leaf.share), inHundred(context, threshold))
      : '';
  const whole = element(
    'details',
    { class: 'whole-tree' },
    element('summary', {}, texts.wholeTree),
  );
  // These are dozens of lines at each step of the cursor, so they are made only when opened.
  const grow = (): void => whole.append(branch(context, nodes, 0, new Set(path)));
  if (isOpen) grow();
  else whole.addEventListener('toggle', grow, { once: true });
  whole.open = isOpen;
  return [
    hint(filled(texts.treeSays, steps.length, leaves)),
    element('ol', { class: 'glass-path' }, ...steps),
    element('p', {}, said),
    whole,
  ];
}

function branch(
  context: Context,
  nodes: readonly GlassNode[],
  at: number,
  path: ReadonlySet<number>,
): HTMLElement {
  const node = nodes[at];
  if (node === undefined || 'share' in node) return element('ul', { class: 'tree' });
  const ways = [node.yes, node.no].map((next) => {
    const words = answerInWords(context.strings, node, next === node.yes);
    const item = element('li', {}, element('span', { class: 'condition' }, words));
    const below = nodes[next];
    if (below !== undefined && 'share' in below) {
      item.append(': ', element('span', { class: 'leaf' }, inHundred(context, below.share)));
    } else item.append(branch(context, nodes, next, path));
    item.append(element('span', { class: 'here' }, ` ◂ ${context.strings.certificate.here}`));
    item.classList.toggle('lit', path.has(next));
    return item;
  });
  return element('ul', { class: 'tree' }, ...ways);
}

function inHundred({ number }: Context, share: number): string {
  return number(100 * share, share > 0 && share < 0.01 ? 1 : 0);
}
