import type { LessonStrings } from '../../../protocol/lesson-strings/lesson-strings.ts';
import type { Translator } from '../translator.ts';
import { cellTexts } from './cell.ts';
import { costTexts } from './cost.ts';
import { forgettingTexts } from './forgetting.ts';
import { glassBoxesTexts } from './glass-boxes.ts';
import { gradientsTexts } from './gradients.ts';
import { learningTexts } from './learning.ts';
import { unrolledTexts } from './unrolled.ts';
import { frameTexts } from './frame.ts';

export function lessonStrings(l10n: Translator): LessonStrings {
  return {
    frame: frameTexts(l10n),
    cell: cellTexts(l10n),
    unrolled: unrolledTexts(l10n),
    forgetting: forgettingTexts(l10n),
    gradients: gradientsTexts(l10n),
    learning: learningTexts(l10n),
    glassBoxes: glassBoxesTexts(l10n),
    cost: costTexts(l10n),
  };
}
