/** The lesson about the loop: one cell, copied along the reader's own line. */
import { neuronName } from '../../../../core/inspect/cell.ts';
import type { CellRun } from '../../../../protocol/cell-lessons.ts';
import type { PanelDocument } from '../../../model/document.ts';
import {
  cellNeuron,
  cellPlace,
  cutAround,
  isWithin,
  lineAround,
  placeBeside,
  stepAt,
  wholeLine,
} from '../../../model/lessons/cell.ts';
import { UnrolledData } from '../../../model/lessons/unrolled-data.ts';
import {
  bracketAround,
  ECHO_LENGTH,
  feltFor,
  pathFrom,
  proposedChange,
} from '../../../model/lessons/unrolled.ts';
import type { PanelModel } from '../../../model/panel-model.ts';
import type { Part } from '../../../model/parts.ts';
import { element, filled, linkButton } from '../../dom.ts';
import { sign } from '../cell/signs.ts';
import { CodeStrip, shown, spoken } from '../code-strip.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import type { Lesson, LessonContext, LessonView, NumberGuess } from '../lesson.ts';
import { Transport } from '../transport.ts';
import { chainFigure } from './chain-figure.ts';
import { ChangePanel } from './change-panel.ts';
import { keptFigure, keptInWords } from './kept-figure.ts';
import type { Sight } from './sight.ts';

export const unrolledLesson: Lesson = {
  id: 'unrolled',
  needsText: true,
  view: (context) => new UnrolledLessonView(context),
};

class UnrolledLessonView implements LessonView {
  readonly parts: readonly (Part | 'theme')[] = [
    ...(['choice', 'cursor', 'document', 'held', 'model', 'progress', 'ranking', 'theme'] as const),
  ];
  readonly guess: NumberGuess;
  readonly about = element('div', { class: 'about' });
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #data: UnrolledData;
  readonly #of = element('p', { class: 'of' });
  readonly #note = element('p', { class: 'hint', role: 'status' });
  readonly #strip: CodeStrip;
  readonly #transport: Transport;
  readonly #fold = toggle(() => this.#set({ isFolded: !this.#isFolded }));
  readonly #turn = toggle(() => this.#set({ way: this.#way === 'back' ? 'forth' : 'back' }));
  readonly #chain: Figure;
  readonly #reading = element('p', { class: 'hint' });
  readonly #toGradients: HTMLElement;
  readonly #kept = element('p', { class: 'kept' });
  readonly #product: Figure;
  readonly #change: ChangePanel;
  /** Where the path begins; undefined until that is chosen, and again after a change of the text. */
  #from: number | undefined;
  #replacement: string | undefined;
  /** The model's values when the lesson was last drawn. */
  #held: PanelModel['surgery']['held'] | undefined;
  #progress: PanelModel['progress'] | undefined;
  /** What the product was drawn from. */
  #drawnRun: CellRun | undefined;
  #drawnProduct = '';
  #isFolded = false;
  #wasFolded = false;
  #way: 'back' | 'forth' = 'forth';
  /** Version of the text that these are about. */
  #version = '';

