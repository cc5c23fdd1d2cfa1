/** How much worse the prediction is when the neuron is held, and how it changes with the value it is held at. */
import { events, type UnitCause } from '../../../core/certify/catalogue.ts';
import type { Effects } from '../../../core/certify/certificate.ts';
import { element, filled, linkButton } from '../dom.ts';
import type { Context } from '../view.ts';
import { card, hint, label, picture, scaled, svg } from '../drawing.ts';
import { howDisclosure } from './how.ts';

export function causeCard(context: Context, effects: Effects | undefined): HTMLElement {
  const texts = context.strings.certificate;
  const live = linkButton(context.strings.surgery.open, () =>
    context.model.remember({ page: 'surgery' }),
  );
  if (effects === undefined) return card(texts.cause, hint(texts.noCause), live);
  const { controls, unit } = effects;
  const shown: Node[] = [
    hint(filled(texts.ablation, context.number(controls, 0))),
    ablation(context, effects),
  ];
  if (unit.dose !== undefined) {
    shown.push(hint(texts.dose), dosePlot(context, unit.dose));
  }
  return card(texts.cause, ...shown, live, howDisclosure(context, 'cause'));
}

const [width, rowHeight] = [150, 18];

/** A dot for each control and a bar for the unit, on one scale from row to row. */
function ablation(context: Context, { unit, controlEffects }: Effects): HTMLElement {
  const { strings, number } = context;
  const texts = strings.certificate;
  const rows = events.flatMap((event) => {
    const found = unit.ablation[event];
    return found ? [{ event, ...found, controls: controlEffects[event] ?? [] }] : [];
  });
  return element(
    'table',
    { class: 'bars' },
    element(
      'tbody',
      {},
      ...rows.map(({ event, bits, p, controls }) => {
        const x = scaled(
          [Math.min(0, bits, ...controls), Math.max(0, bits, ...controls)],
          [6, width - 6],
        );
        const text = filled(
          texts.ablationText,
          texts.events[event],
          number(bits, 3),
          number(100 * p, 0),
        );
        const zero = svg('line', { class: 'axis', x1: x(0), x2: x(0), y1: 1, y2: rowHeight - 1 });
        const dots = controls.map((effect) =>
          svg('circle', { class: 'control', cx: x(effect), cy: rowHeight / 2, r: 2 }),
        );
        const own = svg('line', {
          class: 'own',
          x1: x(bits),
          x2: x(bits),
          y1: 1,
          y2: rowHeight - 1,
        });
        return element(
          'tr',
          { title: text },
          element('th', { scope: 'row' }, texts.events[event]),
          element('td', {}, picture(width, rowHeight, text, zero, ...dots, own)),
          element('td', { class: 'number' }, number(bits, 3)),
          element('td', { class: 'needed' }, filled(texts.ablationShare, number(100 * p, 0))),
        );
      }),
    ),
  );
}

const [doseWidth, doseHeight] = [300, 130];
const [left, right, top, bottom] = [40, 272, 8, 108];

/** A line for each closing bracket, named at its end. */
function dosePlot(
  { strings, number }: Context,
  { values, closers }: NonNullable<UnitCause['dose']>,
): SVGElement {
  const lines = Object.entries(closers).flatMap(([closer, list]) =>
    list === undefined || list.length === 0 ? [] : [{ closer, list }],
  );
  const most = Math.max(0.01, ...lines.flatMap(({ list }) => list));
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 1];
  const x = scaled([first, last], [left, right]);
  const y = scaled([0, most], [bottom, top]);
  const texts = lines.map(({ closer, list }) =>
    filled(
      strings.certificate.doseText,
      closer,
      number(list[0] ?? 0, 2),
      number(first, 1),
      number(list.at(-1) ?? 0, 2),
      number(last, 1),
    ),
  );
  return picture(
    doseWidth,
    doseHeight,
    texts.join('; '),
    svg('line', { class: 'axis', x1: left, x2: right, y1: bottom, y2: bottom }),
    label(left - 6, bottom + 3, '0', 'end'),
    label(left - 6, top + 8, number(most, 2), 'end'),
    label(left, doseHeight - 6, number(first, 1)),
    label(right, doseHeight - 6, number(last, 1)),
    ...lines.flatMap(({ closer, list }, at) => {
      const points = list.map((value, k) => `${x(values[k] ?? 0)},${y(value)}`).join(' ');
      return [
        svg('polyline', { class: `dose d${at % 3}`, points }),
        label(right + 8, y(list.at(-1) ?? 0) + 3, closer, 'start'),
      ];
    }),
  );
}
