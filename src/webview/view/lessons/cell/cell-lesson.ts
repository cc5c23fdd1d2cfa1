/** The lesson about one cell at one character. */
import type { GateName } from '../../../../core/lessons/gate-inputs.ts';
import { neuronName } from '../../../../core/inspect/cell.ts';
import { isDirection } from '../../../../core/inspect/subject.ts';
import type { Neuron } from '../../../../protocol/inspection.ts';
import { CellData } from '../../../model/lessons/cell-data.ts';
import { GATES } from '../../../model/lessons/cell-geometry.ts';
import {
  cellNeuron,
  cellPlace,
  crossing,
  cutAround,
  isWithin,
  lineAround,
  lowest,
  mostOf,
  placeBeside,
  runWindow,
  stepAt,
  wholeLine,
} from '../../../model/lessons/cell.ts';
import { existing } from '../../../model/existing.ts';
import type { PanelModel } from '../../../model/panel-model.ts';
import type { Part } from '../../../model/parts.ts';
import { element, filled } from '../../dom.ts';
import { CodeStrip, shown, spoken } from '../code-strip.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import type { Lesson, LessonContext, LessonView, PlaceGuess } from '../lesson.ts';
import { actionButton, Transport } from '../transport.ts';
import { zoomOf } from '../zoom.ts';
import { CellPicture } from './cell-picture.ts';
import { formulas } from './formulas.ts';
import { GatePanel } from './gate-panel.ts';
import { LayerStrips } from './layer-strips.ts';
import { notesOfCell } from './notes.ts';
import { sign } from './signs.ts';

export const cellLesson: Lesson = {
  id: 'cell',
  needsText: true,
  view: (context) => new CellLessonView(context),
};

type Jumped = Exclude<GateName, 'g'>;
const JUMPED: readonly Jumped[] = ['f', 'i', 'o'];

/** Ranges searched at most for the next place where a gate opens or shuts. */
const MOST_WINDOWS = 60;

class CellLessonView implements LessonView {
  readonly parts: readonly (Part | 'theme')[] = [
    ...(['choice', 'cursor', 'document', 'held', 'model', 'progress', 'ranking', 'theme'] as const),
  ];
  readonly guess: PlaceGuess;
  readonly about = element('p', { class: 'of' });
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #data: CellData;
  readonly #of = element('p', { class: 'of' });
  readonly #note = element('p', { class: 'hint', role: 'status' });
  readonly #strip: CodeStrip;
  readonly #transport: Transport;
  readonly #figure: Figure;
  readonly #formulas = element('div', { class: 'formulas' });
  readonly #panel: GatePanel;
  readonly #layerTitle = element('h3', {});
  readonly #layer: LayerStrips;
  #picture: { readonly width: number; readonly drawn: CellPicture } | undefined;
  /** The model's values when the lesson was last drawn. */
  #held: PanelModel['surgery']['held'] | undefined;
  #progress: PanelModel['progress'] | undefined;
  #gate: GateName | undefined;
  #jumped: Jumped;

