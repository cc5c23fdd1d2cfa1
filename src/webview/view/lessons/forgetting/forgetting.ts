/** An LSTM, a simple recurrent network and a feed-forward window, compared on the reader's own text. */
import { rivalKinds } from '../../../../protocol/rival-requests.ts';
import { studiedFar } from '../../../model/lessons/closers.ts';
import { element, filled } from '../../dom.ts';
import type { Lesson, LessonContext, LessonView } from '../lesson.ts';
import { ChangeView } from './change-view.ts';
import { ClosersView } from './closers-view.ts';
import { LinesView } from './lines-view.ts';
import { Readers } from './readers.ts';

export const forgettingLesson: Lesson = {
  id: 'forgetting',
  needsText: true,
  view: forgettingView,
};

/** Returns a function that says whether its argument differs from that of the last call. */
function changes(): (now: readonly unknown[]) => boolean {
  let last: readonly unknown[] = [];
  return (now) => {
    const isSame = last.length > 0 && now.every((part, at) => part === last[at]);
    last = now;
    return !isSame;
  };
}

function forgettingView(context: LessonContext): LessonView {
  const { model, strings, number } = context;
  const { forgetting } = strings.lessons;
  const readers = new Readers(context);
  const lines = new LinesView(context);
  const closers = new ClosersView(context);
  const change = new ChangeView(context);
  const isAnother = changes();
  const isAnotherText = changes();
  const who = element('p', {}, filled(forgetting.who, number(0.98, 2)));
  const status = element('p', { class: 'hint', role: 'status' });
  const own = element('div', {}, element('h3', {}, forgetting.yourText), lines.root);
  const root = element('div', {}, who, status, own, closers.root, change.root);

  function draw(): void {
    const { document, cursor } = model;
    if (document === undefined) return;
    readers.want(document, cursor, change.back);
    const { absent, reading } = readers;
    const said = absent === undefined ? (reading === undefined ? forgetting.reading : '') : lack();
    if (status.textContent !== said) status.textContent = said;
    status.hidden = said === '';
    own.hidden = absent !== undefined;
    change.root.hidden = absent !== undefined;
    if (root.closest('.answer')?.hasAttribute('hidden') === true) return;
    // The changed character has no effect on these.
    if (isAnother([document, cursor, reading])) lines.draw(document, cursor, reading);
    if (isAnotherText([document, readers.isWhole, reading, readers.prose])) {
      closers.draw(document, readers);
    }
    change.draw(document, readers.changed);
  }

  function lack(): string {
    const { reason, detail } = readers.absent!;
    const { missing, changedFiles: changed, unreadable } = forgetting;
    return filled({ missing, changed, unreadable }[reason], detail);
  }

  return {
    parts: ['document', 'cursor', 'model', 'theme'],
    guess: {
      kind: 'choice',
      options: rivalKinds.map((kind) => forgetting.networks[kind]),
      truth: () => {
        const bits = rivalKinds.map(studiedFar);
        return bits.indexOf(Math.min(...bits));
      },
    },
    root,
    draw,
  };
}
