/** Where a neuron is strongest on held-out text: each excerpt opens in the editor. */
import type { Excerpt } from '../../../core/certify/excerpt.ts';
import { LEVELS, levelOf } from '../../../core/colour/palette.ts';
import { shownText } from '../../model/shown-text.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';
import { card } from './drawing.ts';

export function snippetsCard(
  { strings, number, openExcerpt }: Context,
  snippets: readonly Excerpt[],
): HTMLElement {
  const texts = strings.certificate;
  const most = Math.max(1, ...snippets.map(({ value }) => Math.abs(value)));
  const items = snippets.map((excerpt) => {
    const { before, character, after, value, line, licence, path } = excerpt;
    const source = `${excerpt.package} ${excerpt.version} · ${path}`;
    const mark = `v${levelOf(value / most) || Math.sign(value) * LEVELS}`;
    const shown = (text: string): string => text.split('\n').map(shownText).join('↵\n');
    const button = element(
      'button',
      { type: 'button', class: 'excerpt' },
      element(
        'code',
        {},
        shown(before),
        element('mark', { class: mark }, character === '\n' ? '↵' : shownText(character)),
        shown(after),
      ),
      element(
        'span',
        { class: 'hint' },
        `${number(value, 2)} · ${filled(texts.snippet, source, line, licence)}`,
      ),
    );
    button.addEventListener('click', () => openExcerpt(excerpt.text, excerpt.offset));
    return element('li', {}, button);
  });
  return card(texts.snippets, element('ol', { class: 'excerpts' }, ...items));
}