  constructor(context: LessonContext) {
    const texts = context.strings.lessons.unrolled;
    const { state } = context;
    this.#context = context;
    this.#data = new UnrolledData(context.ask, () => context.redraw());
    this.#way = state['way'] === 'back' ? 'back' : 'forth';
    this.#isFolded = state['folded'] === 1;
    const { from, instead } = state;
    if (typeof from === 'number' && isWithin(context.model.document, from)) {
      this.#from = from;
      context.goTo(from);
    }
    if (typeof instead === 'string' && instead.length <= 2) this.#replacement = instead;
    this.#version = versionOf(context.model.document);
    this.#strip = new CodeStrip(texts.line, texts.lineHint, {
      moved: (offset) => this.#go(offset),
      resized: () => context.redraw(),
    });
    this.#transport = new Transport(context.strings.lessons.cell, (by) => this.#step(by));
    this.#chain = new Figure(context, 'unrolled', (width) => this.#chainContent(width));
    this.#product = new Figure(context, 'kept', (width) => {
      const sight = this.#sight();
      return sight && keptFigure(context, sight, width);
    });
    this.#change = new ChangePanel(context, (replacement) => this.#set({ replacement }));
    this.guess = {
      ...{ kind: 'number', min: 0, max: ECHO_LENGTH, step: 1, unit: texts.characters },
      truth: () => this.#data.echo && feltFor(this.#data.echo),
    };
    this.#toGradients = linkButton(texts.toGradients, () => {
      context.model.remember({ lesson: { id: 'gradients', state: {} } });
    });
    this.root = element(
      'div',
      { class: 'unrolled-lesson' },
      this.#of,
      this.#strip.root,
      element(
        'div',
        { class: 'lesson-tools' },
        this.#transport.root,
        optionButton(texts.fromBracket, () => this.#fromBracket()),
        optionButton(texts.fromHere, () => this.#fromHere()),
      ),
      this.#note,
      element('div', { class: 'lesson-tools' }, this.#fold, this.#turn),
      this.#chain.root,
      this.#reading,
      this.#toGradients,
      this.#kept,
      this.#product.root,
      this.#change.root,
      element('h3', {}, texts.notes),
      element('p', {}, texts.chain),
      element('p', {}, texts.sources),
      element('p', {}, texts.order),
    );
  }

  close(): void {
    this.#transport.stop();
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, strings } = this.#context;
    const { document } = model;
    if (document === undefined || document.text === '') return;
    const version = versionOf(document);
    if (version !== this.#version) {
      this.#version = version;
      this.#from = undefined;
      this.#replacement = undefined;
    }
    const neuron = cellNeuron(model);
    const looked = {
      uri: document.uri,
      version: document.version,
      neuron,
      length: document.text.length,
      read: model.progress.read,
    };
    const from = this.#from ?? cellPlace(model, document);
    if (model.surgery.held !== this.#held) this.#data.forget();
    this.#held = model.surgery.held;
    const isKnown = stepAt(this.#data.run, from) !== undefined;
    // Without new progress nothing more was read.
    if (model.progress !== this.#progress) {
      this.#data.goOn(performance.now(), model.progress.done || !isKnown);
    }
    this.#progress = model.progress;
    this.#data.look(looked, from);
    // The answers cause a redraw of their own.
    if (changed.size === 1 && changed.has('progress') && isKnown) return;
    const sight = this.#sight();
    if (sight === undefined) return;
    const texts = strings.lessons.unrolled;
    this.#of.textContent = filled(texts.of, neuronName(neuron));
    this.#fold.textContent = this.#isFolded ? texts.unfold : texts.fold;
    this.#turn.textContent = this.#way === 'back' ? texts.forward : texts.backward;
    this.#toGradients.hidden = this.#way === 'forth';
    this.#reading.textContent = this.#way === 'back' ? texts.readingBack : texts.reading;
    this.#drawStrip(sight);
    this.#chain.draw();
    const product = JSON.stringify([sight.path, looked.version, changed.has('theme')]);
    if (this.#data.run !== this.#drawnRun || product !== this.#drawnProduct) {
      this.#drawnRun = this.#data.run;
      this.#drawnProduct = product;
      this.#product.draw();
    }
    this.#kept.textContent = keptInWords(this.#context, sight);
    this.#drawChange(sight);
  }

  /** The path begins at a bracket, so where it begins is not decided before brackets are known. */
  #sight(): Sight | undefined {
    const { document } = this.#context.model;
    if (document === undefined || document.text === '') return undefined;
    const { labels, isUntold, run } = this.#data;
    const at = cellPlace(this.#context.model, document);
    if (this.#from === undefined && (labels !== undefined || isUntold)) {
      this.#from = (labels && bracketAround(labels, at)) ?? at;
    }
    const from = Math.min(this.#from ?? at, document.text.length - 1);
    const path = pathFrom(labels ?? NO_LABELS, from, document.text.length);
    return { document, at, path, run };
  }

  #chainContent(width: number): FigureContent | undefined {
    const sight = this.#sight();
    if (sight === undefined) return undefined;
    const [way, isFolded] = [this.#way, this.#wasFolded];
    const content = chainFigure(this.#context, sight, width, { way, isFolded });
    this.#turnTo(content.picture);
    return content;
  }

  #drawStrip({ document, at, path, run }: Sight): void {
    const texts = this.#context.strings.lessons.cell;
    const { from, to } = cutAround(wholeLine(document, at), at, this.#strip.room);
    this.#strip.draw(document, {
      ...{ from, to, at, sources: [run, path.from, path.last] },
      shade: (offset) => stepAt(run, offset)?.h ?? NaN,
      lanes: [
        {
          name: element('span', {}, sign('f'), ` ${texts.gates.f.lane}`),
          at: (offset) => stepAt(run, offset)?.f ?? NaN,
          kind: 'gate-f',
        },
      ],
      inWords: (offset) => spoken(this.#context, document.text[offset] ?? ''),
      marks: new Map([
        [path.from, 'begins'],
        [path.last, 'ends'],
      ]),
    });
  }

  /** Draws the state before and switches in the next frame, so that the folding is animated. */
  #turnTo(picture: SVGElement): void {
    if (this.#wasFolded === this.#isFolded) return;
    this.#wasFolded = this.#isFolded;
    requestAnimationFrame(() => picture.classList.toggle('folded', this.#isFolded));
  }

  #drawChange({ document, path }: Sight): void {
    const { strings } = this.#context;
    const texts = strings.lessons.unrolled;
    if (this.#from === undefined) return;
    const character = document.text[path.from] ?? '';
    const replacement = this.#replacement ?? proposedChange(character);
    this.#data.change(path.from, replacement);
    const { echo } = this.#data;
    this.#change.draw({ document, at: path.from, replacement, echo });
    const { from, to } = cutAround(lineAround(document, path.from), path.from, 60);
    const sentence = replacement === '' ? texts.dropped : texts.changedTo;
    const name = (one: string): string => `“${spoken(this.#context, one)}”`;
    const line = document.lines.at(path.from) + 1;
    this.about.replaceChildren(
      element('p', {}, filled(sentence, name(character), line, name(replacement))),
      element(
        'pre',
        { class: 'echo-text' },
        document.text.slice(from, path.from),
        element('del', {}, shown(character)),
        element('ins', {}, replacement),
        document.text.slice(path.from + 1, Math.max(path.from + 1, to)),
      ),
      element('p', { class: 'hint' }, texts.feltMeans),
    );
  }

  #set(to: { isFolded?: boolean; way?: 'back' | 'forth'; replacement?: string }): void {
    this.#isFolded = to.isFolded ?? this.#isFolded;
    this.#way = to.way ?? this.#way;
    this.#replacement = to.replacement ?? this.#replacement;
    this.#keep();
    this.#context.redraw();
  }

  #keep(): void {
    this.#context.keep({
      ...(this.#from !== undefined && { from: this.#from }),
      ...(this.#replacement !== undefined && { instead: this.#replacement }),
      ...(this.#way === 'back' && { way: 'back' }),
      ...(this.#isFolded && { folded: 1 }),
    });
  }

  #go(offset: number): void {
    if (!isWithin(this.#context.model.document, offset)) return;
    this.#note.textContent = '';
    this.#context.goTo(offset);
  }

  #step(by: -1 | 1): boolean {
    const to = placeBeside(this.#context.model, by);
    if (to !== undefined) this.#go(to);
    return to !== undefined;
  }

  #fromBracket(): void {
    const { model, strings } = this.#context;
    const { document } = model;
    const { labels } = this.#data;
    if (document === undefined) return;
    const open = labels && bracketAround(labels, cellPlace(model, document));
    if (open === undefined) this.#note.textContent = strings.lessons.unrolled.noBracket;
    else this.#begin(open);
  }

  #fromHere(): void {
    const { document } = this.#context.model;
    if (document !== undefined) this.#begin(cellPlace(this.#context.model, document));
  }

  #begin(from: number): void {
    this.#from = from;
    this.#replacement = undefined;
    this.#go(from);
    this.#keep();
    this.#context.redraw();
  }
}

const NO_LABELS = { from: 0, values: {} } as const;

function versionOf(document: PanelDocument | undefined): string {
  return document === undefined ? '' : `${document.uri} ${document.version}`;
}

function optionButton(words: string, click: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'option' }, words);
  button.addEventListener('click', click);
  return button;
}

function toggle(click: () => void): HTMLButtonElement {
  return optionButton('', click);
}
