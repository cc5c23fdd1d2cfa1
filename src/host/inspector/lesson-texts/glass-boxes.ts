import type { EachLesson } from '../../../protocol/lesson-strings/each-lesson.ts';
import type { Translator } from '../translator.ts';

export function glassBoxesTexts(l10n: Translator): EachLesson {
  return {
    title: l10n.t('Black box, glass boxes'),
    question: l10n.t('Which of four answers best on code that none of them has seen?'),
    told: l10n.t('You said {0}. It is {1}.'),
    takeHome: l10n.t(
      'What can be read is not always what is right, and the numbers say what each costs.',
    ),
  };
}
