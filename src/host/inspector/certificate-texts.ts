import { howTexts } from './how-texts.ts';
import type { CertificateStrings } from '../../protocol/certificate-strings.ts';
import type { Translator } from './translator.ts';

/** The texts about what is known of a neuron. `{0}` stays in them: the page fills it in. */
export function certificateStrings(l10n: Translator): CertificateStrings {
  return {
    ...standingTexts(l10n),
    ...verdictTexts(l10n),
    ...figureTexts(l10n),
    ...plotTexts(l10n),
    ...causeTexts(l10n),
    ...insideTexts(l10n),
    ...probeTexts(l10n),
    how: howTexts(l10n),
    howTitle: l10n.t('How this is computed'),
  };
}

function standingTexts(l10n: Translator) {
  return {
    title: l10n.t('Certificate of {0}'),
    open: l10n.t('Certificate: what is known of this neuron (Enter in the list)'),
    loading: l10n.t('The catalogue is being read.'),
    none: {
      missing: l10n.t(
        'This model came without a catalogue of its neurons, so nothing is known of them but what they do on this file. Reinstall the extension; a model of your own needs “npm run catalogue”.',
      ),
      unreadable: l10n.t(
        'The catalogue of this model’s neurons cannot be read. Reinstall the extension; for a model of your own, run “npm run catalogue” again.',
      ),
      notListed: l10n.t('The catalogue says nothing of this one.'),
      taughtUnreadable: l10n.t(
        'What this neuron was taught cannot be read. Reinstall the extension; for a model of your own, export and certify its taught layer again.',
      ),
      taughtOtherModel: l10n.t(
        'What is told of the taught layer was made for another model or another layer, so it is not shown.',
      ),
    },
    taughtOtherLabels: l10n.t(
      'Labels have changed since this neuron was taught: what it says may be another label than the one shown beside it.',
    ),
    taughtLabel: l10n.t('Taught: it was told “{0}”.'),
    taughtMeans: l10n.t(
      'It is a gauge to read that number from: it found nothing out, and the network does not rely on it.',
    ),
    taughtMeansHere: l10n.t(
      'In {0} it is exactly right on {1} % of the characters where the number is not 0.',
    ),
    taughtHelper: l10n.t('A helper of the taught layer: it was told nothing itself.'),
    taughtHelperMeans: l10n.t(
      'The neurons that were told a label hear it, so it may do anything that serves them.',
    ),
    taughtByDepth: l10n.t('Where it loses count'),
    taughtDepth: l10n.t('Number'),
    taughtMisled: l10n.t('On texts made to mislead it, exact where not 0'),
    taughtTexts: {
      brackets: l10n.t('brackets planted'),
      joined: l10n.t('lines joined'),
      tabs: l10n.t('tabs'),
    },
    taughtFigures: l10n.t('How exactly it counts on unseen code'),
    taughtLanguage: l10n.t('Language'),
    taughtR: l10n.t('Correlation (r)'),
    taughtExact: l10n.t('Exact where not 0'),
    taughtVerdict: l10n.t('Verdict'),
    taughtVerdicts: {
      counts: l10n.t('counts'),
      roughly: l10n.t('counts roughly'),
      doesNot: l10n.t('does not count'),
    },
    taughtFlattened: l10n.t('{0}, without indentation'),
    otherLabels: l10n.t(
      'This catalogue is stale: labels have changed since it was made. Figures may be off; “npm run catalogue” makes new ones.',
    ),
    otherModel: l10n.t(
      'This catalogue was made for another model: what follows is about a neuron of the same name in another network. “npm run catalogue” makes one for this model.',
    ),
    constant: l10n.t('It never moves, so there is nothing that it could track.'),
    thisFile: l10n.t('this file'),
    heldOut: l10n.t('unseen code'),
    heldOutHint: l10n.t(
      'Spearman’s rank correlation on this file, and on packages that no training character came from. The words are the verdict on those.',
    ),
  };
}

