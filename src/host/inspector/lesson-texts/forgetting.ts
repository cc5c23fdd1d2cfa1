import type { EachLesson } from '../../../protocol/lesson-strings/lesson-strings.ts';
import type { Translator } from '../translator.ts';

export function forgettingTexts(l10n: Translator): EachLesson {
  return {
    title: l10n.t('Forgetting: three networks side by side'),
    question: l10n.t(
      'Which of three networks is the least surprised by a bracket that closes far from where it opened?',
    ),
    told: l10n.t('You said {0}. It is {1}.'),
    takeHome: l10n.t('A window never knew, a simple recurrent network forgets, an LSTM can keep.'),
  };
}