  constructor(context: LessonContext) {
    const texts = context.strings.lessons.cell;
    const { goTo, model, state } = context;
    this.#context = context;
    this.#gate = GATES.find((gate) => gate === state['gate']);
    this.#jumped = JUMPED.find((gate) => gate === state['along']) ?? 'f';
    this.#data = new CellData(context.ask, () => context.redraw());
    this.#strip = new CodeStrip(texts.line, texts.lineHint, {
      moved: (offset) => this.#go(offset),
      resized: () => context.redraw(),
    });
    this.#transport = new Transport(texts, (by) => this.#step(by));
    this.#figure = new Figure(context, 'cell', (width) => this.#content(width));
    this.#panel = new GatePanel(context);
    this.#layer = new LayerStrips(context, (unit) => {
      model.choose({ layer: this.#neuron.layer, unit });
    });
    this.guess = {
      kind: 'place',
      line: () => {
        const { from, to } = this.#line();
        return { text: model.document?.text.slice(from, to) ?? '', from };
      },
      truth: () =>
        model.document === undefined ? undefined : lowest(this.#data.run, 'f', this.#line()),
    };
    this.root = element(
      'div',
      { class: 'cell-lesson' },
      this.#of,
      this.#strip.root,
      element('div', { class: 'lesson-tools' }, this.#transport.root, this.#jumps()),
      this.#note,
      this.#figure.root,
      element('p', { class: 'hint' }, texts.reading),
      this.#formulas,
      this.#panel.root,
      this.#layerTitle,
      element('p', { class: 'hint' }, texts.layerHint),
      this.#layer.root,
      ...notesOfCell(texts),
    );
    // A link gives the place.
    const { at } = state;
    if (typeof at === 'number' && isWithin(model.document, at)) goTo(at);
  }

  close(): void {
    this.#transport.stop();
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, strings } = this.#context;
    const { document } = model;
    if (document === undefined || document.text === '') return;
    const texts = strings.lessons.cell;
    // Once the reader moves on from a link's place, the stored place follows.
    if (changed.has('cursor') && this.#context.state['at'] !== undefined) this.#keep();
    const neuron = this.#neuron;
    const at = cellPlace(model, document);
    if (model.surgery.held !== this.#held) this.#data.forget();
    this.#held = model.surgery.held;
    const isKnown = stepAt(this.#data.run, at) !== undefined;
    // Without new progress nothing more was read.
    if (model.progress !== this.#progress) {
      this.#data.goOn(performance.now(), model.progress.done || !isKnown);
    }
    this.#progress = model.progress;
    const { uri, version, text } = document;
    const looked = { uri, version, neuron, at, length: text.length, read: model.progress.read };
    this.#data.look(looked, { gates: this.#gate !== undefined, layer: true });
    // The answers cause a redraw of their own.
    if (changed.size === 1 && changed.has('progress') && isKnown) return;
    const { run, gates, vectors } = this.#data;
    const { subject } = model.memory;
    const isStandIn = subject === undefined || isDirection(subject) || !existing(model);
    this.#of.textContent = filled(isStandIn ? texts.ofBest : texts.of, neuronName(neuron));
    this.about.textContent = this.#of.textContent;
    if (run !== undefined && stepAt(run, at) === undefined) this.#note.textContent = texts.notRead;
    else if (this.#note.textContent === texts.notRead) this.#note.textContent = '';
    this.#drawStrip(at);
    this.#figure.draw();
    this.#formulas.replaceChildren(...formulas(this.#context, stepAt(run, at)));
    const isOfIt = gates?.at === at;
    this.#panel.draw(this.#gate, isOfIt ? gates : undefined, this.#character(at));
    const width = model.network?.widths[neuron.layer] ?? 0;
    this.#layerTitle.textContent = filled(texts.layer, width, neuron.layer + 1);
    this.#layer.draw(vectors, neuron, mostOf(run));
  }

  get #neuron(): Neuron {
    return cellNeuron(this.#context.model);
  }

  /** The line that the question is about. */
  #line(): { readonly from: number; readonly to: number } {
    const { model } = this.#context;
    const document = model.document!;
    const at = cellPlace(model, document);
    return cutAround(lineAround(document, at), at, 200);
  }

  #character(at: number): string {
    return spoken(this.#context, this.#context.model.document?.text[at] ?? '');
  }

  #drawStrip(at: number): void {
    const { model, number } = this.#context;
    const document = model.document!;
    const { run } = this.#data;
    const { from, to } = cutAround(wholeLine(document, at), at, this.#strip.room);
    const texts = this.#context.strings.lessons.cell;
    this.#strip.draw(document, {
      ...{ from, to, at, sources: [run] },
      shade: (offset) => stepAt(run, offset)?.h ?? NaN,
      lanes: JUMPED.map((gate) => ({
        name: element('span', {}, sign(gate), ` ${texts.gates[gate].lane}`),
        at: (offset: number) => stepAt(run, offset)?.[gate] ?? NaN,
        kind: `gate-${gate}`,
      })),
      inWords: (offset) => {
        const step = stepAt(run, offset);
        const values = JUMPED.map((gate) => `${gate} ${step ? number(step[gate], 2) : '–'}`);
        return [this.#character(offset), ...values].join(', ');
      },
    });
  }

  #content(width: number): FigureContent | undefined {
    const { model, strings, number } = this.#context;
    const { document, network } = model;
    if (document === undefined || document.text === '') return undefined;
    const texts = strings.lessons.cell;
    const zoom = zoomOf(model.memory);
    if (this.#picture?.width !== width / zoom) {
      const drawn = new CellPicture(width, zoom, texts, number, (gate) => this.#showGate(gate));
      this.#picture = { width: width / zoom, drawn };
    }
    const at = cellPlace(model, document);
    const step = stepAt(this.#data.run, at);
    const { layer } = this.#neuron;
    const x = this.#data.vectors?.x.length;
    const kind =
      layer === 0 ? texts.xEmbedding : layer === network?.foundLayers ? texts.xBoth : texts.xBelow;
    this.#picture.drawn.update({
      ...{ step, gate: this.#gate, most: mostOf(this.#data.run) },
      hBefore: at === 0 ? undefined : stepAt(this.#data.run, at - 1)?.h,
      character: shown(document.text[at] ?? ''),
      x: filled(kind, x === undefined ? '…' : number(x, 0), layer),
    });
    const rows = (['before', 'f', 'i', 'g', 'c', 'tanhC', 'o', 'h'] as const).map((part) => [
      part === 'before' ? 'c t−1' : part === 'tanhC' ? 'tanh(c)' : `${part} t`,
      step?.[part],
    ]);
    return {
      title: texts.picture,
      picture: this.#picture.drawn.root,
      columns: [texts.part, texts.value],
      rows,
    };
  }

  #showGate(gate: GateName): void {
    this.#gate = this.#gate === gate ? undefined : gate;
    this.#keep();
    this.#context.redraw();
  }

  #keep(): void {
    const { model } = this.#context;
    const at = model.document === undefined ? 0 : cellPlace(model, model.document);
    this.#context.keep({
      at,
      along: this.#jumped,
      ...(this.#gate !== undefined && { gate: this.#gate }),
    });
  }

  #go(offset: number): void {
    if (!isWithin(this.#context.model.document, offset)) return;
    this.#note.textContent = '';
    this.#context.goTo(offset);
    this.#keep();
  }

  #step(by: -1 | 1): boolean {
    const to = placeBeside(this.#context.model, by);
    if (to !== undefined) this.#go(to);
    return to !== undefined;
  }

  #jumps(): HTMLElement {
    const texts = this.#context.strings.lessons.cell;
    const menu = element(
      'select',
      { class: 'along', 'aria-label': texts.jumpAlong },
      ...JUMPED.map((gate) =>
        element(
          'option',
          { value: gate, ...(gate === this.#jumped && { selected: '' }) },
          texts.gates[gate].whole,
        ),
      ),
    );
    menu.addEventListener('change', () => {
      this.#jumped = JUMPED.find((gate) => gate === menu.value) ?? 'f';
      this.#keep();
    });
    return element(
      'div',
      { class: 'transport' },
      actionButton('⇤', texts.jumpBack, () => void this.#jump(-1)),
      menu,
      actionButton('⇥', texts.jumpOn, () => void this.#jump(1)),
    );
  }

  /** Goes to the next place where the gate opens or shuts, up to `MOST_WINDOWS` away. */
  async #jump(direction: -1 | 1): Promise<void> {
    this.#transport.stop();
    const { model, ask, strings } = this.#context;
    const { document } = model;
    if (document === undefined) return;
    const { version, text } = document;
    const neuron = this.#neuron;
    let { run } = this.#data;
    let at = cellPlace(model, document);
    for (let window = 0; window < MOST_WINDOWS && run !== undefined; window++) {
      const found = crossing(run, this.#jumped, at, direction);
      if (found !== undefined) {
        this.#go(found);
        return;
      }
      if (run.steps[this.#jumped].some(Number.isNaN)) {
        this.#note.textContent = strings.lessons.cell.notReadThere;
        return;
      }
      at = direction > 0 ? run.to - 1 : run.from;
      if (direction > 0 ? run.to >= text.length : run.from <= 0) break;
      const range =
        direction > 0 ? runWindow(run.to, text.length) : runWindow(run.from - 1, text.length);
      const answer = await ask('cellRun', { version, ...range, neuron }).catch(() => undefined);
      if (answer?.kind !== 'values' || model.document !== document) return;
      run = answer;
    }
    const { whole } = strings.lessons.cell.gates[this.#jumped];
    this.#note.textContent = filled(strings.lessons.cell.noJump, whole);
  }
}
