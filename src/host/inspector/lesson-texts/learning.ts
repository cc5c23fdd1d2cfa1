import type { LearningStrings } from '../../../protocol/lesson-strings/learning.ts';
import type { Translator } from '../translator.ts';

export function learningTexts(l10n: Translator): LearningStrings {
  return {
    title: l10n.t('Learning: a diary'),
    question: l10n.t(
      'Nobody told the network of brackets. How much code had it read when each language had a neuron that followed how deep they are nested?',
    ),
    told: l10n.t('You said {0}. It was {1}, long before it wrote a line that looks like code.'),
    takeHome: l10n.t(
      'Nobody told it of brackets or loops: neurons that follow them came about because they help to guess the next character.',
    ),
    language: l10n.t('Language'),
    languages: { c: l10n.t('C, C++'), py: 'Python', ts: l10n.t('TypeScript, JavaScript') },
    millions: l10n.t('{0} million characters'),
    time: l10n.t('Leaf through the diary: characters read so far'),
    leafing: {
      previous: l10n.t('The page before'),
      next: l10n.t('The next page'),
      play: l10n.t('Leaf on by itself'),
      pause: l10n.t('Stop leafing'),
    },
    after: l10n.t('After {0}, in run {1} of {2}'),
    shipped: l10n.t('As it is shipped, after {0}'),
    bits: l10n.t(
      '{0} bits per character of unseen code: as hard to guess as one of {1} that are equally likely.',
    ),
    best: l10n.t('Best for the depth of brackets: {0} ({1}), rank correlation {2}.'),
    enough: l10n.t('In all, {0} values of neurons reach ±{1}.'),
    look: l10n.t('See what it does in this file today'),
    wrote: l10n.t('What it wrote by itself, into an empty file'),
    wroteHint: l10n.t(
      'Drawn from its own probabilities with the same seed at every page, 300 characters at most; a shorter one it ended itself.',
    ),
    fates: {
      closed: l10n.t('Brackets with a partner'),
      open: l10n.t('never closed'),
      wrong: l10n.t('closing nothing'),
    },
    bitsTitle: l10n.t('How hard unseen code was to guess'),
    bitsAxis: l10n.t('bits per character'),
    rhoTitle: l10n.t('The best neuron for the depth of brackets'),
    rhoAxis: l10n.t('rank correlation, without its sign'),
    charactersAxis: l10n.t('characters read'),
    runsHint: l10n.t(
      'Each run goes on from the one before with a high learning rate, which shakes what was learned: the curve rises, and falls lower. Between {0} and {1} no page was written.',
    ),
    rhoHint: l10n.t(
      'These correlations are raw, on one fixed text: early ones may as well follow the place in the file or the indentation, as in TypeScript at the first page. A certificate tells them apart; a correlation does not.',
    ),
  };
}
