/** What only the page of held neurons asks the engine: nothing while that page is not shown. */
import { sameSubject } from '../../core/inspect/subject.ts';
import { longestView, type Neuron } from '../../protocol/inspection.ts';
import type { PanelModel } from './panel-model.ts';
import { isCurrent, topic, type Topic } from './topics.ts';

/** Whether the neuron is still the chosen one. */
const isPatient = ({ surgery }: PanelModel, neuron: Neuron): boolean =>
  sameSubject(surgery.patient, neuron);

const isShown = ({ memory }: PanelModel): boolean => memory.page === 'surgery';

export const SURGERY_TOPICS = {
  ownValues: topic({
    kind: 'ownValues',
    reasons: ['document', 'choice', 'progress'],
    pace: 400,
    question: (model, { version }) => {
      const { patient, own, ownValues } = model.surgery;
      if (!isShown(model) || patient === undefined) return undefined;
      const isKnown =
        own?.version === version && (ownValues?.characters ?? -1) >= model.progress.read;
      return isKnown ? undefined : { version, neuron: patient };
    },
    answer: (model, answer, { params, document }) => {
      const { surgery } = model;
      if (!isCurrent(model, document, answer) || !isPatient(model, params.neuron)) return;
      surgery.take({ own: { about: surgery.ownPlace, version: params.version, answer } });
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
      surgery.take({ comparison: { about: surgery.place, version: params.version, answer } });
    },
  }),

  dose: topic({
    kind: 'dose',
    isForEmpty: true,
    isLong: true,
    reasons: ['document', 'choice', 'cursor', 'held', 'surgery'],
    pace: 300,
    question: (model, { version }) => {
      const { surgery, cursor } = model;
      const { patient, symbol, dose } = surgery;
      if (!isShown(model) || patient === undefined || symbol === undefined) return undefined;
      if (dose?.about === surgery.dosePlace) return undefined;
      return { version, offset: cursor, neuron: patient, symbol };
    },
    answer: (model, answer, { params, document }) => {
      const { surgery, cursor } = model;
      const isAsked = cursor === params.offset && surgery.symbol === params.symbol;
      if (!isAsked || !isPatient(model, params.neuron) || !isCurrent(model, document, answer))
        return;
      surgery.take({ dose: { about: surgery.dosePlace, version: params.version, answer } });
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
