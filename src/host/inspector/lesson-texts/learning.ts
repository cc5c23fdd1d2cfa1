import type { EachLesson } from '../../../protocol/lesson-strings/each-lesson.ts';
import type { Translator } from '../translator.ts';

export function learningTexts(l10n: Translator): EachLesson {
  return {
    title: l10n.t('Learning: a diary'),
    question: l10n.t(
      'After how many characters did the network first write something that looks like code?',
    ),
    told: l10n.t('You said {0}. It was {1}.'),
    takeHome: l10n.t(
      'Nobody told it of brackets or loops: neurons that follow them came about because they help to guess the next character.',
    ),
  };
}