function verdictTexts(l10n: Translator) {
  return {
    short: {
      tracksStrongly: l10n.t('tracks strongly'),
      tracks: l10n.t('tracks'),
      followsIndentation: l10n.t('follows indentation'),
      noEvidence: l10n.t('no evidence'),
    },
    butLabel: l10n.t('no, but {0} “{1}”'),
    butLabelIn: l10n.t('no, but {0} “{1}” in {2}'),
    butIn: l10n.t('no, but {0} in {2}'),
    ratherLabel: l10n.t('no: “{1}”'),
    ratherLabelIn: l10n.t('no: “{1}” in {2}'),
    onlyIn: l10n.t('only in {2}'),
    verdicts: {
      tracksStrongly: l10n.t('Strongly tracks “{0}” in {1}.'),
      tracks: l10n.t('Tracks “{0}” in {1}.'),
      followsIndentation: l10n.t('Follows indentation instead of “{0}” in {1}.'),
      noEvidence: l10n.t('No evidence that it tracks any of the labels tested.'),
    },
    means: {
      depth: l10n.t(
        'The higher its value, the greater “{0}”: in code that the network never saw, and also between characters with the same indentation, place in the line and other depths.',
      ),
      depthReversed: l10n.t(
        'The lower its value, the greater “{0}”: in code that the network never saw, and also between characters with the same indentation, place in the line and other depths.',
      ),
      flag: l10n.t(
        'Its value is high where “{0}” holds, and lower elsewhere: in code that the network never saw, and also where depth and indentation are the same.',
      ),
      flagReversed: l10n.t(
        'Its value is low where “{0}” holds, and higher elsewhere: in code that the network never saw, and also where depth and indentation are the same.',
      ),
      position: l10n.t(
        'The higher its value, the greater “{0}”, in code that the network never saw.',
      ),
      positionReversed: l10n.t(
        'The lower its value, the greater “{0}”, in code that the network never saw.',
      ),
    },
    meansIndentation: l10n.t(
      'It goes with “{0}” ({1}), but hardly so ({2}) between characters with the same indentation, place in the line and other depths.',
    ),
    meansNothing: l10n.t(
      'Nearest comes “{0}” in {1} ({2}; {3} once the rest is given): too little to read it from this neuron.',
    ),
    families: {
      braces: l10n.t('C, TypeScript and JavaScript'),
      python: l10n.t('Python'),
    },
    languages: { c: 'C', py: 'Python', ts: 'TypeScript' },
    basis: l10n.t(
      'Measured on {0} characters of {1} packages that no training character came from. We chose the thresholds.',
    ),
  };
}

function figureTexts(l10n: Translator) {
  return {
    figures: l10n.t('What led to it'),
    figure: l10n.t('Figure'),
    value: l10n.t('Value'),
    needed: l10n.t('Needed'),
    atLeast: l10n.t('{0}, strongly {1}'),
    atEitherEnd: l10n.t('{0} or {1}, strongly {2} or {3}'),
    atMost: l10n.t('at most {0}'),
    passed: l10n.t('reached'),
    failed: l10n.t('not reached'),
    rho: l10n.t('Rank correlation (Spearman’s rho)'),
    interval: l10n.t('95 % interval over packages'),
    partial: l10n.t('Partial: given indentation, column, place in the line and the other depths'),
    auc: l10n.t('AUC: a character with it lies above one without'),
    p: l10n.t('p, against the best of all units on shifted text'),
    untrained: l10n.t('Best unit of an untrained network'),
    shifted: l10n.t('Best unit on shifted text, 95th percentile'),
    bestUnit: l10n.t('Best unit for this label'),
    noneKnown: l10n.t('none'),
    runnersUp: l10n.t('Runners-up: {0}'),
    allLabels: l10n.t('All labels'),
    label: l10n.t('Label'),
    shortPartial: l10n.t('partial'),
  };
}

