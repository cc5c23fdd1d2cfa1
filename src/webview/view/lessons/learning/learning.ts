/** The training diary: a slider through time, with what the network wrote then and what it knew. */
import { neuronName } from '../../../../core/inspect/cell.ts';
import { isLanguageTag, type LanguageTag } from '../../../../core/text/language.ts';
import { languageOfFile } from '../../../../core/text/languages.ts';
import { hasNeuron } from '../../../../core/model/widths.ts';
import {
  appearsAt,
  diaryLanguages,
  diaryPages,
  enoughRho,
  guessedCharacters,
  runCount,
  type DiaryPage,
} from '../../../model/lessons/learning.ts';
import { element, filled, linkButton } from '../../dom.ts';
import { Figure } from '../figure/figure.ts';
import type { Lesson, LessonContext, LessonView } from '../lesson.ts';
import { Transport } from '../transport.ts';
import { bitsChart, charactersRead, rhoChart } from './diary-charts.ts';
import { diaryText } from './diary-text.ts';

export const learningLesson: Lesson = {
  id: 'learning',
  needsText: false,
  view: (context) => new LearningView(context),
};

class LearningView implements LessonView {
  readonly parts = ['document', 'theme'] as const;
  readonly guess;
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #figures: readonly Figure[];
  readonly #languages: readonly HTMLButtonElement[];
  readonly #slider = element('input', { type: 'range', min: '0', step: '1' });
  readonly #transport: Transport;
  readonly #when = element('h3', { class: 'diary-when', 'aria-live': 'polite' });
  readonly #facts = element('ul', { class: 'diary-facts' });
  readonly #text = element('div');
  #language: LanguageTag;
  #at: number;

  constructor(context: LessonContext) {
    const texts = context.strings.lessons.learning;
    const { at, language } = context.state;
    this.#context = context;
    this.guess = {
      kind: 'choice',
      options: guessedCharacters.map((characters) => charactersRead(context, characters)),
      truth: appearsAt,
    } as const;
    this.#language = diaryLanguages.find((one) => one === language) ?? this.#ownLanguage();
    const last = diaryPages(this.#language).length - 1;
    // By default the page at which each language has such a neuron, as the question is about that.
    this.#at = typeof at === 'number' && at >= 0 && at <= last ? Math.round(at) : 1;
    this.#slider.max = String(last);
    this.#slider.setAttribute('aria-label', texts.time);
    this.#slider.addEventListener('input', () => {
      this.#transport.stop();
      this.#turn(Number(this.#slider.value));
    });
    this.#transport = new Transport(texts.leafing, (by) => {
      const to = this.#at + by;
      if (to >= 0 && to <= last) this.#turn(to);
      return to >= 0 && to < last;
    });
    this.#languages = diaryLanguages.map((one) => this.#languageButton(one));
    const chart = (name: string, draw: typeof bitsChart): Figure =>
      new Figure(context, name, (width) => draw(context, this.#language, this.#at, width));
    this.#figures = [chart('learning-bits', bitsChart), chart('learning-neurons', rhoChart)];
    const [bits, rho] = this.#figures;
    this.root = element(
      'div',
      { class: 'diary' },
      element(
        'div',
        { class: 'options', role: 'group', 'aria-label': texts.language },
        ...this.#languages,
      ),
      element(
        'div',
        { class: 'diary-time' },
        element('span', {}, texts.time),
        this.#slider,
        this.#transport.root,
      ),
      this.#when,
      this.#facts,
      element('div', { class: 'diary-wrote' }, element('h3', {}, texts.wrote), this.#text),
      element('div', { class: 'diary-figures' }, bits!.root, rho!.root),
      element('p', { class: 'hint' }, this.#runsHint()),
      element('p', { class: 'hint' }, texts.rhoHint),
    );
  }

  draw(): void {
    const { strings } = this.#context;
    const texts = strings.lessons.learning;
    const page = diaryPages(this.#language)[this.#at]!;
    for (const [k, one] of diaryLanguages.entries()) {
      this.#languages[k]!.setAttribute('aria-pressed', String(one === this.#language));
    }
    this.#slider.value = String(this.#at);
    const when = this.#inWords(page);
    this.#slider.setAttribute('aria-valuetext', when);
    if (this.#when.textContent !== when) this.#when.textContent = when;
    this.#facts.replaceChildren(...this.#factsOf(page).map((fact) => element('li', {}, ...fact)));
    this.#text.replaceChildren(...diaryText(texts, page.wrote));
    for (const figure of this.#figures) figure.draw();
  }

  close(): void {
    this.#transport.stop();
  }

  #factsOf({ bits, best, enough }: DiaryPage): (Node | string)[][] {
    const { model, number, strings } = this.#context;
    const texts = strings.lessons.learning;
    const { neuron, quantity, rho } = best;
    const facts: (Node | string)[][] = [
      [filled(texts.bits, number(bits, 2), number(2 ** bits, 1))],
      [
        filled(texts.best, neuronName(neuron), quantity, number(rho, 2)),
        ' ',
        filled(texts.enough, number(enough, 0), number(enoughRho, 1)),
      ],
    ];
    const { document, network } = model;
    if (document !== undefined && network !== undefined && hasNeuron(network.widths, neuron)) {
      const look = linkButton(texts.look, () => {
        model.choose(neuron, quantity);
        model.remember({ page: 'text', label: 'bracketDepth' });
      });
      facts[1]!.push(' ', look);
    }
    return facts;
  }

  #inWords({ characters, run }: DiaryPage): string {
    const texts = this.#context.strings.lessons.learning;
    const read = charactersRead(this.#context, characters);
    return run === undefined
      ? filled(texts.shipped, read)
      : filled(texts.after, read, run, runCount);
  }

  #runsHint(): string {
    const [before, last] = diaryPages(this.#language).slice(-2);
    const inWords = (page: DiaryPage | undefined): string =>
      charactersRead(this.#context, page?.characters ?? 0);
    return filled(this.#context.strings.lessons.learning.runsHint, inWords(before), inWords(last));
  }

  #turn(at: number): void {
    this.#at = at;
    this.#keep();
    this.draw();
  }

  #languageButton(language: LanguageTag): HTMLButtonElement {
    const name = this.#context.strings.lessons.learning.languages[language];
    const button = element('button', { type: 'button', class: 'option' }, name);
    button.addEventListener('click', () => {
      this.#language = language;
      this.#keep();
      this.draw();
    });
    return button;
  }

  #keep(): void {
    this.#context.keep({ at: this.#at, language: this.#language });
  }

  /** The file's language, where the diary has it. */
  #ownLanguage(): LanguageTag {
    const language = languageOfFile(this.#context.model.document?.name ?? '')?.countedAs ?? '';
    return isLanguageTag(language) ? language : 'ts';
  }
}
