import type { GlassAnswer } from '../../../../protocol/glass.ts';
import { heldOutOf, studyOf } from '../../../model/lessons/glass-boxes.ts';
import { filled } from '../../dom.ts';
import type { Context } from '../../view.ts';
import { codeName } from './given-words.ts';

/** The character that the reasons are about, and the truth. */
export function hereInWords(
  { model, strings }: Context,
  { reasons, truth, from, box }: GlassAnswer,
): string {
  const texts = strings.lessons.glassBoxes;
  if (reasons === undefined) return '';
  const code = model.document?.text.charCodeAt(reasons.at) ?? 0;
  const name = codeName(strings, code).replace(/^“(.*)”$/, '$1');
  const isSo = truth[reasons.at - from] === 1;
  return filled(texts.here, name, texts.asked[box.label], isSo ? texts.yes : texts.no);
}

/** The judges' scores on unseen code, in words. */
export function verdictInWords({ number, strings }: Context, { box }: GlassAnswer): string {
  const texts = strings.lessons.glassBoxes;
  const row = studyOf(box.language, box.label);
  if (row === undefined) return '';
  const { tree, bayes, found, taught } = heldOutOf(row);
  const bare = Math.max(...row.bare.map(({ heldOut }) => heldOut));
  const inWords = (value: number | null): string => (value === null ? '–' : number(value, 2));
  const language = strings.lessons.learning.languages[box.language];
  const glass = inWords(Math.max(tree ?? 0, bayes ?? 0));
  const first = filled(texts.verdict, language, glass, inWords(taught), inWords(bare));
  return found === null ? first : `${first} ${filled(texts.verdictFound, inWords(found))}`;
}
