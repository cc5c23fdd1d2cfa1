/** What all lessons share: the question, the guess, the truth, and the take-home sentence. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { LESSON_IDS, type LessonState, type OpenLesson } from '../../../../protocol/lessons.ts';
import type { Part } from '../../../model/parts.ts';
import { element, filled, linkButton } from '../../dom.ts';
import type { Context } from '../../view.ts';
import type { Lesson, LessonContext, LessonView } from '../lesson.ts';
import { guessView, type GuessView } from './guess-view.ts';

/** Milliseconds without a change before the state is stored, as storing it redraws the whole panel. */
const REST = 500;

type Guessed = number | 'shown' | undefined;

export class LessonFrame {
  readonly root: HTMLElement;
  /** The lesson as it was opened or last stored; anything else in the model is another lesson or another state. */
  open: OpenLesson;
  /** The current state. */
  #state: LessonState;
  #noting: ReturnType<typeof setTimeout> | undefined;
  readonly #lesson: Lesson;
  readonly #context: Context;
  readonly #view: LessonView;
  readonly #guess: GuessView;
  readonly #asked: HTMLElement;
  readonly #told = element('p', { class: 'told', role: 'status' });
  readonly #answer: HTMLElement;
  readonly #empty: HTMLElement;
  /** The guess; 'shown' where the reader or a link skipped guessing. */
  #guessed: Guessed;
  #isDrawn = true;

  constructor(context: Context, lesson: Lesson, open: OpenLesson) {
    const { strings } = context;
    const { frame } = strings.lessons;
    const texts = strings.lessons[lesson.id];
    this.#context = context;
    this.#lesson = lesson;
    this.open = open;
    this.#state = open.state;
    const inner = this.#inner();
    this.#view = lesson.view(inner);
    this.#guessed = Object.keys(inner.state).length > 0 ? 'shown' : undefined;
    this.#guess = guessView(context, this.#view.guess, (guess) => this.#reveal(guess));
    this.#asked = element(
      'div',
      { class: 'guess' },
      ...(this.#view.about === undefined ? [] : [this.#view.about]),
      element('p', { class: 'hint' }, frame.guessFirst),
      this.#guess.root,
      linkButton(frame.showMe, () => this.#reveal('shown')),
    );
    this.#answer = element(
      'div',
      { class: 'answer' },
      this.#told,
      this.#view.root,
      element(
        'p',
        { class: 'take-home' },
        element('strong', {}, `${frame.takeHome} `),
        texts.takeHome,
      ),
      linkButton(frame.again, () => this.#reveal(undefined)),
    );
    const sample = element('vscode-button', {}, frame.openSample);
    sample.addEventListener('click', () => context.act('openSample'));
    this.#empty = element('div', { class: 'no-text' }, element('p', {}, frame.needsText), sample);
    this.root = element(
      'div',
      { class: `lesson lesson-${lesson.id}` },
      element('p', { class: 'question' }, texts.question),
      this.#empty,
      this.#asked,
      this.#answer,
      this.#ways(),
    );
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { document } = this.#context.model;
    const isMissing = this.#lesson.needsText && (document?.text ?? '') === '';
    this.#empty.hidden = !isMissing;
    this.#asked.hidden = isMissing || this.#guessed !== undefined;
    this.#answer.hidden = isMissing || this.#guessed === undefined;
    if (isMissing) return;
    if (this.#view.parts.some((part) => changed.has(part))) this.#view.draw(changed);
    this.#guess.draw();
    this.#tell();
  }

  close(): void {
    clearTimeout(this.#noting);
    this.#view.close?.();
    this.#isDrawn = false;
  }

  /** Stores the current state, for a link or for next time. */
  note(): void {
    clearTimeout(this.#noting);
    if (this.#state === this.open.state) return;
    this.open = { ...this.open, state: this.#state };
    this.#context.model.remember({ lesson: this.open });
  }

  #inner(): LessonContext {
    const state = (): LessonState => this.#state;
    let isWaiting = false;
    return {
      ...this.#context,
      get state(): LessonState {
        return state();
      },
      keep: (kept) => {
        this.#state = kept;
        clearTimeout(this.#noting);
        this.#noting = setTimeout(() => this.note(), REST);
      },
      redraw: () => {
        if (isWaiting) return;
        isWaiting = true;
        requestAnimationFrame(() => {
          isWaiting = false;
          if (this.#isDrawn) this.draw(new Set(this.#view.parts));
        });
      },
    };
  }

  #reveal(guessed: Guessed): void {
    const { model } = this.#context;
    const { id } = this.#lesson;
    this.#guessed = guessed;
    const { seen } = model.memory;
    if (guessed !== undefined && !seen.includes(id)) model.remember({ seen: [...seen, id] });
    this.draw(new Set(this.#view.parts));
    if (guessed !== undefined) this.#told.focus();
    else this.#asked.querySelector<HTMLElement>('button, input')?.focus();
  }

  #tell(): void {
    const { strings } = this.#context;
    const texts = strings.lessons[this.#lesson.id];
    const guessed = this.#guessed;
    this.#told.tabIndex = -1;
    this.#told.hidden = typeof guessed !== 'number';
    if (typeof guessed !== 'number') return;
    const truth = this.#view.guess.truth();
    const told =
      truth === undefined
        ? strings.lessons.frame.reckoning
        : filled(texts.told, this.#guess.inWords(guessed), this.#guess.inWords(truth));
    // Changed only when it differs, so that screen readers do not repeat it at every frame.
    if (this.#told.textContent !== told) this.#told.textContent = told;
  }

  /** Links to the lessons before and after. */
  #ways(): HTMLElement {
    const { model, strings } = this.#context;
    const at = LESSON_IDS.indexOf(this.#lesson.id);
    const way = (to: number, word: string): HTMLElement[] => {
      const id = LESSON_IDS[to];
      if (id === undefined) return [];
      const { title } = strings.lessons[id];
      const open = (): void => model.remember({ lesson: { id, state: {} } });
      return [linkButton(filled(word, title), open)];
    };
    const { previous, next } = strings.lessons.frame;
    return element('nav', { class: 'ways' }, ...way(at - 1, previous), ...way(at + 1, next));
  }
}
