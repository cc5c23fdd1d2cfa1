/** The search field for a word, a verdict or a name; it lists below what may be meant, and Enter takes the first. */
import { neuronRanges } from '../../core/inspect/cell.ts';
import { subjectName } from '../../core/inspect/subject.ts';
import { search, type Hit } from '../model/search.ts';
import { element, filled, onPress } from './dom.ts';
import { subjectTitle, VERDICT_SIGNS } from './titles.ts';
import type { Context } from './view.ts';

export class SearchView {
  readonly root: HTMLElement;
  /** Says that nothing was found. */
  readonly problem = element('p', { class: 'problem', role: 'alert' });
  readonly #context: Context;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  #hits: readonly Hit[] = [];
  #at = 0;

  constructor(context: Context) {
    const { strings } = context;
    this.#context = context;
    this.#list = element('div', {
      ...{ class: 'hits', role: 'listbox', id: 'search-hits', 'aria-label': strings.hits },
    });
    this.#list.hidden = true;
    this.#input = element('input', {
      ...{ type: 'text', class: 'search', role: 'combobox', autocomplete: 'off' },
      ...{ 'aria-label': strings.search, placeholder: strings.searchHint },
      ...{ 'aria-expanded': 'false', 'aria-controls': 'search-hits', spellcheck: 'false' },
    });
    this.#input.title = strings.search;
    this.#input.addEventListener('input', () => this.#search());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('blur', () => this.#close());
    onPress(this.#list, (event) => {
      const option = event.target instanceof Element && event.target.closest('[role=option]');
      if (!option) return;
      // The field keeps the focus.
      event.preventDefault();
      this.#take(this.#hits[[...this.#list.children].indexOf(option)]);
    });
    this.root = element('div', { class: 'search-box' }, this.#input, this.#list);
  }

  /** Whether results are shown. */
  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  #search(): void {
    const { model, strings } = this.#context;
    const { catalogued, network, tellable } = model;
    this.problem.textContent = '';
    this.#hits = search(this.#input.value, {
      ...{ tellable, network, labelNames: strings.labels, verdicts: strings.certificate.short },
      certified: (catalogued?.certified ?? []).filter(
        ({ family }) => family === catalogued?.family,
      ),
    });
    this.#at = 0;
    this.#list.replaceChildren(...this.#hits.map((hit, at) => this.#option(hit, at)));
    this.#show();
  }

  #option(hit: Hit, at: number): HTMLElement {
    const { strings } = this.#context;
    const [name, note] = this.#words(hit);
    const row = element(
      'div',
      { role: 'option', id: `hit-${at}`, class: 'hit' },
      element('span', { class: hit.kind === 'label' ? 'hit-label' : 'hit-name' }, name),
    );
    if (note !== undefined) row.append(element('span', { class: 'hit-note' }, note));
    row.title = hit.kind === 'label' ? strings.sees[hit.label] : name;
    return row;
  }

  #words(hit: Hit): [name: string, note: string | undefined] {
    const { strings } = this.#context;
    const { short } = strings.certificate;
    if (hit.kind === 'label') {
      const { best, label } = hit;
      if (best === undefined) return [strings.labels[label], undefined];
      const told = `${subjectTitle(strings, best.neuron)} ${VERDICT_SIGNS[best.grade]} ${short[best.grade]}`;
      return [strings.labels[label], filled(strings.bestFor, told)];
    }
    const { subject, quantity, certified } = hit;
    const name = [subjectTitle(strings, subject), quantity].filter(Boolean).join(' ');
    if (certified === undefined) return [name, undefined];
    const { grade, label } = certified;
    return [name, `${VERDICT_SIGNS[grade]} ${short[grade]}: ${strings.labels[label]}`];
  }

  #show(): void {
    const isOpen = this.#hits.length > 0;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) this.#input.setAttribute('aria-activedescendant', `hit-${this.#at}`);
    else this.#input.removeAttribute('aria-activedescendant');
    [...this.#list.children].forEach((row, at) => {
      row.setAttribute('aria-selected', String(at === this.#at));
      if (at === this.#at) row.scrollIntoView({ block: 'nearest' });
    });
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.removeAttribute('aria-activedescendant');
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'Enter') this.#enter();
    else if (key === 'Escape' && !this.#list.hidden) this.#close();
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && !event.altKey) {
      if (this.#hits.length === 0) return;
      const step = key === 'ArrowDown' ? 1 : this.#hits.length - 1;
      this.#at = this.#list.hidden ? 0 : (this.#at + step) % this.#hits.length;
      this.#show();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #enter(): void {
    const { model, strings } = this.#context;
    if (this.#input.value.trim() === '' || model.network === undefined) return;
    // The text may have been typed before the network was known.
    if (this.#hits.length === 0) this.#search();
    const hit = this.#hits[this.#at];
    if (hit === undefined) {
      this.problem.textContent = filled(strings.nothingFound, neuronRanges(model.network.widths));
    } else this.#take(hit);
  }

  #take(hit: Hit | undefined): void {
    const { model } = this.#context;
    if (hit === undefined) return;
    const [name] = this.#words(hit);
    this.#input.value = hit.kind === 'subject' ? subjectName(hit.subject) : name;
    this.#hits = [];
    this.#close();
    this.problem.textContent = '';
    if (hit.kind === 'label') {
      model.remember({ label: hit.label, proposed: true });
      return;
    }
    const { subject, quantity, certified } = hit;
    model.choose(subject, quantity);
    if (certified !== undefined && model.tellable.includes(certified.label)) {
      model.remember({ label: certified.label });
    }
  }
}
