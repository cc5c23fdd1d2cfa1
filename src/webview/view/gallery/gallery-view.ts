/** What is worth seeing: certified and taught neurons, each as a small picture of the shown text. */
import type { Certified, TaughtSight } from '../../../protocol/certificates.ts';
import { taughtNeuron } from '../../../core/certify/taught.ts';
import { spanOf } from '../../../core/colour/quantities.ts';
import { subjectName } from '../../../core/inspect/subject.ts';
import { flagLabels, type LabelName } from '../../../core/labels/labels.ts';
import { isTaught, type Sight } from '../../model/sights.ts';
import { element, filled } from '../dom.ts';
import { percent } from '../neuron-rows.ts';
import { shortFamily, subjectTitle, TAUGHT_SIGN, VERDICT_SIGNS } from '../titles.ts';
import type { Context, PageView } from '../view.ts';
import { drawThumbnail } from './thumbnail.ts';

interface Card {
  readonly one: Sight;
  readonly canvas: HTMLCanvasElement;
  drawnFor: unknown;
}

const isFlag = (label: LabelName): boolean => (flagLabels as readonly LabelName[]).includes(label);

export class GalleryView implements PageView {
  readonly parts = ['catalogued', 'document', 'thumbnails', 'theme'] as const;
  readonly root = element('div', { class: 'gallery-body' });
  readonly #context: Context;
  readonly #note = element('p', { class: 'hint' });
  readonly #cards = element('ul', { class: 'pictures' });
  #drawn: readonly Card[] = [];
  #drawnFor: unknown;

  constructor(context: Context) {
    this.#context = context;
    this.root.append(this.#note, this.#cards);
  }

  heading(): string {
    return this.#context.strings.gallery;
  }

  draw(): void {
    const { model, strings, sheet } = this.#context;
    const { gallery, thumbnails, document } = model;
    this.#note.textContent = gallery.length === 0 ? strings.galleryEmpty : strings.galleryHint;
    if (this.#drawnFor !== gallery) {
      this.#drawnFor = gallery;
      this.#drawn = gallery.map((one) => ({
        ...{ one, drawnFor: undefined },
        canvas: element('canvas', { 'aria-hidden': 'true' }),
      }));
      this.#cards.replaceChildren(...this.#drawn.map((card) => this.#card(card)));
    }
    if (document === undefined) return;
    for (const card of this.#drawn) {
      const { neuron, quantity } = card.one;
      const pictured = { subject: neuron, quantity };
      const values = thumbnails.of(pictured);
      card.canvas.closest('li')!.hidden = thumbnails.isLost(pictured);
      const { palette } = sheet;
      if (values === undefined) continue;
      const { from, provisional } = values;
      const key = JSON.stringify([from, provisional, palette.vivid[0], document.version]);
      if (card.drawnFor === key) continue;
      card.drawnFor = key;
      const told = taughtNeuron(model.network?.taught.neurons ?? [], neuron);
      drawThumbnail(card.canvas, document, values, sheet, spanOf(neuron, quantity, values, told));
    }
  }

  #card({ one, canvas }: Card): HTMLElement {
    const { model, strings } = this.#context;
    const { neuron, quantity, label, known } = one;
    const { mark, sentence } = isTaught(known) ? this.#taught(known) : this.#certified(known);
    const button = element(
      'button',
      { type: 'button', class: 'picture-card', 'data-subject': subjectName(neuron) },
      canvas,
      element(
        'span',
        { class: 'picture-name' },
        `${subjectTitle(strings, neuron)} ${quantity}`,
        element('span', { class: 'hint' }, mark),
      ),
      element('span', { class: 'picture-sentence' }, sentence),
    );
    button.addEventListener('click', () => {
      model.choose(neuron, quantity);
      model.remember({ label: model.tellable.includes(label) ? label : model.label, page: 'text' });
    });
    return element('li', {}, button);
  }

  #certified({ grade, family, label, isReversed }: Certified): CardWords {
    const { model, strings } = this.#context;
    const { short, butIn, languages } = strings.certificate;
    const reversed = isFlag(label) ? strings.isLow : strings.falls;
    const isElsewhere = family !== model.catalogued?.family;
    const where = shortFamily(languages, family);
    const verdict = isElsewhere ? filled(butIn, short[grade], '', where) : short[grade];
    return {
      mark: `${VERDICT_SIGNS[grade]} ${verdict}`,
      sentence: isReversed ? `${strings.sees[label]} ${reversed}` : strings.sees[label],
    };
  }

  /** Says that the neuron was taught before saying how well it counts. */
  #taught({ label, onUnseen: { exact } }: TaughtSight): CardWords {
    const { strings, number } = this.#context;
    return {
      mark: `${TAUGHT_SIGN} ${strings.kinds.taught}`,
      sentence: filled(
        strings.seesTaught,
        strings.labels[label],
        exact === undefined ? '–' : percent(number, exact),
      ),
    };
  }
}

interface CardWords {
  readonly mark: string;
  readonly sentence: string;
}
