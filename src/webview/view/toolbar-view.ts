/** Controls for what is shown and how: the neuron, its quantity, the look. */
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';

import { QUANTITY_SIGNS } from '../../core/colour/quantities.ts';
import { cellQuantities } from '../../core/inspect/cell.ts';
import { isDirection, sameSubject } from '../../core/inspect/subject.ts';
import type { Preset } from '../../protocol/panel-strings.ts';
import { lookBy, PRESETS, presetOf } from '../model/presets.ts';
import { element, iconButton, setTitle, wordButton } from './dom.ts';
import { option } from './neurons-view.ts';
import { PAGES, type PanelPage } from './pages.ts';
import { subjectTitle } from './titles.ts';
import type { Context, View } from './view.ts';

export class ToolbarView implements View {
  readonly parts = ['choice', 'coloured', 'pinned', 'document', 'model'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #name = element('output', { class: 'chosen' });
  readonly #back: HTMLButtonElement;
  readonly #forward: HTMLButtonElement;
  readonly #pin: HTMLButtonElement;
  readonly #pages: readonly HTMLButtonElement[];
  readonly #lock: HTMLButtonElement;
  readonly #paint: HTMLButtonElement;
  readonly #more: HTMLButtonElement;
  /** In a row where there is room for them, otherwise in a box that a button opens. */
  readonly #controls: HTMLElement;
  readonly #quantities: HTMLElement;
  /** Explains the chosen quantity, where there is room for a sentence. */
  readonly #quantityHint = element('p', { class: 'hint quantity-hint' });
  readonly #look: VscodeSingleSelect;
  readonly #guesses: VscodeCheckbox;
  readonly #plot: VscodeCheckbox;

  constructor(context: Context, lock: (locked: boolean) => void) {
    const { model, strings } = context;
    this.#context = context;
    this.#back = iconButton('back', strings.back, () => model.travel(-1));
    this.#forward = iconButton('forward', strings.forward, () => model.travel(1));
    this.#pin = iconButton('pin', strings.pin, () => {
      if (model.memory.subject !== undefined) model.togglePin(model.memory.subject);
    });
    this.#pages = TOOLBAR_PAGES.map((page) => pageButton(context, page));
    this.#lock = iconButton('lock', strings.lock, () => lock(!model.locked));
    this.#paint = wordButton('paint', strings.colourEditor, strings.colourEditorHint, () =>
      context.act('colourEditor'),
    );
    // Screen readers get the full name even where there is room for one word only.
    this.#paint.setAttribute('aria-label', strings.colourEditor);
    this.#paint.append(element('span', { class: 'short' }, strings.colourEditorShort));
    this.#more = iconButton('sliders', strings.view, () => {
      this.#open(this.#isShut);
      // The box comes before the button in the tab order, so opening it moves the focus into it.
      if (!this.#isShut) this.#controls.querySelector<HTMLElement>('input:checked')?.focus();
    });
    this.#more.classList.add('more');
    this.#quantities = quantityRadios(context);
    this.#look = element('vscode-single-select', { class: 'look' });
    this.#look.label = strings.look;
    for (const preset of PRESETS) {
      this.#look.append(option(preset, strings.presets[preset], preset === presetOf(model.memory)));
    }
    this.#look.addEventListener('change', () => lookBy(this.#look.value as Preset, model));
    this.#guesses = checkbox(strings.guesses, (guesses) => model.remember({ guesses }));
    this.#plot = checkbox(strings.plot, (plot) => model.remember({ plot }));
    this.#controls = element(
      'div',
      { class: 'controls' },
      this.#quantities,
      this.#quantityHint,
      this.#look,
      element('div', { class: 'group' }, this.#guesses, this.#plot),
    );
    this.root = element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': strings.controls },
      element(
        'div',
        { class: 'group' },
        this.#back,
        this.#forward,
        this.#name,
        this.#pin,
        ...this.#pages,
      ),
      this.#controls,
      element('div', { class: 'group end' }, this.#paint, this.#more, this.#lock),
    );
    this.#open(false);
    document.addEventListener('mousedown', ({ target }) => {
      const isOwn = target instanceof Node && this.root.contains(target);
      if (!isOwn && !this.#isShut) this.#open(false);
    });
  }

  /** Closes the box of controls. Returns whether it was open. */
  shut(): boolean {
    if (this.#isShut) return false;
    const hasKeyboard = this.#controls.contains(document.activeElement);
    this.#open(false);
    if (hasKeyboard) this.#more.focus();
    return true;
  }

  get #isShut(): boolean {
    return this.#more.getAttribute('aria-expanded') === 'false';
  }

  #open(isOpen: boolean): void {
    this.#more.setAttribute('aria-expanded', String(isOpen));
    this.#controls.classList.toggle('open', isOpen);
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { memory, history, pinned } = model;
    const { subject, quantity } = memory;
    this.#name.textContent =
      subject === undefined ? strings.noNeuron : subjectTitle(strings, subject);
    this.#name.title = this.#name.textContent;
    this.#back.disabled = !history.canGoBack;
    this.#forward.disabled = !history.canGoForward;
    const isPinned = pinned.some((one) => sameSubject(one, subject));
    setTitle(this.#pin, isPinned ? strings.unpin : strings.pin);
    this.#pin.setAttribute('aria-pressed', String(isPinned));
    this.#pin.disabled = subject === undefined;
    this.#paint.setAttribute('aria-pressed', String(model.coloured));
    TOOLBAR_PAGES.forEach((page, at) => {
      const button = this.#pages[at]!;
      button.disabled = !page.hasContent(model);
      button.setAttribute('aria-pressed', String(memory.page === page.id));
    });
    const hasOneValue = subject !== undefined && isDirection(subject);
    this.#lock.setAttribute('aria-pressed', String(model.locked));
    for (const radio of this.#quantities.querySelectorAll('input')) {
      radio.checked = radio.value === quantity;
      radio.disabled = memory.view === 'surprise' || hasOneValue;
    }
    this.#quantityHint.textContent = strings.quantityHints[quantity];
    const preset = presetOf(memory);
    if (this.#look.value !== preset) this.#look.value = preset;
    this.#guesses.checked = memory.guesses;
    this.#plot.checked = memory.plot;
  }
}

/** The gallery's button is beside the search for neurons instead. */
const TOOLBAR_PAGES = PAGES.filter(({ id }) => id !== 'gallery');

/** Opens a page, or goes back from it to the text. */
function pageButton({ model, strings }: Context, page: PanelPage): HTMLButtonElement {
  return iconButton(page.icon, page.title(strings), () =>
    model.remember({ page: model.memory.page === page.id ? 'text' : page.id }),
  );
}

function checkbox(label: string, change: (checked: boolean) => void): VscodeCheckbox {
  const made = element('vscode-checkbox');
  made.label = label;
  made.addEventListener('change', () => change(made.checked));
  return made;
}

function quantityRadios({ model, strings }: Context): HTMLElement {
  const group = element('fieldset', { class: 'quantities', 'aria-label': strings.quantity });
  for (const quantity of cellQuantities) {
    const input = element('input', { type: 'radio', name: 'quantity', value: quantity });
    input.setAttribute(
      'aria-label',
      `${QUANTITY_SIGNS[quantity]}: ${strings.quantities[quantity]}`,
    );
    input.addEventListener('change', () => model.remember({ quantity }));
    const title = strings.quantityHints[quantity];
    group.append(element('label', { title }, input, element('span', {}, QUANTITY_SIGNS[quantity])));
  }
  return group;
}
