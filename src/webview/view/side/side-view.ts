/** The side-by-side page: neurons on one text, two versions of the text, or values by a label. */
import type { Part } from '../../model/parts.ts';
import { sideBySideViews, type SideBySideView } from '../../../protocol/side-by-side.ts';
import { element, filled } from '../dom.ts';
import { radios, type Radios } from '../radios.ts';
import type { Context, PageView } from '../view.ts';
import { AlignedView } from './aligned-view.ts';
import { HistogramPart } from './histogram-part.ts';
import { NeuronsPart } from './neurons-part.ts';
import type { SidePart } from './side-part.ts';
import { VersionsPart } from './versions-part.ts';

export class SideView implements PageView {
  readonly parts = [
    ...(['choice', 'cursor', 'document', 'held', 'model'] as const),
    ...(['progress', 'side', 'theme'] as const),
  ];
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #view: Radios<SideBySideView>;
  readonly #aligned: AlignedView;
  readonly #parts: Readonly<Record<SideBySideView, SidePart>>;
  readonly #versions: VersionsPart;
  readonly #place = element('p', { class: 'side-place hint' });
  /** Read aloud when the keys move the cursor, not when the pointer passes over. */
  readonly #spoken = element('div', { class: 'spoken', 'aria-live': 'polite' });

  constructor(context: Context) {
    const { side } = context.strings;
    this.#context = context;
    this.#aligned = new AlignedView(context);
    this.#versions = new VersionsPart(context, this.#aligned);
    this.#parts = {
      neurons: new NeuronsPart(context, this.#aligned),
      versions: this.#versions,
      histogram: new HistogramPart(context),
    };
    const options = sideBySideViews.map((one) => [one, side.views[one]] as const);
    this.#view = radios(side.view, 'side-view', options, (view) =>
      context.model.side.remember({ view }),
    );
    this.root = element(
      'div',
      { class: 'side-body' },
      this.#view.root,
      ...Object.values(this.#parts).map(({ root }) => root),
      this.#place,
      this.#aligned.root,
      this.#spoken,
    );
  }

  heading(): string {
    return this.#context.strings.side.title;
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { side } = this.#context.model;
    const { view } = side.memory;
    this.#view.choose(view);
    for (const one of sideBySideViews) this.#parts[one].root.hidden = one !== view;
    const isText =
      view === 'neurons' ? side.panes.length > 0 : view === 'versions' && this.#versions.hasBoth;
    this.#aligned.root.hidden = this.#place.hidden = !isText;
    if ([...changed].some((part) => part !== 'cursor')) this.#parts[view].draw();
    if (isText) this.#aligned.drawCursor();
    this.#drawValues();
  }

  #drawValues(): void {
    const { model, strings } = this.#context;
    const { document, cursor, hovered } = model;
    if (document === undefined) return;
    const at = hovered ?? cursor;
    const said = this.#parts[model.side.memory.view].drawCursor(at);
    const line = document.lines.at(at);
    const place = filled(strings.place, line + 1, at - document.lines.start(line) + 1);
    this.#place.textContent = place;
    const spoken = said === '' ? '' : `${place}: ${said}`;
    if (hovered === undefined && this.#spoken.textContent !== spoken) {
      this.#spoken.textContent = spoken;
    }
  }
}
