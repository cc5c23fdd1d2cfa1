/** What is known of the character under the pointer, or else under the cursor. */
import { QUANTITY_SIGNS } from '../../core/colour/quantities.ts';
import { isDirection } from '../../core/inspect/subject.ts';
import { symbolName } from '../../core/inspect/symbol-name.ts';
import { labelNames } from '../../core/labels/labels.ts';
import type { PanelModel } from '../model/panel-model.ts';
import { saidCount } from '../model/said-count.ts';
import { characterCode } from '../../core/text/shown-text.ts';
import { element, filled } from './dom.ts';
import { subjectTitle } from './titles.ts';
import { knownLabel } from '../model/moved-labels.ts';
import type { Context, View } from './view.ts';

export class CursorView implements View {
  readonly parts = [
    'cell',
    'cursor',
    'values',
    'guesses',
    'labels',
    'document',
    'choice',
    'theme',
  ] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  /** Read aloud when the keys move the cursor, not when the pointer passes over. */
  readonly #spoken = element('div', { class: 'spoken', 'aria-live': 'polite' });
  readonly #shown = element('div', { class: 'facts' });
  #announced = '';

  constructor(context: Context) {
    this.#context = context;
    this.root = element(
      'section',
      { class: 'cursor', 'aria-label': context.strings.position },
      this.#shown,
      this.#spoken,
    );
  }

  draw(): void {
    const { model, strings, number } = this.#context;
    const { document } = model;
    if (document === undefined) {
      this.#shown.replaceChildren();
      return;
    }
    const at = model.hovered ?? model.cursor;
    const line = document.lines.at(at);
    const column = at - document.lines.start(line);
    const facts: HTMLElement[] = [
      element('code', { class: 'character' }, this.#characterAt(at)),
      fact('', filled(strings.place, line + 1, column + 1)),
    ];
    if (at < document.text.length) {
      const { subject, quantity, view } = model.memory;
      if (subject !== undefined && view === 'neuron') {
        const value = valueAt(model, at);
        const known = Number.isNaN(value) ? strings.notKnown : number(value, 2);
        const sign = isDirection(subject)
          ? subjectTitle(strings, subject)
          : QUANTITY_SIGNS[quantity];
        const mark = model.values.isProvisional(at) ? ` (${strings.provisional})` : '';
        facts.push(fact(sign, known + mark), ...this.#count(at));
      }
      const bits = model.book.bits.at(at);
      if (!Number.isNaN(bits)) {
        facts.push(
          fact(strings.given, number(2 ** -bits, 2), filled(strings.cost, number(bits, 1))),
        );
      }
      facts.push(...this.#guesses(at), ...this.#labels(at));
    }
    this.#shown.replaceChildren(...facts);
    if (model.hovered === undefined) this.#announce(facts);
  }

  /** For a taught neuron that counts: its number beside the true one, and whether they agree. */
  #count(at: number): HTMLElement[] {
    const { model, strings } = this.#context;
    const said = saidCount(model, at);
    if (said === undefined) return [];
    const { label, says, is } = said;
    const text =
      is === undefined ? filled(strings.says, says) : filled(strings.saysAndIs, says, is);
    const mark = is === undefined ? '' : says === is ? ' ✓' : ' ✗';
    // There is little room, and the list already names its own label.
    const name = strings.labels[label];
    const made = fact(label === model.label ? '' : name, text + mark, name);
    made.classList.toggle('miscounted', mark === ' ✗');
    return [made];
  }

  #announce(facts: readonly HTMLElement[]): void {
    const text = facts.map((one) => one.textContent).join(', ');
    if (text === this.#announced) return;
    this.#announced = text;
    this.#spoken.textContent = text;
  }

  #characterAt(at: number): string {
    const { model, strings } = this.#context;
    const { text, lines } = model.document!;
    if (at >= text.length) return strings.endOfText;
    if (at >= lines.contentEnd(lines.at(at))) return strings.lineEnd;
    const character = String.fromCodePoint(text.codePointAt(at)!);
    if (character === ' ') return strings.space;
    if (character === '\t') return strings.tab;
    const isVisible = /^[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
    return isVisible ? character : characterCode(text.charCodeAt(at));
  }

  #guesses(at: number): HTMLElement[] {
    const { model, strings, number } = this.#context;
    const guesses = model.book.after(at);
    if (guesses.length === 0) return [];
    const shown = guesses.map(({ symbol, probability }) =>
      element(
        'span',
        { class: 'guess' },
        element('code', {}, symbolName(strings, symbol)),
        ` ${number(probability, 2)}`,
      ),
    );
    shown[0]!.prepend(element('span', { class: 'key' }, strings.next), ' ');
    return shown;
  }

  /** The list's label always, the others where they are not 0. */
  #labels(at: number): HTMLElement[] {
    const { model, strings } = this.#context;
    return labelNames.flatMap((name) => {
      const value = knownLabel(model.labels, name, at);
      if (value === undefined || (value === 0 && name !== model.label)) return [];
      return [fact(strings.labels[name], String(value))];
    });
  }
}

/** The exact value from the cell's sums where they are about this character; the values in the text are rounded. */
function valueAt({ memory, cell, document, values }: PanelModel, at: number): number {
  const isOfIt = cell?.at === at && cell.version === document?.version;
  return (isOfIt ? cell.step?.[memory.quantity] : undefined) ?? values.at(at);
}

function fact(key: string, value: string, title?: string): HTMLElement {
  const made = element('span', { class: 'fact', title });
  if (key !== '') made.append(element('span', { class: 'key' }, key), ' ');
  made.append(value);
  return made;
}
