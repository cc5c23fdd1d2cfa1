/** Where a neuron is strongest on held-out text: each excerpt opens in the editor. */
import type { Excerpt } from '../../../core/certify/excerpt.ts';
import { LEVELS, levelOf } from '../../../core/colour/palette.ts';
import { runsOf } from '../../../core/colour/runs.ts';
import { shownText } from '../../../core/text/shown-text.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';
import { card } from '../drawing.ts';
import { howDisclosure } from './how.ts';

export interface SnippetsCard {
  readonly root: HTMLElement;
  /** More is known of what the neuron does in them. */
  colour(): void;
}

export function snippetsCard(context: Context, snippets: readonly Excerpt[]): SnippetsCard {
  const texts = context.strings.certificate;
  const most = Math.max(1, ...snippets.map(({ value }) => Math.abs(value)));
  const codes = snippets.map((excerpt) => ({ excerpt, code: element('code') }));
  const colour = (): void => {
    for (const { excerpt, code } of codes) {
      code.replaceChildren(...colouredExcerpt(context, excerpt, most));
    }
  };
  colour();
  const items = codes.map(({ excerpt, code }) => element('li', {}, button(context, excerpt, code)));
  const list = element('ol', { class: 'excerpts' }, ...items);
  return { root: card(texts.snippets, list, howDisclosure(context, 'snippets')), colour };
}

function button(
  { strings, number, openExcerpt }: Context,
  excerpt: Excerpt,
  code: HTMLElement,
): HTMLElement {
  const { value, line, licence, path } = excerpt;
  const source = `${excerpt.package} ${excerpt.version} · ${path}`;
  const told = filled(strings.certificate.snippet, source, line, licence);
  const hint = element('span', { class: 'hint' }, `${number(value, 2)} · ${told}`);
  const made = element('button', { type: 'button', class: 'excerpt' }, code, hint);
  made.addEventListener('click', () => openExcerpt(excerpt.text, excerpt.offset));
  return made;
}

/** Every character on the colour of its value; the strongest is marked, and known before the others are. */
function colouredExcerpt({ model }: Context, excerpt: Excerpt, most: number): Node[] {
  const { before, starts, character, after, value, offset } = excerpt;
  const valueAt = model.excerpts.valuesOf(excerpt);
  const coloured = (text: string, start: number): Node[] => {
    const level = (at: number): number => levelOf(valueAt(start + at) / most);
    return runsOf(text, 0, text.length, { level, isProvisional: () => false }).map((run) =>
      element('span', { class: `v${run.level}` }, shownText(text.slice(run.from, run.to))),
    );
  };
  const lines = before
    .split('\n')
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [document.createTextNode('↵\n')]),
      ...coloured(line, starts[at] ?? 0),
    ]);
  const mark = `v${levelOf(value / most) || Math.sign(value) * LEVELS}`;
  return [
    ...lines,
    element('mark', { class: mark }, character === '\n' ? '↵' : shownText(character)),
    ...coloured(after, offset + character.length),
  ];
}
