/** Where a neuron is strongest on held-out text: each snippet opens in the editor. */
import type { Snippet } from '../../../core/certify/snippet.ts';
import { LEVELS, levelOf } from '../../../core/colour/palette.ts';
import { runsOf } from '../../../core/colour/runs.ts';
import { shownText } from '../../../core/text/shown-text.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';
import { card } from '../drawing.ts';
import { howDisclosure } from './how.ts';

export interface SnippetsCard {
  readonly root: HTMLElement;
  /** Redraws the colours when more values are known. */
  colour(): void;
}

export function snippetsCard(context: Context, snippets: readonly Snippet[]): SnippetsCard {
  const texts = context.strings.certificate;
  const most = Math.max(1, ...snippets.map(({ value }) => Math.abs(value)));
  const codes = snippets.map((snippet) => ({ snippet, code: element('code') }));
  const colour = (): void => {
    for (const { snippet, code } of codes) {
      code.replaceChildren(...colouredSnippet(context, snippet, most));
    }
  };
  colour();
  const items = codes.map(({ snippet, code }) => element('li', {}, button(context, snippet, code)));
  const list = element('ol', { class: 'snippets' }, ...items);
  const how = howDisclosure(context, 'snippets');
  return { root: card(texts.snippets, scale(context, most), list, how), colour };
}

/** The colour scale. */
function scale({ number }: Context, most: number): HTMLElement {
  const steps = Array.from({ length: 2 * LEVELS + 1 }, (_, at) =>
    element('span', { class: `v${at - LEVELS}` }),
  );
  return element(
    'p',
    { class: 'hint snippet-scale' },
    element('span', {}, number(-most, 2)),
    element('span', { class: 'steps', 'aria-hidden': 'true' }, ...steps),
    element('span', {}, `+${number(most, 2)}`),
  );
}

function button(
  { strings, number, openSnippet }: Context,
  snippet: Snippet,
  code: HTMLElement,
): HTMLElement {
  const { value, line, licence, path } = snippet;
  const source = `${snippet.package} ${snippet.version} · ${path}`;
  const told = filled(strings.certificate.snippet, source, line, licence);
  const hint = element('span', { class: 'hint' }, `${number(value, 2)} · ${told}`);
  const made = element('button', { type: 'button', class: 'snippet' }, code, hint);
  made.addEventListener('click', () => openSnippet(snippet.text, snippet.offset));
  return made;
}

/** Every character in the colour of its value; the strongest is marked, and its value is known first. */
function colouredSnippet({ model }: Context, snippet: Snippet, most: number): Node[] {
  const { before, starts, character, after, value, offset } = snippet;
  const valueAt = model.snippets.valuesOf(snippet);
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
