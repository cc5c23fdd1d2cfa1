/**
 * Which of the certified neurons are worth seeing first: by rule, so that another network has a gallery of its own.
 *
 * Labels that ask for the same thing are a theme. First comes the best neuron of each theme in the text's family of
 * languages; then of each another, of another layer or for another label; then, for themes without any, what passes in
 * the other family; then whatever else passes here, a neuron of each theme in turn. A neuron is shown once. Last come
 * those that were taught what no neuron is found for, where they count it at least roughly.
 */
import { neuronName } from '../inspect/cell.ts';
import type { LabelName } from '../labels/labels.ts';
import type { Family } from './catalogue.ts';
import type { Certified } from './certified.ts';
import { compareGrades } from './grade.ts';
import type { TaughtSight } from './taught.ts';

/** As many as can be taken in at once. */
export const mostWorthSeeing = 10;

/** In the order in which they are served, the most asked-for label of each first. */
const themes: readonly (readonly LabelName[])[] = [
  ['bracketDepth', 'roundDepth', 'squareDepth', 'curlyDepth'],
  ['column'],
  ['inCondition'],
  ['inString'],
  ['inComment'],
  ['indentation'],
  ['functionDepth', 'conditionalDepth', 'loopDepth'],
  ['lineEnd'],
];

/**
 * The neuron of the end-of-line picture of Karpathy 2015: of those that follow the position in the line the best that
 * falls along it, from +1 where the line goes on to -1 where its end is near.
 */
export function endOfLineNeuron(
  certified: readonly Certified[],
  family: Family,
): Certified | undefined {
  const falling = certified.filter(({ label, isReversed }) => label === 'column' && isReversed);
  return falling.find((one) => one.family === family) ?? falling[0];
}

/** Labels for each of which one taught neuron is worth seeing. */
const taughtLabels: readonly LabelName[] = ['loopDepth', 'conditionalDepth', 'functionDepth'];

/** One for each label that the text has. */
export function taughtWorthSeeing(
  taught: readonly TaughtSight[],
  labels: readonly LabelName[],
): TaughtSight[] {
  return taughtLabels
    .filter((label) => labels.includes(label))
    .flatMap((label) => {
      const one = taught.find(
        (sight) => sight.label === label && sight.onUnseen.verdict !== 'doesNot',
      );
      return one ?? [];
    });
}

/**
 * @param certified the best first, as `certifiedIn` has them
 * @param labels those that the text has
 * @param most as many as are shown
 */
export function worthSeeing(
  certified: readonly Certified[],
  family: Family,
  labels: readonly LabelName[],
  most = mostWorthSeeing,
): Certified[] {
  const shown: Certified[] = [];
  const isNew = ({ neuron }: Certified): boolean =>
    shown.every((one) => neuronName(one.neuron) !== neuronName(neuron));
  const ofThemes = themes.map((theme) => {
    const all = certified
      .filter(({ label }) => theme.includes(label) && labels.includes(label))
      .sort(
        (one, other) =>
          compareGrades(one.grade, other.grade) ||
          theme.indexOf(one.label) - theme.indexOf(other.label),
      );
    const isHere = (one: Certified): boolean => one.family === family;
    return { theme, here: all.filter(isHere), elsewhere: all.filter((one) => !isHere(one)) };
  });
  const shownOf = (theme: readonly LabelName[]): Certified[] =>
    shown.filter(({ label }) => theme.includes(label));
  const show = (one: Certified | undefined): void => {
    if (one !== undefined && shown.length < most) shown.push(one);
  };
  for (const { here } of ofThemes) show(here.find(isNew));
  for (const { theme, here } of ofThemes) {
    const [first] = shownOf(theme);
    const rest = here.filter(isNew);
    show(
      rest.find(({ neuron }) => neuron.layer !== first?.neuron.layer) ??
        rest.find(({ label }) => label !== first?.label),
    );
  }
  for (const { theme, elsewhere } of ofThemes) {
    if (shownOf(theme).length === 0) show(elsewhere.find(isNew));
  }
  while (shown.length < most) {
    const before = shown.length;
    for (const { here } of ofThemes) show(here.find(isNew));
    if (shown.length === before) break;
  }
  return shown;
}
