/** Up to four neurons or quantities on the same text, surprise among them. */
import { cellQuantities, type CellQuantity } from '../../../core/inspect/cell.ts';
import { QUANTITY_SIGNS } from '../../../core/colour/quantities.ts';
import { isDirection } from '../../../core/inspect/subject.ts';
import type { Pane, SubjectPane } from '../../../protocol/side-by-side.ts';
import {
  movedPane,
  nextQuantity,
  paneKey,
  requantified,
  samePane,
  withPane,
  withoutPane,
} from '../../model/side/panes.ts';
import { element, filled, iconButton, type IconName } from '../dom.ts';
import { paneTitle, subjectTitle } from '../titles.ts';
import type { Context } from '../view.ts';
import { AddPane } from './add-pane.ts';
import { neuronsContent } from './aligned-content.ts';
import type { AlignedView } from './aligned-view.ts';
import { PaneHead, valueInWords } from './pane-head.ts';
import type { SidePart } from './side-part.ts';

type Act = 'another' | 'earlier' | 'later' | 'remove';

export class NeuronsPart implements SidePart {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #aligned: AlignedView;
  readonly #heads: HTMLElement;
  readonly #add: AddPane;
  readonly #problem = element('p', { class: 'problem', role: 'alert' });
  #drawnHeads: readonly PaneHead[] = [];
  #drawnFor = '';

