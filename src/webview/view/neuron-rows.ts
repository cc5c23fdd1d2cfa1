/** The rows of the lists: what a neuron does on this file, and what is known of it from elsewhere. */
import { bareSubject } from '../../core/inspect/subject.ts';
import { filled } from './dom.ts';
import type { Row } from './neuron-list.ts';
import { shortVerdict, subjectTitle, TAUGHT_SIGN } from './titles.ts';
import type { Context } from './view.ts';

export function rankedRows({ model, strings, number }: Context): Row[] {
  return (model.ranking?.neurons ?? []).map(({ rho, heldOut, kind, told, ...neuron }) => ({
    subject: bareSubject(neuron),
    name: subjectTitle(strings, neuron),
    kind: { word: strings.kinds[kind], hint: strings.kindHints[kind] },
    value: heldOut?.figures?.rho ?? (heldOut === undefined ? rho : undefined),
    text: rho === undefined ? '–' : number(rho, 2),
    ...(heldOut && {
      heldOut: heldOut.figures === undefined ? '–' : number(heldOut.figures.rho, 2),
      verdict: shortVerdict(strings, heldOut, model.label),
    }),
    ...(told && {
      verdict: { sign: TAUGHT_SIGN, words: filled(strings.wasTold, strings.labels[told]) },
    }),
  }));
}

/** What was fitted to the label: no neuron, and in no list of neurons. */
export function probeRows({ model, strings, number }: Context): Row[] {
  const direction = model.ranking?.direction;
  if (direction === undefined) return [];
  const { rho, heldOut } = direction;
  const kind = 'virtual';
  return [
    {
      subject: bareSubject(direction),
      name: subjectTitle(strings, direction),
      kind: { word: strings.kinds[kind], hint: strings.kindHints[kind] },
      value: undefined,
      text: number(rho, 2),
      heldOut: heldOut === undefined ? '–' : number(heldOut.rho, 2),
    },
  ];
}
