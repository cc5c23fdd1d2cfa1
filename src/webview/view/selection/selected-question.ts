import { element, filled, wordButton } from '../dom.ts';
import type { Context, View } from '../view.ts';

/** A button over the text while some of it is selected, which opens the page about the selection. */
export class SelectedQuestion implements View {
  readonly parts = ['document', 'selected'] as const;
  readonly root = element('div', { class: 'selected-question' });
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    this.root.hidden = true;
  }

  draw(): void {
    const { model, strings, number } = this.#context;
    const [first] = model.selection.ranges;
    this.root.hidden = first === undefined || model.document === undefined;
    if (first === undefined) return;
    const { title, asked } = strings.selection;
    const words = filled(asked, number(first.to - first.from, 0));
    this.root.replaceChildren(
      wordButton('selection', words, title, () => model.remember({ page: 'selection' })),
    );
  }
}
