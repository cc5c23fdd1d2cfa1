/** Why gradients vanish and explode, and what carries them in an LSTM. */
import { answerOf, guessedAt, leftOf, studied } from '../../../model/lessons/gradients.ts';
import { element, linkButton } from '../../dom.ts';
import type { Lesson, LessonContext, LessonView } from '../lesson.ts';
import { backDrawing } from './back-drawing.ts';
import { ClippingView } from './clipping-view.ts';
import { GateView } from './gate-view.ts';
import { OwnView } from './own-view.ts';
import { RateView } from './rate-view.ts';
import { StudyView } from './study-view.ts';

export const gradientsLesson: Lesson = {
  id: 'gradients',
  needsText: false,
  view: gradientsView,
};

function gradientsView(context: LessonContext): LessonView {
  const { model, strings } = context;
  const { gradients } = strings.lessons;
  const study = new StudyView(context);
  const gate = new GateView(context);
  const own = new OwnView(context);
  const clipping = new ClippingView(context);
  const rate = new RateView(context);
  const toUnrolled = linkButton(gradients.seeUnrolled, () =>
    model.remember({ lesson: { id: 'unrolled', state: {} } }),
  );
  const back = element(
    'section',
    {},
    element('h3', {}, gradients.backTitle),
    element('p', {}, gradients.backText),
    element('div', { class: 'back-drawing' }, backDrawing(context)),
    element('p', {}, toUnrolled),
    element('p', {}, gradients.longText),
  );
  const parts = [back, study, gate, own, clipping, rate];
  return {
    parts: ['choice', 'cursor', 'document', 'model', 'progress', 'theme'],
    guess: {
      kind: 'choice',
      options: gradients.answers,
      truth: () => answerOf(leftOf(studied('rnn', 'untrained'), guessedAt)),
    },
    root: element('div', {}, ...parts.map((part) => ('root' in part ? part.root : part))),
    draw() {
      study.draw();
      gate.draw();
      own.draw();
      clipping.draw();
      rate.draw();
    },
  };
}
