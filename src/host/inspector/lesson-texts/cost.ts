import type { EachLesson } from '../../../protocol/lesson-strings/lesson-strings.ts';
import type { Translator } from '../translator.ts';

export function costTexts(l10n: Translator): EachLesson {
  return {
    title: l10n.t('What it costs, and what it is for'),
    question: l10n.t('Twice as many units: how many times the work for each character?'),
    told: l10n.t('You said {0}. Measured here: {1}.'),
    takeHome: l10n.t(
      'Keeping a state costs the square of its size at every step, and pays wherever the order of things matters.',
    ),
  };
}
