/** What would be written at the cursor by the healthy and by the wounded network. */
import { symbolName } from '../../../core/inspect/symbol-name.ts';
import { authors, type Comparison, type Moved, type Written } from '../../../protocol/surgery.ts';
import { card, hint } from '../drawing.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';

export class BeforeAfter {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #body = element('div', {});
  #drawn: unknown;

  constructor(context: Context) {
    this.#context = context;
    this.root = card(context.strings.surgery.beforeAfter, this.#body);
    this.root.classList.add('before-after');
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { comparison, held, place } = model.surgery;
    this.#body.classList.toggle('is-old', comparison?.about !== place);
    if (comparison === this.#drawn && comparison !== undefined) return;
    this.#drawn = comparison;
    const { document, cursor } = model;
    if (comparison === undefined || document === undefined) {
      this.#body.replaceChildren(hint(strings.certificate.loading));
      return;
    }
    const texts = strings.surgery;
    const line = document.lines.at(cursor);
    const where = filled(strings.place, line + 1, cursor - document.lines.start(line) + 1);
    const { answer } = comparison;
    this.#body.replaceChildren(
      hint(filled(answer.isCut ? texts.atCursorCut : texts.atCursor, where)),
      this.#suggestions(answer),
      ...(answer.provisional ? [hint(texts.provisional)] : []),
      hint(texts.byHand),
      element('h4', {}, texts.moved),
      hint(texts.movedHint),
      ...(held.length === 0 ? [hint(texts.nothingHeld)] : []),
      this.#moved(answer.moved),
    );
  }

  #suggestions(answer: Comparison): HTMLElement {
    const { surgery } = this.#context.strings;
    return element(
      'table',
      { class: 'suggestions' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('td', {}),
          element('th', { scope: 'col' }, surgery.healthy),
          element('th', { scope: 'col' }, surgery.held),
        ),
      ),
      element(
        'tbody',
        {},
        ...authors.map((author) => {
          const [healthy, held] = [answer.healthy[author], answer.held[author]];
          const isOther = healthy?.text !== held?.text;
          return element(
            'tr',
            { 'data-author': author },
            element('th', { scope: 'row' }, surgery.writers[author]),
            this.#written(healthy, false),
            this.#written(held, isOther),
          );
        }),
      ),
    );
  }

  #written(written: Written | null, isOther: boolean): HTMLElement {
    const { strings, number } = this.#context;
    const cell = element('td', { class: isOther ? 'other' : undefined });
    if (isOther) cell.append(element('span', { class: 'mark' }, '≠ '));
    if (written === null) cell.append(element('em', {}, strings.surgery.silent));
    else {
      const percent = `${number(100 * written.probability, 0)} %`;
      cell.append(
        element('code', {}, written.text.replaceAll('\n', '↵\n')),
        ' ',
        element('span', { class: 'percent' }, percent),
      );
    }
    return cell;
  }

  #moved(moved: readonly Moved[]): HTMLElement {
    const { strings, number } = this.#context;
    const { surgery } = strings;
    const most = Math.max(0.01, ...moved.flatMap(({ healthy, held }) => [healthy, held]));
    const bar = (kind: 'healthy' | 'held', value: number): HTMLElement => {
      const made = element('span', { class: `p ${kind}` });
      made.style.width = `${(100 * value) / most}%`;
      return made;
    };
    return element(
      'table',
      { class: 'moved' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, surgery.character),
          element('th', { scope: 'col', class: 'number' }, surgery.healthy),
          element('th', { scope: 'col', class: 'number' }, surgery.held),
          element('td', {}),
        ),
      ),
      element(
        'tbody',
        {},
        ...moved.map(({ symbol, healthy, held }) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, element('code', {}, symbolName(strings, symbol))),
            element('td', { class: 'number' }, number(healthy, 3)),
            element('td', { class: 'number' }, number(held, 3)),
            element(
              'td',
              { class: 'pair', 'aria-hidden': 'true' },
              bar('healthy', healthy),
              bar('held', held),
            ),
          ),
        ),
      ),
    );
  }
}
