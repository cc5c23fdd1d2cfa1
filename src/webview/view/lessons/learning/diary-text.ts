import type { LearningStrings } from '../../../../protocol/lesson-strings/learning.ts';
import { bracketFates, type BracketFate } from '../../../model/lessons/learning.ts';
import { element } from '../../dom.ts';

const FATES = ['closed', 'open', 'wrong'] as const satisfies readonly BracketFate[];

/** What the network wrote, with each bracket marked as closed, open or wrong, and how many there are of each. */
export function diaryText(texts: LearningStrings, wrote: string): HTMLElement[] {
  const fates = bracketFates(wrote);
  const pieces: (Node | string)[] = [];
  let from = 0;
  for (const [at, fate] of [...fates].sort(([a], [b]) => a - b)) {
    pieces.push(wrote.slice(from, at), mark(fate, wrote[at]!));
    from = at + 1;
  }
  pieces.push(wrote.slice(from));
  const counts = FATES.flatMap((fate) => {
    const count = [...fates.values()].filter((one) => one === fate).length;
    const sample = mark(fate, '( )');
    sample.setAttribute('aria-hidden', 'true');
    return [element('span', {}, sample, ` ${texts.fates[fate]}: ${count}`)];
  });
  const text = { class: 'diary-text', tabindex: '0', role: 'region', 'aria-label': texts.wrote };
  return [
    element('pre', text, ...pieces),
    element('p', { class: 'diary-fates hint' }, ...counts),
    element('p', { class: 'hint' }, texts.wroteHint),
  ];
}

function mark(fate: BracketFate, text: string): HTMLElement {
  return element('span', { class: `fate-${fate}` }, text);
}