function plotTexts(l10n: Translator) {
  return {
    byValue: l10n.t('Activation by the label’s value'),
    byValueHint: l10n.t('Mean, and where 80 of 100 characters lie.'),
    byValueText: l10n.t('{0}: mean {1}, from {2} to {3}, {4} characters'),
    byLanguage: l10n.t('By language'),
    adversarial: l10n.t('On texts made to mislead it'),
    adversarialHint: l10n.t('The same correlation; a neuron that tracks the label keeps it.'),
    variants: {
      flat: l10n.t('no indentation'),
      tabs: l10n.t('tabs'),
      joined: l10n.t('lines joined'),
      planted: l10n.t('brackets planted'),
      crlf: l10n.t('CR LF'),
    },
  };
}

function causeTexts(l10n: Translator) {
  return {
    cause: l10n.t('What happens without it'),
    noCause: l10n.t(
      'Not tried: only the five best units of each label were held still to see what the prediction loses.',
    ),
    ablation: l10n.t(
      'Bits lost at each event when it is held at its mean (bar), beside {0} units of like variance (dots).',
    ),
    ablationShare: l10n.t('{0} of 100'),
    ablationText: l10n.t('{0}: {1} bits; {2} of 100 controls lose at least as much'),
    events: {
      closers: l10n.t('closing brackets'),
      loopEnds: l10n.t('ends of loops'),
      conditionalEnds: l10n.t('ends of conditionals'),
      all: l10n.t('all characters'),
    },
    dose: l10n.t(
      'Probability of each closing bracket, where it comes, by the value it is held at.',
    ),
    doseText: l10n.t('{0}: from {1} at {2} to {3} at {4}'),
  };
}

function insideTexts(l10n: Translator) {
  return {
    medianHalfLife: l10n.t(
      'As its forget gate stands at most characters (its median), half of what its cell holds is gone after {0} of them.',
    ),
    medianHalfLifeShort: l10n.t(
      'As its forget gate stands at most characters (its median), less than half is kept from one to the next: it hardly remembers.',
    ),
    medianHalfLifeLong: l10n.t(
      'As its forget gate stands at most characters (its median), it lets nothing go.',
    ),
    halfLife: l10n.t('With the moments at which it lets go (its geometric mean), after {0}.'),
    halfLifeShort: l10n.t(
      'With the moments at which it lets go (its geometric mean), less than half is left after one.',
    ),
    halfLifeLong: l10n.t('No moment at which it lets go counts against that (its geometric mean).'),
    gates: l10n.t('How open its gates stand, among its layer’s'),
    gatesHint: l10n.t(
      'Each dot is a unit: to the right, the share of time a gate is below .1; upwards, above .9. i, the input gate, writes; f, the forget gate, keeps; o, the output gate, reads.',
    ),
    gatesText: l10n.t('{0}: shut {1} % of the time, open {2} %'),
    gateNames: {
      i: l10n.t('i: write'),
      f: l10n.t('f: keep'),
      o: l10n.t('o: read'),
    },
    tree: l10n.t('As a rule in words'),
    treeHint: l10n.t(
      'A decision tree over the labels: on unseen code it explains the share {0} of the variance (R²). The path of the character under the cursor is highlighted.',
    ),
    above: l10n.t('{0} above {1}'),
    notAbove: l10n.t('{0} at most {1}'),
    flag: l10n.t('{0}: yes'),
    noFlag: l10n.t('{0}: no'),
    leaf: l10n.t('{0} ({1} % of characters)'),
    here: l10n.t('here'),
    snippets: l10n.t('Where it is strongest'),
    snippet: l10n.t('{0}, line {1} ({2})'),
  };
}

function probeTexts(l10n: Translator) {
  return {
    probe: l10n.t('probe: {0}'),
    probes: l10n.t('Virtual neuron, fitted to the label'),
    probeVerdict: l10n.t(
      'No neuron: the weighted sum over all hidden states that comes closest to “{0}”.',
    ),
    probeMeans: l10n.t('It shows what the network holds as a whole, not what a unit tracks.'),
    r2: l10n.t('Variance explained (R²)'),
    together: l10n.t('This probe, over h'),
    togetherWithCells: l10n.t('A probe over h and c'),
    single: l10n.t('Best single unit'),
    sparse: l10n.t('{0} units are enough for nine tenths of what it explains.'),
  };
}
