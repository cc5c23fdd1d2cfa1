import type { LessonFrameStrings } from '../../../protocol/lesson-strings/lesson-strings.ts';
import type { Translator } from '../translator.ts';

export function frameTexts(l10n: Translator): LessonFrameStrings {
  return {
    lessons: l10n.t('Lessons'),
    open: l10n.t('Lessons: inside the cell'),
    link: l10n.t('Lesson: {0}'),
    intro: l10n.t(
      'Seven lessons of two minutes on your own file, with this network’s own numbers. Each asks first: guess, and then see.',
    ),
    all: l10n.t('All lessons'),
    seen: l10n.t('✓ seen'),
    number: l10n.t('{0} of {1}'),
    next: l10n.t('Next: {0}'),
    previous: l10n.t('Before: {0}'),
    copyLink: l10n.t('Copy link'),
    large: l10n.t('Large type'),
    guessFirst: l10n.t('Guess first.'),
    thisIsIt: l10n.t('This is my guess'),
    guess: l10n.t('Your guess'),
    showMe: l10n.t('Show me'),
    again: l10n.t('Guess again'),
    reckoning: l10n.t('The network is reading ...'),
    placeHint: l10n.t('Click a character of this line; the arrow keys go from one to the next.'),
    place: l10n.t('{0}, character {1} of the line'),
    nothing: l10n.t('none'),
    takeHome: l10n.t('Take home:'),
    needsText: l10n.t(
      'This lesson is about a file of code. Open one beside it, or take the sample.',
    ),
    openSample: l10n.t('Open the Sample'),
    saveSvg: l10n.t('SVG'),
    savePng: l10n.t('PNG'),
    saveCsv: l10n.t('CSV'),
    save: l10n.t('Save “{0}” as {1}'),
    numbers: l10n.t('The numbers'),
  };
}
