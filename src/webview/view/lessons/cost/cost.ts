/** What a state costs, what recurrent networks are for, and what to read. */
import { doubledParameters } from '../../../model/lessons/cost.ts';
import { element, filled } from '../../dom.ts';
import type { Lesson, LessonContext, LessonView } from '../lesson.ts';
import { MeasureView } from './measure-view.ts';

export const costLesson: Lesson = {
  id: 'cost',
  needsText: false,
  view: costView,
};

function costView(context: LessonContext): LessonView {
  const { cost } = context.strings.lessons;
  const measure = new MeasureView(context);
  const what = element('section', {});
  const root = element('div', {}, measure.root, what, usesOf(context), readingOf(context));
  return {
    parts: ['model', 'theme'],
    guess: {
      ...{ kind: 'number', min: 1, max: 8, step: 0.1, unit: cost.times },
      truth: () => Math.round(10 * doubledParameters()) / 10,
    },
    root,
    draw() {
      measure.draw();
      what.replaceChildren(...whatItIs(context));
    },
    close: () => measure.close(),
  };
}

function whatItIs({ strings, number, model }: LessonContext): HTMLElement[] {
  const { cost } = strings.lessons;
  const { network } = model;
  const size = network === undefined ? '…' : number(network.parameters, 0);
  const widths = network?.widths.slice(0, network.foundLayers).join(' + ') ?? '…';
  return [
    element('h3', {}, cost.whatTitle),
    ...cost.what.map((text) => element('p', {}, filled(text, size, widths))),
  ];
}

function usesOf({ strings }: LessonContext): HTMLElement {
  const { cost } = strings.lessons;
  const rows = cost.uses.flatMap(([what, how]) => [
    element('dt', {}, what),
    element('dd', {}, how),
  ]);
  return element(
    'section',
    {},
    element('h3', {}, cost.usesTitle),
    element('dl', { class: 'uses' }, ...rows),
  );
}

function readingOf({ strings }: LessonContext): HTMLElement {
  const { cost } = strings.lessons;
  const items = cost.reading.map(({ title, address, notes }) =>
    element(
      'li',
      {},
      element('a', { href: address, rel: 'noopener', target: '_blank' }, title),
      ' ',
      element('span', { class: 'hint' }, filled(cost.inNotes, notes)),
    ),
  );
  return element(
    'section',
    {},
    element('h3', {}, cost.readTitle),
    element('p', { class: 'hint' }, cost.readHint),
    element('ol', { class: 'reading' }, ...items),
  );
}