  constructor(context: Context, aligned: AlignedView) {
    const { side } = context.strings;
    this.#context = context;
    this.#aligned = aligned;
    this.#heads = element('ol', { class: 'pane-heads', 'aria-label': side.heads });
    this.#add = new AddPane(
      context,
      (pane) => this.#put(pane),
      (text) => this.#tell(text),
    );
    this.root = element('div', { class: 'side-part' }, this.#add.root, this.#problem, this.#heads);
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { document, side } = model;
    const { panes } = side;
    this.#drawHeads(panes);
    this.#add.draw();
    if (document === undefined || panes.length === 0) return;
    const names = panes.map((pane) => paneTitle(this.#context.strings, pane)).join(', ');
    this.#aligned.draw(
      neuronsContent(document, side, panes),
      `${filled(strings.text, document.name)}: ${names}`,
    );
  }

  drawCursor(at: number): string {
    const { side } = this.#context.model;
    const said = side.panes.map((pane, place) => {
      const { track } = side.valuesOf(pane);
      const words = side.isLost(pane)
        ? this.#context.strings.side.lost
        : valueInWords(this.#context, track.at(at), track.isProvisional(at));
      this.#drawnHeads[place]?.draw(words, side.spanOf(pane), this.#aligned.arrangement);
      return `${paneTitle(this.#context.strings, pane)} ${words}`;
    });
    return said.join(', ');
  }

  /** Redraws the heads only when the panes change: a button in them may have the focus. */
  #drawHeads(panes: readonly Pane[]): void {
    const key = JSON.stringify(panes.map(paneKey));
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    this.#drawnHeads = panes.map((pane, at) => this.#head(panes, pane, at));
    this.#heads.replaceChildren(...this.#drawnHeads.map(({ root }) => root));
  }

  #head(panes: readonly Pane[], pane: Pane, at: number): PaneHead {
    const { strings } = this.#context;
    const { side } = strings;
    const name = paneTitle(this.#context.strings, pane);
    const button = (act: Act, icon: IconName, text: string, isOff: boolean): HTMLElement => {
      const made = iconButton(icon, filled(text, name), () => this.#act(act, pane));
      made.dataset['act'] = act;
      made.disabled = isOff;
      return made;
    };
    const isAlone = panes.length === 1;
    const tools = element(
      'span',
      { class: 'pane-tools' },
      button('earlier', 'back', side.earlierPlace, at === 0),
      button('later', 'forward', side.laterPlace, at === panes.length - 1),
      button('another', 'add', side.another, nextQuantity(panes, pane) === undefined),
      button('remove', 'close', isAlone ? side.last : side.remove, isAlone),
    );
    return new PaneHead(
      this.#context,
      [
        element('span', { class: 'pane-number', 'aria-hidden': 'true' }, String(at + 1)),
        ...(pane === 'surprise' ? [name] : this.#subject(pane)),
      ],
      [tools],
      pane === 'surprise' ? side.surpriseHint : undefined,
    );
  }

  #subject(pane: SubjectPane): readonly HTMLElement[] {
    const { model, strings } = this.#context;
    const choose = element(
      'button',
      { type: 'button', class: 'link', title: filled(strings.side.show, paneTitle(strings, pane)) },
      subjectTitle(strings, pane.subject),
    );
    choose.addEventListener('click', () => model.choose(pane.subject, pane.quantity));
    return isDirection(pane.subject) ? [choose] : [choose, this.#quantity(pane)];
  }

  #quantity(pane: SubjectPane): HTMLElement {
    const { strings } = this.#context;
    const select = element('select', {
      'aria-label': filled(strings.side.quantityOf, subjectTitle(strings, pane.subject)),
      title: strings.quantityHints[pane.quantity],
    });
    for (const one of cellQuantities) {
      const option = element('option', { value: one }, QUANTITY_SIGNS[one]);
      option.selected = one === pane.quantity;
      select.append(option);
    }
    select.addEventListener('change', () => {
      const quantity = select.value as CellQuantity;
      const { panes, at } = this.#placeOf(pane);
      if (at < 0) return;
      const next = requantified(panes, at, quantity);
      if (next !== undefined) this.#keep(next, at, 'select');
      else {
        const other = paneTitle(strings, { ...pane, quantity });
        this.#tell(filled(strings.side.there, other));
        select.value = pane.quantity;
      }
    });
    return select;
  }

  #act(act: Act, pane: Pane): void {
    const { panes, at } = this.#placeOf(pane);
    if (at < 0) return;
    if (act === 'another') {
      const next = nextQuantity(panes, pane);
      if (next !== undefined) this.#put(next);
    } else if (act === 'remove') {
      if (panes.length === 1) return;
      this.#keep(withoutPane(panes, at), Math.min(at, panes.length - 2), '[data-act=remove]');
    } else {
      const to = at + (act === 'later' ? 1 : -1);
      if (to < 0 || to >= panes.length) return;
      this.#keep(movedPane(panes, at, act === 'later' ? 1 : -1), to, `[data-act=${act}]`);
    }
  }

  /** From the model: a key may be pressed before the effect of the last one is drawn. */
  #placeOf(pane: Pane): { readonly panes: readonly Pane[]; readonly at: number } {
    const { panes } = this.#context.model.side;
    return { panes, at: panes.findIndex((one) => samePane(one, pane)) };
  }

  /** Adds a pane at the end, if there is room. */
  #put(pane: Pane): void {
    const { side } = this.#context.strings;
    const { panes } = this.#context.model.side;
    const next = withPane(panes, pane);
    if (next === 'full') this.#tell(side.full);
    else if (typeof next === 'string')
      this.#tell(filled(side.there, paneTitle(this.#context.strings, pane)));
    else {
      this.#tell('');
      this.#context.model.side.remember({ panes: next });
    }
  }

  /** Stores the panes; the focus follows the pane at `at`. */
  #keep(panes: readonly Pane[], at: number, selector: string): void {
    this.#tell('');
    this.#context.model.side.remember({ panes });
    this.#drawHeads(panes);
    const head = this.#drawnHeads[at]?.root;
    const found = [...(head?.querySelectorAll<HTMLButtonElement>(selector) ?? [])];
    const next = found.find(({ disabled }) => !disabled);
    (next ?? head?.querySelector<HTMLElement>('.pane-tools button:enabled'))?.focus();
    this.drawCursor(this.#context.model.cursor);
  }

  #tell(problem: string): void {
    this.#problem.textContent = problem;
  }
}
