/** One of the four judges: its answer for the character, whether that is true, how often it is right, and why. */
import { f1Of, type Judge, type Tally } from '../../../../core/certify/glass/boxes.ts';
import type { GlassAnswer, GlassScores } from '../../../../protocol/glass.ts';
import { sharesOf } from '../../../model/lessons/glass-boxes.ts';
import { element, filled } from '../../dom.ts';
import type { Context } from '../../view.ts';

export interface JudgeCard {
  readonly root: HTMLElement;
  draw(answer: GlassAnswer, scores: GlassScores | undefined): void;
}

export function judgeCard(
  context: Context,
  judge: Judge,
  reasons: (answer: GlassAnswer, isOpen: boolean) => HTMLElement[],
): JudgeCard {
  const texts = context.strings.lessons.glassBoxes;
  const said = element('span', { class: 'glass-said' });
  const scored = element('div', { class: 'glass-scores' });
  const why = element('div', { class: 'glass-why' });
  const root = element(
    'section',
    { class: 'glass-card' },
    element('h3', {}, texts.judges[judge], said),
    scored,
    why,
  );
  return {
    root,
    draw(answer, scores) {
      const [is, isWrong] = saidBy(answer, judge);
      said.textContent =
        is === undefined
          ? ''
          : ` ${is ? texts.yes : texts.no} ${isWrong ? texts.wrong : texts.right}`;
      said.classList.toggle('wrong', isWrong);
      const here = scores?.tallies[judge];
      scored.replaceChildren(
        ...scoreOf(context, texts.unseen, heldOutOf(answer, judge)),
        ...scoreOf(context, texts.thisFile, here),
      );
      const isOpen = why.querySelector('details')?.open === true;
      why.replaceChildren(...reasons(answer, isOpen));
    },
  };
}

/** A judge's answer, undefined where unknown, and whether it is wrong. */
function saidBy(
  { truth, says, reasons, from }: GlassAnswer,
  judge: Judge,
): readonly [boolean | undefined, boolean] {
  const at = (reasons?.at ?? -1) - from;
  const value = says[judge][at];
  if (value === undefined || value < 0) return [undefined, false];
  return [value === 1, value !== truth[at]];
}

function heldOutOf({ box }: GlassAnswer, judge: Judge): Tally | undefined {
  return box[judge]?.heldOut;
}

function scoreOf(context: Context, name: string, tally: Tally | undefined): HTMLElement[] {
  const { number } = context;
  const isKnown = tally !== undefined && tally.hits + tally.missed > 0;
  const f1 = isKnown ? f1Of(tally) : 0;
  const bar = element('span', { class: 'glass-bar', 'aria-hidden': 'true' }, element('i'));
  bar.style.setProperty('--share', String(f1));
  return [
    element('span', {}, name),
    bar,
    element('span', { class: 'f1' }, isKnown ? number(f1, 2) : '–'),
    element('span', { class: 'finds' }, tally === undefined ? '' : inWords(context, tally)),
  ];
}

function inWords({ number, strings }: Context, tally: Tally): string {
  const texts = strings.lessons.glassBoxes;
  const { found, right } = sharesOf(tally);
  if (found === undefined) return filled(texts.nothingToFind, number(tally.false, 0));
  return filled(texts.finds, number(found, 0), right === undefined ? '–' : number(right, 0));
}
