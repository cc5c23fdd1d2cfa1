import type { Picture } from '../../core/picture/picture.ts';
import { isGate, spanOf, type Span } from '../../core/colour/quantities.ts';
import { bareSubject, isDirection, sameSubject, subjectName } from '../../core/inspect/subject.ts';
import type { FileInspection } from './inspection.ts';

const TAB = 4;

/** An inspection as a picture, to be made into a page or a drawing. */
export function pictured(inspection: FileInspection): Picture {
  const { file, model, text, subject, quantity, values } = inspection;
  const name = subjectName(subject);
  const span = spanIn(inspection);
  const rank = rankIn(inspection);
  return {
    ...{ text, span, tabSize: TAB, ends: endsOf(inspection, span) },
    value: (at) => values[at]!,
    title: isDirection(subject) ? name : `${name} · ${quantity}`,
    notes: [`${file} · ${model}`, ...(rank === undefined ? [] : [rank])],
    lines: { from: 0, to: Infinity },
  };
}

/** A neuron that was taught to count is shown by the count that its h stands for. */
function spanIn({ certificate, subject, quantity, extent }: FileInspection): Span {
  const told = certificate?.kind === 'taught' ? certificate.taught : undefined;
  return spanOf(subject, quantity, extent, told);
}

function endsOf({ subject, quantity }: FileInspection, span: Span): [string, string] {
  if (span.counts !== undefined) {
    return ['0', `${span.counts.most}${span.counts.hasMore ? '+' : ''}`];
  }
  if (!isDirection(subject) && isGate(quantity)) return ['0', '1'];
  return [shown(span.least), shown(span.greatest)];
}

function rankIn({ ranking, subject }: FileInspection): string | undefined {
  const found = isDirection(subject)
    ? ranking?.label === subject.probe && ranking.direction
    : ranking?.neurons.find((one) => sameSubject(bareSubject(one), subject));
  if (ranking === undefined || !found) return undefined;
  return `${ranking.label}: Spearman ${found.rho.toFixed(2)} on this file (${ranking.characters} characters)`;
}

function shown(value: number): string {
  return String(Number(value.toFixed(2))).replace('-', '−');
}
