/** The neurons that distinguish what is selected, in the editor or in the panel, from the rest. */
import { subjectName } from '../../../core/inspect/subject.ts';
import type { TellingValues } from '../../../protocol/inspection.ts';
import { Asking } from '../../model/asking.ts';
import type { PanelDocument } from '../../model/document.ts';
import { element, filled, linkButton } from '../dom.ts';
import { hint } from '../drawing.ts';
import { radios, type Radios } from '../radios.ts';
import { quoted } from '../quoted.ts';
import { subjectTitle } from '../titles.ts';
import type { Context, PageView } from '../view.ts';
import { ElsewherePart } from './elsewhere-part.ts';
import { OwnLabel, type Labelled } from './own-label.ts';

/** Neurons shown at most; the first `COMBINED` of them are searched for in the other open files. */
const MOST = 20;
const COMBINED = 3;
const CHANCE = 0.05;

const NOTHING: Labelled = { on: [], off: undefined };

type Told = NonNullable<TellingValues['told']>;

export class SelectionView implements PageView {
  readonly parts = ['choice', 'document', 'progress', 'selected'] as const;
  readonly root = element('div', { class: 'selection-body' });
  readonly #context: Context;
  readonly #asking: Asking<'tellApart'>;
  readonly #quotes = element('ul', { class: 'quotes' });
  readonly #against: Radios<'others' | 'rest'>;
  readonly #result = element('div', {});
  readonly #elsewhere: ElsewherePart;
  readonly #own: OwnLabel;
  /** Whether the reader chose to compare with the other selections; undefined until they choose. */
  #withOthers: boolean | undefined;
  #told: Told | 'nothing' | undefined;
  #asked = '';

