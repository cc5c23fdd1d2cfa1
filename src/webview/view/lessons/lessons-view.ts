/** The page of lessons: their list, or one of them. */
import { LESSON_IDS, type OpenLesson } from '../../../protocol/lessons.ts';
import type { Part } from '../../model/parts.ts';
import { element, filled, linkButton } from '../dom.ts';
import type { Context, PageView } from '../view.ts';
import { LessonFrame } from './frame/lesson-frame.ts';
import { LESSONS } from './lessons.ts';

export class LessonsView implements PageView {
  readonly root = element('div', { class: 'lessons-body' });
  readonly parts: readonly (Part | 'theme')[] = [
    ...([
      'cell',
      'choice',
      'cursor',
      'document',
      'guesses',
      'held',
      'labels',
      'model',
      'progress',
    ] as const),
    ...(['catalogued', 'certificate', 'ranking', 'theme', 'values', 'window'] as const),
  ];
  readonly #context: Context;
  readonly #list = element('ol', { class: 'lesson-list' });
  readonly #intro: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #large: HTMLButtonElement;
  #open: LessonFrame | undefined;

  constructor(context: Context) {
    const { model, strings, act } = context;
    const { frame } = strings.lessons;
    this.#context = context;
    this.#intro = element('p', { class: 'intro' }, frame.intro);
    this.#large = linkButton(frame.large, () => model.remember({ large: !model.memory.large }));
    this.#bar = element(
      'div',
      { class: 'lesson-bar' },
      linkButton(frame.all, () => model.remember({ lesson: undefined })),
      linkButton(frame.copyLink, () => {
        this.#open?.note();
        act('copyLink');
      }),
      this.#large,
    );
    this.root.append(this.#bar, this.#intro, this.#list);
  }

  heading(): string {
    const { model, strings } = this.#context;
    const { frame } = strings.lessons;
    const id = model.memory.lesson?.id;
    if (id === undefined) return frame.lessons;
    const at = filled(frame.number, LESSON_IDS.indexOf(id) + 1, LESSON_IDS.length);
    return `${strings.lessons[id].title} (${at})`;
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model } = this.#context;
    const { lesson, large } = model.memory;
    this.root.classList.toggle('large', large);
    this.#large.setAttribute('aria-pressed', String(large));
    this.#bar.hidden = lesson === undefined;
    this.#intro.hidden = lesson !== undefined;
    this.#list.hidden = lesson !== undefined;
    const isAnother = this.#open?.open !== lesson;
    if (isAnother) this.#become(lesson);
    if (this.#open === undefined) this.#drawList();
    else this.#open.draw(isAnother ? new Set(this.parts) : changed);
  }

  #become(open: OpenLesson | undefined): void {
    this.#open?.close();
    this.#open?.root.remove();
    const lesson = LESSONS.find(({ id }) => id === open?.id);
    this.#open = open && lesson && new LessonFrame(this.#context, lesson, open);
    if (this.#open !== undefined) this.root.append(this.#open.root);
  }

  #drawList(): void {
    const { model, strings } = this.#context;
    const { frame } = strings.lessons;
    const items = LESSONS.map(({ id }, at) => {
      const { title, question } = strings.lessons[id];
      const isSeen = model.memory.seen.includes(id);
      const button = element(
        'button',
        { type: 'button', class: 'lesson-entry' },
        element('span', { class: 'lesson-number', 'aria-hidden': 'true' }, String(at + 1)),
        element('span', { class: 'lesson-title' }, title),
        element('span', { class: 'lesson-seen' }, isSeen ? frame.seen : ''),
        element('span', { class: 'lesson-question' }, question),
      );
      button.addEventListener('click', () => model.remember({ lesson: { id, state: {} } }));
      return element('li', {}, button);
    });
    this.#list.replaceChildren(...items);
  }
}
