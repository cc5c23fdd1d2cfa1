import type { EachLesson } from '../../../protocol/lesson-strings/lesson-strings.ts';
import type { Translator } from '../translator.ts';

export function gradientsTexts(l10n: Translator): EachLesson {
  return {
    title: l10n.t('Vanishing and exploding'),
    question: l10n.t(
      'Of what a network learns from a character, how much is left fifty characters earlier?',
    ),
    told: l10n.t('You said {0}. It is {1}.'),
    takeHome: l10n.t(
      'What is multiplied at every step vanishes or explodes; the sum in an LSTM hands it on by a factor that it chooses itself.',
    ),
  };
}
