import { neuronName, type CertifiedQuantity, type Neuron } from '../../../../core/inspect/cell.ts';
import type { GlassAnswer } from '../../../../protocol/glass.ts';
import { element, filled, linkButton } from '../../dom.ts';
import type { Context } from '../../view.ts';

export function foundReasons(context: Context, { box, reasons }: GlassAnswer): HTMLElement[] {
  const { number, strings } = context;
  const texts = strings.lessons.glassBoxes;
  const { found } = box;
  if (found === undefined) return [element('p', {}, texts.noneFound)];
  const { neuron, quantity, turned, threshold, certified } = found;
  const value = reasons?.found;
  const words = filled(
    turned ? texts.foundBelow : texts.foundAbove,
    ...[neuronName(neuron), quantity, value === undefined ? texts.unread : number(value, 2)],
    number(turned ? -threshold : threshold, 2),
  );
  return [
    element('p', {}, words, ...(certified ? [] : [` ${texts.notCertified}`])),
    blackBox(context, neuron, quantity),
  ];
}

export function taughtReasons(context: Context, { box, reasons }: GlassAnswer): HTMLElement[] {
  const { number, strings } = context;
  const texts = strings.lessons.glassBoxes;
  if (box.taught === undefined) return [];
  const { neuron } = box.taught;
  const value = reasons?.taught;
  const said = value === undefined ? texts.unread : number(value, 2);
  return [
    element('p', {}, filled(texts.toldSays, neuronName(neuron), said)),
    blackBox(context, neuron, 'h'),
  ];
}

/** What is shown in place of reasons. */
function blackBox(context: Context, neuron: Neuron, quantity: CertifiedQuantity): HTMLElement {
  const { model, number, strings } = context;
  const texts = strings.lessons.glassBoxes;
  const millions = number((model.network?.parameters ?? 0) / 1e6, 1);
  const open = linkButton(texts.certificate, () => {
    model.choose(neuron, quantity);
    model.remember({ page: 'certificate' });
  });
  return element('p', {}, `${filled(texts.blackReasons, millions)} `, open, '.');
}
