/** What the page of held neurons asks the engine, and nobody else: nothing of it while it is not shown. */
import { longestView } from '../../protocol/inspection.ts';
import type { PanelModel } from './panel-model.ts';
import { isCurrent, topic, type Topic } from './topics.ts';

const isShown = ({ memory }: PanelModel): boolean => memory.page === 'surgery';

export const SURGERY_TOPICS = {
  ownValues: topic({
    kind: 'ownValues',
    reasons: ['document', 'choice', 'progress'],
    pace: 400,
    question: (model, { version }) => {
      const { patient, own } = model.surgery;
      if (!isShown(model) || patient === undefined) return undefined;
      const isKnown = own?.about === ownOf(model) && own.answer.characters >= model.progress.read;
      return isKnown ? undefined : { version, neuron: patient };
    },
    answer: (model, answer, { document }) => {
      if (isCurrent(model, document, answer))
        model.surgery.take({ own: { about: ownOf(model), answer } });
    },
  }),

  comparison: topic({
    kind: 'comparison',
    isForEmpty: true,
    reasons: ['document', 'choice', 'cursor', 'held', 'surgery'],
    pace: 150,
    question: (model, { version }) => {
      const { surgery, cursor } = model;
      if (!isShown(model) || surgery.comparison?.about === surgery.place) return undefined;
      return { version, offset: cursor };
    },
    answer: (model, answer, { params, document }) => {
      const { surgery, cursor } = model;
      if (!isCurrent(model, document, answer) || cursor !== params.offset) return;
      surgery.take({ comparison: { about: surgery.place, answer } });
    },
  }),

  dose: topic({
    kind: 'dose',
    isForEmpty: true,
    reasons: ['document', 'choice', 'cursor', 'held', 'surgery'],
    pace: 300,
    question: (model, { version }) => {
      const { surgery, cursor } = model;
      const { patient, symbol, dose } = surgery;
      if (!isShown(model) || patient === undefined || symbol === undefined) return undefined;
      if (dose?.about === doseOf(model)) return undefined;
      return { version, offset: cursor, neuron: patient, symbol };
    },
    answer: (model, answer, { params, document }) => {
      const { surgery, cursor } = model;
      const isAsked = cursor === params.offset && surgery.symbol === params.symbol;
      const isOwn = JSON.stringify(surgery.patient) === JSON.stringify(params.neuron);
      if (!isAsked || !isOwn || !isCurrent(model, document, answer)) return;
      surgery.take({ dose: { about: doseOf(model), answer } });
    },
  }),

  growth: topic({
    kind: 'growth',
    reasons: ['document', 'choice', 'held', 'progress', 'surgery'],
    pace: 150,
    question: (model, { version, text }) => {
      const { held, growth } = model.surgery;
      if (!isShown(model) || held.length === 0) return undefined;
      const from = growth.firstInexact(0, text.length);
      const to = Math.min(from + longestView, model.progress.read);
      return to > from ? { version, from, to } : undefined;
    },
    answer: (model, answer, { document }) => {
      if (isCurrent(model, document, answer)) model.surgery.takeGrowth(answer);
    },
  }),
} as const satisfies Readonly<Record<string, Topic>>;

function ownOf({ surgery, document }: PanelModel): string {
  return JSON.stringify([document?.uri, document?.version, surgery.patient]);
}

/** The neuron's own hold makes no difference to it. */
function doseOf({ surgery, document, cursor }: PanelModel): string {
  const { patient, symbol, held } = surgery;
  const others = held.filter(({ neuron }) => JSON.stringify(neuron) !== JSON.stringify(patient));
  return JSON.stringify([document?.uri, document?.version, cursor, patient, symbol, others]);
}
