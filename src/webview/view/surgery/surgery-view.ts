/** Held neurons, and the consequences. */
import { filled, element } from '../dom.ts';
import { subjectTitle } from '../titles.ts';
import type { Part } from '../../model/parts.ts';
import type { Context, PageView } from '../view.ts';
import { BeforeAfter } from './before-after.ts';
import { DoseResponse } from './dose-response.ts';
import { GrowthMap } from './growth-map.ts';
import { HoldControls } from './hold-controls.ts';

export class SurgeryView implements PageView {
  readonly parts = [
    'choice',
    'cursor',
    'document',
    'held',
    'model',
    'surgery',
    'theme',
  ] as const satisfies readonly (Part | 'theme')[];
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #sections: readonly { readonly root: HTMLElement; draw(): void }[];

  constructor(context: Context) {
    this.#context = context;
    const controls = new HoldControls(context);
    const cards = [new BeforeAfter(context), new DoseResponse(context), new GrowthMap(context)];
    this.#sections = [controls, ...cards];
    this.root = element(
      'div',
      { class: 'surgery-body' },
      controls.root,
      element('div', { class: 'cards' }, ...cards.map(({ root }) => root)),
    );
  }

  heading(): string {
    const { model, strings } = this.#context;
    const { subject } = model.memory;
    const name = subject === undefined ? strings.noNeuron : subjectTitle(strings, subject);
    return filled(strings.surgery.title, name);
  }

  draw(): void {
    for (const section of this.#sections) section.draw();
  }
}
