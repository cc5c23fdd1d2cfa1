import type { SurgeryStrings } from '../../protocol/surgery-strings.ts';
import type { Translator } from './translator.ts';

/** The texts about neurons that are held. */
export function surgeryStrings(l10n: Translator): SurgeryStrings {
  return {
    title: l10n.t('Hold still: {0}'),
    open: l10n.t('Hold still: what happens without this neuron'),
    notThese: l10n.t(
      'Only neurons that were found can be held: nothing in the network hears one that was taught, and a virtual one is none.',
    ),
    chooseOne: l10n.t('Choose a neuron to hold it still.'),
    how: l10n.t('How it is held'),
    free: l10n.t('Not held'),
    ways: {
      mean: l10n.t('At its mean'),
      zero: l10n.t('At zero'),
      value: l10n.t('At a value'),
      reversed: l10n.t('Reversed'),
    },
    value: l10n.t('Value of h'),
    ownValues: l10n.t(
      'By itself h goes from {0} to {1} in this file; its mean is {2}, over {3} characters.',
    ),
    heldOnes: l10n.t('Held now'),
    heldAt: l10n.t('{0} at {1}'),
    heldReversed: l10n.t('{0} reversed'),
    heldCell: l10n.t('held'),
    letGo: l10n.t('Let {0} go'),
    tooMany: l10n.t('Fifty are held: let one go first.'),
    ...bannerTexts(l10n),
    ...comparisonTexts(l10n),
    ...growthTexts(l10n),
    ...doseTexts(l10n),
  };
}

type Texts<K extends keyof SurgeryStrings> = Pick<SurgeryStrings, K>;

function bannerTexts(l10n: Translator): Texts<'banner' | 'bannerMeans' | 'bannerMore' | 'heal'> {
  return {
    banner: l10n.t('Held still: {0}'),
    bannerMore: l10n.t('{0} and {1} more'),
    bannerMeans: l10n.t(
      'Colours, guesses and suggestions in the editor are the wounded network’s.',
    ),
    heal: l10n.t('Heal'),
  };
}

function comparisonTexts(
  l10n: Translator,
): Texts<
  | 'atCursor'
  | 'atCursorCut'
  | 'beforeAfter'
  | 'byHand'
  | 'character'
  | 'healthy'
  | 'held'
  | 'moved'
  | 'movedHint'
  | 'nothingHeld'
  | 'provisional'
  | 'silent'
  | 'writers'
> {
  return {
    beforeAfter: l10n.t('Before and after, at the cursor'),
    atCursor: l10n.t('What would be written at {0}.'),
    atCursorCut: l10n.t('What would be written at {0}, did nothing stand right of it.'),
    nothingHeld: l10n.t('Nothing is held: both are the same.'),
    writers: { mixed: l10n.t('With your files'), alone: l10n.t('Network alone') },
    healthy: l10n.t('Healthy'),
    held: l10n.t('Held'),
    silent: l10n.t('nothing'),
    byHand: l10n.t(
      'As when you ask for a suggestion by hand: from a probability of 10 % on. What your files say may hide the wound, so the network is asked alone, too.',
    ),
    moved: l10n.t('The ten characters whose probability changed most'),
    movedHint: l10n.t('As the next one, by the network alone.'),
    character: l10n.t('Character'),
    provisional: l10n.t('From the last 2,000 characters: the rest is still being read.'),
  };
}

function growthTexts(
  l10n: Translator,
): Texts<'growth' | 'growthHint' | 'growthLine' | 'growthLines' | 'growthNone' | 'growthSum'> {
  return {
    growth: l10n.t('Where the surprise grew'),
    growthHint: l10n.t('Each character of the file: the more it costs than before, the stronger.'),
    growthSum: l10n.t('{0} bits per character, over {1} characters.'),
    growthLines: l10n.t('Most of all in these lines:'),
    growthLine: l10n.t('line {0}: {1} bits'),
    growthNone: l10n.t('Nowhere yet.'),
  };
}

function doseTexts(
  l10n: Translator,
): Texts<'dose' | 'doseAll' | 'doseFree' | 'doseHint' | 'doseOf' | 'doseText'> {
  return {
    dose: l10n.t('Dose and response, at the cursor'),
    doseOf: l10n.t('Probability of'),
    doseHint: l10n.t(
      'Held at each value through the last {0} characters, from the healthy network’s state before them: in a longer text it is not quite the same.',
    ),
    doseAll: l10n.t('Held at each value from the first character on.'),
    doseText: l10n.t('{0}: {1} at {2}, {3} at {4}; {5} where the neuron is not held'),
    doseFree: l10n.t('not held'),
  };
}
