import type {
  GivenStrings,
  GlassBoxesStrings,
} from '../../../protocol/lesson-strings/glass-boxes.ts';
import type { Translator } from '../translator.ts';

export function glassBoxesTexts(l10n: Translator): GlassBoxesStrings {
  return {
    title: l10n.t('Black box, glass boxes'),
    question: l10n.t(
      'Is this character in a comment? Two boxes of glass and two neurons answer. Which one does worst on code that none of them has seen?',
    ),
    told: l10n.t('You said: {0}. It is: {1}.'),
    takeHome: l10n.t(
      'A box of glass shows its reasons, and is as good as what people gave it to look at. A network finds by itself what to look at, and nobody can read it off.',
    ),
    ask: l10n.t('Is each character'),
    asked: {
      inComment: l10n.t('in a comment?'),
      inString: l10n.t('in a string?'),
      inCondition: l10n.t('in a condition?'),
      roundDepth: l10n.t('in parentheses?'),
      functionDepth: l10n.t('in a function?'),
      conditionalDepth: l10n.t('in a conditional?'),
      loopDepth: l10n.t('in a loop?'),
    },
    judges: {
      tree: l10n.t('Decision tree'),
      bayes: l10n.t('Naive Bayes'),
      found: l10n.t('Best neuron found'),
      taught: l10n.t('Neuron that was told'),
    },
    rows: {
      truth: l10n.t('is so'),
      tree: l10n.t('tree'),
      bayes: 'Bayes',
      found: l10n.t('found'),
      taught: l10n.t('told'),
    },
    nextSo: l10n.t('Next place where it is so'),
    nextWrong: l10n.t('Next mistake'),
    yes: l10n.t('yes'),
    no: l10n.t('no'),
    right: l10n.t('✓ right'),
    wrong: l10n.t('✗ wrong'),
    unread: l10n.t('not read yet'),
    lines: l10n.t('Lines at the cursor, and the answers under them'),
    linesHint: l10n.t(
      'Click a character, or move with the arrow keys: the reasons below are about it. Bars say yes.',
    ),
    marks: {
      yes: l10n.t('yes, rightly'),
      false: l10n.t('yes, wrongly'),
      missed: l10n.t('no, wrongly'),
    },
    here: l10n.t('“{0}”: {1} {2}'),
    unseen: l10n.t('unseen code'),
    thisFile: l10n.t('this file'),
    finds: l10n.t('finds {0} of 100; of 100 yes, {1} are right'),
    nothingToFind: l10n.t('no such place; yes {0} times'),
    f1Hint: l10n.t(
      'The figure is F1, the harmonic mean of the share that is found and the share of yes that is right: 1 where all is right. Everything was chosen on other packages than those of “unseen code”.',
    ),
    treeSays: l10n.t('{0} questions to the answer, in a tree of {1} leaves:'),
    leaf: l10n.t('Of 100 such characters in training, it was so for {0}; from {1} on it says yes.'),
    wholeTree: l10n.t('The whole tree'),
    bayesSays: l10n.t('Log odds {0} in all, {1} before looking; above {2} it says yes.'),
    speaksFor: l10n.t('Speaks for yes'),
    speaksAgainst: l10n.t('Speaks against'),
    theRest: l10n.t('{0} more: {1}'),
    bayesNumbers: l10n.t('{0} numbers, of which {1} were added up.'),
    naive: l10n.t(
      'Naive, since each speaks as if there were no others: what says the same thing twice counts twice, and the log odds are too sure.',
    ),
    foundAbove: l10n.t('{1} of {0} is {2} here; above {3} it says yes.'),
    foundBelow: l10n.t('{1} of {0} is {2} here; below {3} it says yes.'),
    notCertified: l10n.t('It has no certificate for this: none has, and it comes nearest.'),
    noneFound: l10n.t(
      'The catalogue looked for none here: in Python, the depth of blocks is the indentation.',
    ),
    toldSays: l10n.t('{0} was told what is so while it learned. Its h is {1} here.'),
    blackReasons: l10n.t(
      'The reason is {0} million numbers, all characters before this one, and no sentence. What can be known of it are tests:',
    ),
    certificate: l10n.t('its certificate'),
    verdict: l10n.t(
      'On unseen {0}, the better box of glass reaches {1}, the neuron that was told {2}. A tree over the last 8 characters alone, without what people thought of, reaches {3} at the most, whatever its size.',
    ),
    verdictFound: l10n.t(
      'The best single neuron that the network found by itself reaches {0}; but one neuron is not the network, which shares its work among many.',
    ),
    claimTitle: l10n.t('A black box?'),
    claim: l10n.t(
      'With Naive Bayes and decision trees one sees what happens, an LSTM is a black box: so say the notes, and of reasons it is true. But what is seen need not be right, and what is not seen can be tested: that is what a certificate is. Nor is it the activation function that is out of hand: tanh and sigmoid were chosen. What nobody chose is what each neuron came to stand for.',
    ),
    givenHint: l10n.t(
      'Both boxes of glass are given the last characters and what somebody thought of: indentation, how long ago signs and words were read (255 characters at the most), what was opened and counted on the line. The network was given characters alone.',
    ),
    chartTitle: l10n.t('What it costs to be readable'),
    leavesAxis: l10n.t('leaves of the tree'),
    f1Axis: l10n.t('F1 on unseen code'),
    marker: l10n.t('{0} leaves: the tree above'),
    allGiven: l10n.t('Decision tree'),
    bare: l10n.t('Tree, last 8 characters'),
    otherLabels: l10n.t(
      'What counts as a comment, a loop and so on has changed since these boxes were fitted; their figures may be of another question.',
    ),
    none: {
      missing: l10n.t('This model came without glass boxes. “python -m lens.glass” fits them.'),
      otherModel: l10n.t(
        'These glass boxes were fitted for another model. “python -m lens.glass” fits them anew.',
      ),
      unreadable: l10n.t(
        'The file of the glass boxes cannot be read. Reinstall the extension; for a model of your own, “python -m lens.glass” writes it.',
      ),
      notListed: l10n.t('No boxes were fitted to this in this language.'),
      noLabels: l10n.t(
        'Nobody can tell comments from code in this language, so there is nothing to compare. Open a file of TypeScript, JavaScript, Python, C or C++.',
      ),
    },
    given: givenTexts(l10n),
  };
}

function givenTexts(l10n: Translator): GivenStrings {
  return {
    indentation: l10n.t('indentation'),
    column: l10n.t('characters of the line so far'),
    first: l10n.t('first sign of the line'),
    last: l10n.t('this character'),
    back: l10n.t('{0} characters before'),
    count: l10n.t('{0} on this line'),
    open: l10n.t('{0} without {1} on this line'),
    since: l10n.t('characters since {0}'),
    word: l10n.t('characters since the word {0}'),
    letter: l10n.t('a letter'),
    digit: l10n.t('a digit'),
    emptyLine: l10n.t('an empty line'),
    nothing: l10n.t('none'),
    above: l10n.t('{0}: more than {1}'),
    notAbove: l10n.t('{0}: {1} at most'),
    is: l10n.t('{0}: {1}'),
    isNot: l10n.t('{0}: not {1}'),
    within: l10n.t('{0} within {1} characters'),
    notWithin: l10n.t('no {0} within {1} characters'),
    value: l10n.t('{0}: {1}'),
  };
}
