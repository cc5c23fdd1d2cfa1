/** What all pages that replace the text share: the heading, the button back, and the handling of focus. */
import type { Part } from '../model/parts.ts';
import { element, iconButton } from './dom.ts';
import { pageShown, type PanelPage } from './pages.ts';
import type { Context, PageView, View } from './view.ts';

export class PageFrame implements View {
  readonly parts: readonly (Part | 'theme')[];
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #page: PanelPage;
  readonly #view: PageView;
  readonly #heading = element('h2', { tabindex: '-1' });
  /** What had the focus before. */
  #before: Element | null = null;

  constructor(context: Context, page: PanelPage) {
    this.#context = context;
    this.#page = page;
    this.#view = page.view(context);
    this.parts = ['choice', 'document', ...this.#view.parts];
    const close = iconButton('back', context.strings.closePage, () =>
      context.model.remember({ page: 'text' }),
    );
    this.root = element(
      'article',
      { class: `page ${page.id}` },
      element('header', {}, close, this.#heading),
      this.#view.root,
    );
    this.root.hidden = true;
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const isShown = pageShown(this.#context.model) === this.#page;
    if (this.root.hidden === isShown) this.#toggle(isShown);
    if (!isShown) return;
    const heading = this.#view.heading();
    const isAnother = heading !== this.#heading.textContent;
    this.#heading.textContent = heading;
    this.#view.draw(changed);
    if (isAnother) this.root.scrollTop = 0;
  }

  #toggle(isShown: boolean): void {
    this.root.hidden = !isShown;
    if (isShown) {
      this.#before = document.activeElement;
      // A list beside the page keeps the focus, so that the keys go on through its neurons.
      const isList = this.#before?.classList.contains('list') === true;
      if (!isList || this.#context.model.isStacked) this.#heading.focus();
    } else if (this.#before instanceof HTMLElement) this.#before.focus();
  }
}
