import type { LessonId } from '../../../protocol/lessons.ts';
import { filled, linkButton } from '../dom.ts';
import type { Context } from '../view.ts';

/** A link to the lesson that explains what is beside it. */
export function lessonLink({ model, strings }: Context, id: LessonId): HTMLButtonElement {
  const { frame, [id]: lesson } = strings.lessons;
  const button = linkButton(filled(frame.link, lesson.title), () =>
    model.remember({ page: 'lessons', lesson: { id, state: {} } }),
  );
  button.classList.add('lesson-link');
  return button;
}
