/** Shown above everything else while neurons are held: which, what that means, and a button that heals. */
import { element, filled } from '../dom.ts';
import type { Context, View } from '../view.ts';
import { heldWords } from './held-words.ts';

/** Neurons named at most; of the others only the number is given. */
const mostNamed = 3;

export class HeldBanner implements View {
  readonly parts = ['held', 'choice', 'document'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #words = element('p', { role: 'status' });
  readonly #compare: HTMLButtonElement;

  constructor(context: Context) {
    this.#context = context;
    const { model, strings, hold } = context;
    const { surgery } = strings;
    const heal = element('button', { type: 'button', class: 'heal' }, surgery.heal);
    heal.addEventListener('click', () => hold([]));
    this.#compare = element('button', { type: 'button', class: 'words' }, surgery.beforeAfter);
    this.#compare.addEventListener('click', () => model.remember({ page: 'surgery' }));
    this.root = element(
      'section',
      { class: 'panel-notice held-banner', 'aria-label': surgery.heldOnes },
      this.#words,
      element('div', { class: 'group' }, this.#compare, heal),
    );
    this.root.hidden = true;
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { held } = model.surgery;
    const hadKeyboard = this.root.contains(document.activeElement);
    this.root.hidden = held.length === 0;
    this.#compare.hidden = model.memory.page === 'surgery' || model.document === undefined;
    if (hadKeyboard && this.root.hidden) {
      document.querySelector<HTMLElement>('.page:not([hidden]) h2, .text')?.focus();
    }
    const { banner, bannerMore, bannerMeans } = strings.surgery;
    const named = held
      .slice(0, mostNamed)
      .map((one) => heldWords(this.#context, one))
      .join(', ');
    const more = held.length - mostNamed;
    const all = more > 0 ? filled(bannerMore, named, more) : named;
    const text = held.length === 0 ? '' : `${filled(banner, all)}.`;
    if (this.#words.dataset['text'] === text) return;
    this.#words.dataset['text'] = text;
    this.#words.replaceChildren(
      ...(text === '' ? [] : [element('strong', {}, `⚠ ${text}`), ` ${bannerMeans}`]),
    );
  }
}
