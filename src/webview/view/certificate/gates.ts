/** How long a neuron remembers, and its gates among those of its layer (Karpathy, Johnson & Fei-Fei 2015, fig. 3). */
import { gateNames } from '../../../core/certify/catalogue.ts';
import type { NeuronCertificate } from '../../../core/certify/certificate.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';
import { lessonLink } from '../lessons/lesson-link.ts';
import { card, hint, label, picture, svg } from '../drawing.ts';
import { howDisclosure } from './how.ts';

export function gatesCard(context: Context, certificate: NeuronCertificate): HTMLElement {
  const texts = context.strings.certificate;
  const plots = gateNames.map((_, gate) => scatter(context, certificate, gate));
  return card(
    texts.gates,
    element('div', { class: 'scatters' }, ...plots),
    hint(texts.gatesHint),
    element('p', {}, memoryText(context, certificate)),
    howDisclosure(context, 'gates'),
    lessonLink(context, 'gradients'),
  );
}

/** By the forget gate's median, then by its geometric mean, which a few moments of forgetting pull down. */
function memoryText({ strings, number }: Context, certificate: NeuronCertificate): string {
  const texts = strings.certificate;
  const said = (lasts = Infinity, some: string, short: string, long: string): string => {
    if (lasts >= 10_000) return long;
    return lasts < 1 ? short : filled(some, number(lasts, lasts < 10 ? 1 : 0));
  };
  const { medianHalfLife, halfLife } = certificate;
  return [
    said(medianHalfLife, texts.medianHalfLife, texts.medianHalfLifeShort, texts.medianHalfLifeLong),
    said(halfLife, texts.halfLife, texts.halfLifeShort, texts.halfLifeLong),
  ].join(' ');
}

const side = 96;
const [from, to] = [8, side - 16];

function scatter(
  { strings, number }: Context,
  { layerGates, neuron }: NeuronCertificate,
  gate: number,
): SVGElement {
  const texts = strings.certificate;
  const width = 2 * gateNames.length;
  const at = (unit: number): { shut: number; open: number } => ({
    shut: layerGates[unit * width + 2 * gate] ?? 0,
    open: layerGates[unit * width + 2 * gate + 1] ?? 0,
  });
  const x = (share: number): number => from + share * (to - from);
  const y = (share: number): number => to - share * (to - from);
  let dots = '';
  for (let unit = 0; unit < layerGates.length / width; unit++) {
    const { shut, open } = at(unit);
    dots += `M${x(shut).toFixed(1)} ${y(open).toFixed(1)}h0`;
  }
  const own = at(neuron.unit);
  const name = texts.gateNames[gateNames[gate]!];
  const text = filled(texts.gatesText, name, number(100 * own.shut, 0), number(100 * own.open, 0));
  return picture(
    side,
    side,
    text,
    svg('title', {}, text),
    svg('path', { class: 'axis', d: `M${from} ${from}V${to}H${to}` }),
    svg('path', { class: 'units', d: dots }),
    svg('circle', { class: 'own', cx: x(own.shut), cy: y(own.open), r: 4.5 }),
    label((from + to) / 2, side - 3, name),
  );
}
