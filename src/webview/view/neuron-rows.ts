/** The rows of the lists: a neuron's figures on this file and on held-out packages. */
import type { TaughtOnUnseen } from '../../core/certify/taught.ts';
import { bareSubject } from '../../core/inspect/subject.ts';
import type { LabelName } from '../../protocol/inspection.ts';
import { filled } from './dom.ts';
import type { Row } from './neuron-list.ts';
import { shortVerdict, subjectTitle, TAUGHT_SIGN } from './titles.ts';
import type { Context } from './view.ts';

export function rankedRows(context: Context): Row[] {
  const { model, strings, number } = context;
  return (model.ranking?.neurons ?? []).map(
    ({ rho, heldOut, kind, told, onUnseen, ...neuron }) => ({
      subject: bareSubject(neuron),
      name: subjectTitle(strings, neuron),
      kind: { word: strings.kinds[kind], hint: strings.kindHints[kind] },
      value: heldOut?.figures?.rho ?? (heldOut === undefined ? rho : undefined),
      text: rho === undefined ? '–' : number(rho, 2),
      ...(heldOut && {
        heldOut: heldOut.figures === undefined ? '–' : number(heldOut.figures.rho, 2),
        verdict: shortVerdict(strings, heldOut, model.label),
      }),
      ...(told && taughtCells(context, told, onUnseen)),
    }),
  );
}

/** For a taught neuron: its figures on unseen code if it was taught the list's label. */
function taughtCells(
  { strings, number }: Context,
  told: LabelName,
  onUnseen: TaughtOnUnseen | undefined,
): Pick<Row, 'heldOut' | 'heldOutHint' | 'value' | 'verdict'> {
  if (onUnseen === undefined) {
    const words = filled(strings.wasTold, strings.labels[told]);
    return { verdict: { sign: TAUGHT_SIGN, words }, heldOut: '–', value: undefined };
  }
  const { correlation, exact, isRank, verdict } = onUnseen;
  const judged = strings.certificate.taughtVerdicts[verdict];
  const figure = correlation === undefined ? '–' : number(correlation, 2);
  return {
    verdict: {
      sign: TAUGHT_SIGN,
      words: exact === undefined ? judged : filled(strings.exactly, judged, percent(number, exact)),
    },
    value: correlation,
    heldOut: isRank ? figure : `r ${figure}`,
    ...(!isRank && { heldOutHint: strings.taughtFigureHint }),
  };
}

/** 100 is said of what is always right alone. */
export function percent(number: Context['number'], share: number): string {
  return number(100 * share, share >= 0.995 && share < 1 ? 1 : 0);
}

/** The direction that was fitted to the label: it is not a neuron, so it is in no list of neurons. */
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
