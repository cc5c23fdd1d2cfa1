import type { EachLesson } from '../../../protocol/lesson-strings/each-lesson.ts';
import type { Translator } from '../translator.ts';

export function unrolledTexts(l10n: Translator): EachLesson {
  return {
    title: l10n.t('Unrolled: one cell, many copies'),
    question: l10n.t(
      'One character earlier on is another. For how many characters will the network feel it?',
    ),
    told: l10n.t('You said {0}. It was {1}.'),
    takeHome: l10n.t(
      'A recurrent network is one cell used again and again; what it hands on, h and c, is all that it knows of the past.',
    ),
  };
}
