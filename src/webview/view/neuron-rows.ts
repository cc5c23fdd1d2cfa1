/** The rows of the lists: what a neuron does on this file, and what is known of it from elsewhere. */
import { bareSubject } from '../../core/inspect/subject.ts';
import type { Row } from './neuron-list.ts';
import { shortVerdict, subjectTitle, VERDICT_SIGNS } from './titles.ts';
import type { Context } from './view.ts';

export function rankedRows({ model, strings, number }: Context): Row[] {
  const { label } = model.memory;
  return (model.ranking?.neurons ?? []).map(({ rho, heldOut, ...neuron }) => ({
    subject: bareSubject(neuron),
    name: subjectTitle(strings, neuron),
    value: rho,
    text: number(rho, 2),
    ...(heldOut && {
      heldOut: heldOut.figures === undefined ? '–' : number(heldOut.figures.rho, 2),
      verdict: {
        sign: VERDICT_SIGNS[heldOut.verdict.kind],
        words: shortVerdict(strings, heldOut, label),
      },
    }),
  }));
}

/** What was fitted to the label: no neuron, and in no list of neurons. */
export function probeRows({ model, strings, number }: Context): Row[] {
  const direction = model.ranking?.direction;
  if (direction === undefined) return [];
  const { rho, heldOut } = direction;
  return [
    {
      subject: bareSubject(direction),
      name: subjectTitle(strings, direction),
      value: rho,
      text: number(rho, 2),
      heldOut: heldOut === undefined ? '–' : number(heldOut.rho, 2),
    },
  ];
}