  constructor(context: Context) {
    const { selection } = context.strings;
    this.#context = context;
    this.#asking = new Asking('tellApart', context.ask, (answer) => {
      // Without values the answer is stale: the change of the text asks again.
      if (answer.kind === 'values') this.#told = answer.told ?? 'nothing';
      this.#drawResult();
    });
    const against = [
      ['rest', selection.rest],
      ['others', selection.others],
    ] as const;
    this.#elsewhere = new ElsewherePart(context);
    this.#against = radios(selection.against, 'against', against, (chosen) => {
      this.#withOthers = chosen === 'others';
      this.draw();
    });
    this.#own = new OwnLabel(context, () => this.draw());
    this.root.append(
      hint(selection.intro),
      this.#own.root,
      this.#quotes,
      this.#against.root,
      this.#result,
      this.#elsewhere.root,
    );
  }

  heading(): string {
    return this.#context.strings.selection.title;
  }

  draw(): void {
    const { document, progress } = this.#context.model;
    if (document === undefined) return;
    const { uri, version } = document;
    const compared = this.#compared(document);
    // Compared again when the rest of the file has been read.
    const asked = JSON.stringify([uri, version, compared, progress.done]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#asking.forget();
      const { on, off } = compared === 'waiting' ? NOTHING : compared;
      this.#told = compared === 'waiting' || on.length > 0 ? undefined : 'nothing';
      if (on.length > 0) this.#asking.want(uri, { version, on, ...(off && { off }), limit: MOST });
    }
    this.#drawResult();
  }

  /** Where the reader's own label is on, or else the first selection, and what that is compared with. */
  #compared(document: PanelDocument): Labelled | 'waiting' {
    const { selection } = this.#context.model;
    const selected = selection.ranges;
    const own = this.#own.read(document);
    this.#against.root.hidden = own !== undefined || selected.length < 2;
    const quotes = own === undefined ? selected : [];
    this.#quotes.replaceChildren(
      ...quotes.map(({ from, to }) => element('li', {}, quoted(document.text.slice(from, to)))),
    );
    if (own !== undefined) return own;
    const others = selected.slice(1);
    const withOthers = this.#withOthers ?? selection.isPair;
    this.#against.choose(withOthers ? 'others' : 'rest');
    const off = withOthers && others.length > 0 ? others : undefined;
    return { on: selected.slice(0, 1), off };
  }

  #drawResult(): void {
    const { selection } = this.#context.strings;
    const told = this.#told;
    // While the file is still being read, the neurons may change.
    const isSettled = typeof told === 'object' && this.#context.model.progress.done;
    this.#elsewhere.want(this.#asked, isSettled ? told.neurons.slice(0, COMBINED) : undefined);
    if (told === undefined) this.#result.replaceChildren(hint(selection.looking));
    else if (told === 'nothing') this.#result.replaceChildren(hint(selection.nothing));
    else this.#result.replaceChildren(...this.#toldParts(told));
  }

  #toldParts(told: Told): HTMLElement[] {
    const { strings, number } = this.#context;
    const { selection } = strings;
    const { chance, characters } = told;
    const isMore = chance.p <= CHANCE;
    const sentence = filled(
      isMore ? selection.more : selection.noMore,
      number(chance.moves, 0),
      number(0.5 + chance.distance, 2),
      number(chance.p, 3),
    );
    const compared = filled(
      selection.compared,
      number(characters.on, 0),
      number(characters.off, 0),
    );
    return [
      element(
        'p',
        { class: isMore ? 'verdict-line' : 'verdict-line weak', role: 'status' },
        `${isMore ? '●' : '○'} ${sentence} ${compared}`,
      ),
      element('h3', { title: selection.aucHint }, selection.neurons),
      element('ol', { class: 'told-list' }, ...told.neurons.map((one) => this.#neuron(one))),
      ...this.#places(told),
    ];
  }

  #neuron({ auc, inside, outside, kind, told, ...neuron }: Told['neurons'][number]): HTMLElement {
    const { model, strings, number } = this.#context;
    const { selection } = strings;
    const bare = { layer: neuron.layer, unit: neuron.unit };
    const { subject } = model.memory;
    const what = told === undefined ? '' : ` · ${filled(strings.wasTold, strings.labels[told])}`;
    const isShown = subject !== undefined && subjectName(subject) === subjectName(bare);
    const button = element(
      'button',
      { type: 'button', class: 'told-neuron', 'aria-pressed': String(isShown) },
      element('span', { class: 'name' }, subjectTitle(strings, bare)),
      bar(auc),
      element('span', { class: 'auc' }, `${selection.auc} ${number(auc, 2)}`),
      element(
        'span',
        { class: 'hint' },
        `${filled(selection.means, number(inside, 2), number(outside, 2))} · ${strings.kinds[kind]}${what}`,
      ),
    );
    button.addEventListener('click', () => model.choose(bare, 'h'));
    return element('li', {}, button);
  }

  #places({ neurons, places }: Told): HTMLElement[] {
    const { model, strings, goTo } = this.#context;
    const { selection } = strings;
    const { document } = model;
    if (document === undefined) return [];
    const names = neurons.slice(0, COMBINED).map((one) => subjectTitle(strings, one));
    const items = places.map(({ from, to }) => {
      const line = document.lines.at(from);
      const where = filled(selection.line, line + 1);
      const link = linkButton(`${where}: ${quoted(document.text.slice(from, to))}`, () =>
        goTo(from),
      );
      return element('li', {}, link);
    });
    return [
      element('h3', {}, filled(selection.places, names.join(', '))),
      items.length === 0 ? hint(selection.noPlaces) : element('ul', { class: 'places' }, ...items),
    ];
  }
}

/** A bar to the left or right of one half, which is chance. */
function bar(auc: number): HTMLElement {
  const filled = element('span', { class: auc < 0.5 ? 'low' : 'high' });
  filled.style.left = `${100 * Math.min(auc, 0.5)}%`;
  filled.style.width = `${100 * Math.abs(auc - 0.5)}%`;
  return element('span', { class: 'auc-bar', 'aria-hidden': 'true' }, filled);
}
