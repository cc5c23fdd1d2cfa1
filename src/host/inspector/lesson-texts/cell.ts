import type { EachLesson } from '../../../protocol/lesson-strings/each-lesson.ts';
import type { Translator } from '../translator.ts';

export function cellTexts(l10n: Translator): EachLesson {
  return {
    title: l10n.t('Inside the cell'),
    question: l10n.t('Where in this line does the neuron throw away what it remembers?'),
    told: l10n.t('You said {0}. The forget gate is lowest at {1}.'),
    takeHome: l10n.t(
      'A cell keeps a number, and three gates decide at every character what is erased, what is written and what is read.',
    ),
  };
}
