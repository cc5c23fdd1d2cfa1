import type { SymbolTexts } from '../../core/inspect/symbol-name.ts';
import type { LabelName } from '../../protocol/inspection.ts';
import type { PanelStrings, SelectionStrings, TakeStrings } from '../../protocol/panel-strings.ts';
import type { EmptyReason } from '../../protocol/panel.ts';
import { certificateStrings } from './certificate-texts.ts';
import { lessonStrings } from './lesson-texts/lesson-texts.ts';
import { queryTexts } from './query-texts.ts';
import { sideStrings } from './side-texts.ts';
import { surgeryStrings } from './surgery-texts.ts';
import type { Translator } from './translator.ts';

/** The texts of the page. `{0}` stays in them: the page fills it in. */
export function panelStrings(l10n: Translator): PanelStrings {
  return {
    certificate: certificateStrings(l10n),
    lessons: lessonStrings(l10n),
    surgery: surgeryStrings(l10n),
    side: sideStrings(l10n),
    labels: labelNames(l10n),
    sees: sightTexts(l10n),
    isLow: l10n.t('It is low there.'),
    falls: l10n.t('It falls as that grows.'),
    ...kindTexts(l10n),
    empty: emptyTexts(l10n),
    quantities: {
      h: l10n.t('hidden state'),
      c: l10n.t('cell state'),
      tanhC: l10n.t('tanh of the cell state'),
      i: l10n.t('input gate (write)'),
      f: l10n.t('forget gate (keep)'),
      g: l10n.t('candidate'),
      o: l10n.t('output gate (read)'),
    },
    cellWords: cellWords(l10n),
    cameAbout: l10n.t('How the value under the cursor came about'),
    quantityHints: quantityHints(l10n),
    presets: {
      blueOrange: l10n.t('Activation, blue to orange ✓'),
      redBlue: l10n.t('Activation, red to blue ✓'),
      notesTanh: l10n.t('Karpathy 2015: tanh(c), red to blue ✓'),
      notesGuesses: l10n.t('Karpathy 2015: green and blue, guesses'),
      surprise: l10n.t('Surprise: bits per character'),
    },
    emptyFile: l10n.t('This file is empty. Type something, and watch the neuron.'),
    openFile: l10n.t('Open a File'),
    restartEngine: l10n.t('Restart Engine'),
    showLog: l10n.t('Show Log'),
    closePage: l10n.t('Back to the text (Escape)'),
    take: takeTexts(l10n),
    selection: selectionTexts(l10n),
    controls: l10n.t('What is shown, and how'),
    back: l10n.t('Previous neuron viewed (Alt+Left)'),
    forward: l10n.t('Next neuron viewed (Alt+Right)'),
    pin: l10n.t('Pin this neuron'),
    unpin: l10n.t('Unpin this neuron'),
    pinned: l10n.t('Pinned'),
    quantity: l10n.t('State or gate'),
    look: l10n.t('Colours; ✓ can be told apart by colour-blind readers'),
    guesses: l10n.t('Guesses'),
    plot: l10n.t('Plot'),
    lock: l10n.t('Stay on this file'),
    colourEditor: l10n.t('Colour This Editor'),
    colourEditorShort: l10n.t('Colour'),
    colourEditorHint: l10n.t('Paints the neuron behind the code in the editor itself, or stops it'),
    view: l10n.t('View'),
    noNeuron: l10n.t('no neuron'),
    missingNeuron: {
      title: l10n.t('A neuron that there is not'),
      says: l10n.t('This network has no neuron {0}. It has {1}.'),
      look: l10n.t('Look at {0}, the best of the list'),
    },
    neurons: l10n.t('Choose a neuron'),
    rankedBy: l10n.t('Neurons by'),
    orders: { certificate: l10n.t('by certificate'), file: l10n.t('by this file') },
    orderedBy: l10n.t('Order of the list'),
    nonePasses: l10n.t('No single neuron passes for “{0}” in {1}. Nearest comes {2}.'),
    taughtIt: l10n.t('{0} was taught it.'),
    fittedBelow: l10n.t('The virtual neuron below was fitted to it.'),
    notAsked: l10n.t('“{0}” was not asked about in {1}: figures are of this file alone.'),
    onThisFile: l10n.t('This file alone, {0} characters: a sample, and no evidence for others.'),
    onThisFileHint: l10n.t(
      'Spearman’s rank correlation with the label on the text read so far. It is no evidence for other files.',
    ),
    ranking: l10n.t('Ranked neurons; arrow keys go from one to the next'),
    nothingFollows: l10n.t('The label does not vary in this file, so no neuron can follow it.'),
    search: l10n.t('What do you want to see?'),
    searchHint: l10n.t('Brackets, comment, L2.347 ...'),
    hits: l10n.t('What was found'),
    bestFor: l10n.t('best: {0}'),
    nothingFound: l10n.t(
      'Nothing found. Try a word such as “comment”, a verdict, or a neuron: {0}.',
    ),
    gallery: l10n.t('Worth seeing'),
    galleryHint: l10n.t(
      'Neurons that passed on unseen code, and last those that were taught, each on the lines of this file where you are. Choose one to see all of it.',
    ),
    galleryEmpty: l10n.t('Without a catalogue of this network nobody knows what is worth seeing.'),
    position: l10n.t('Under the cursor'),
    text: l10n.t('{0}, coloured by a neuron'),
    textHint: l10n.t(
      'Arrow keys move the cursor. With Shift they select, Space keeps that beside the next selection, and Escape lets it go. Alt with up and down goes through the ranked neurons. Enter goes to the editor.',
    ),
    scale: l10n.t('Colour scale'),
    lineGoesOn: l10n.t('blue +1: the line goes on; red −1: its end is near'),
    guessesLegend: l10n.t('Below: the five likeliest next'),
    miscountsLegend: l10n.t('▁ under a character: the neuron’s number is wrong there'),
    bits: l10n.t('bits'),
    provisional: l10n.t('from a short context'),
    progress: l10n.t('{0} % read; dotted characters are provisional'),
    plotOf: l10n.t('{0} over the text in sight, with {1} behind it'),
    given: l10n.t('had probability'),
    next: l10n.t('next'),
    notKnown: l10n.t('not read yet'),
    says: l10n.t('says {0}'),
    saysAndIs: l10n.t('says {0}, is {1}'),
    wasTold: l10n.t('told “{0}”'),
    exactly: l10n.t('{1} % exact: {0}'),
    taughtFigureHint: l10n.t(
      'r: Pearson’s correlation with the label on unseen code. It is not the rank correlation that neurons beside it have.',
    ),
    seesTaught: l10n.t(
      'Did not find it out: it was taught “{0}”, and is exactly right on {1} % of unseen characters where that is not 0.',
    ),
    cost: l10n.t('{0} bits'),
    place: l10n.t('line {0}, column {1}'),
    ...symbolTexts(l10n),
  };
}

/** How characters are named that would be invisible as they are. */
export function symbolTexts(l10n: Translator): SymbolTexts {
  return {
    space: l10n.t('space'),
    tab: l10n.t('tab'),
    lineEnd: l10n.t('line end'),
    endOfText: l10n.t('end of file'),
    outOfVocabulary: l10n.t('unknown character'),
  };
}

export function labelNames(l10n: Translator): Record<LabelName, string> {
  return {
    bracketDepth: l10n.t('bracket depth'),
    roundDepth: l10n.t('( ) depth'),
    squareDepth: l10n.t('[ ] depth'),
    curlyDepth: l10n.t('{ } depth'),
    loopDepth: l10n.t('loop depth'),
    conditionalDepth: l10n.t('conditional depth'),
    functionDepth: l10n.t('function depth'),
    inString: l10n.t('in a string'),
    inComment: l10n.t('in a comment'),
    inCondition: l10n.t('in a condition'),
    lineEnd: l10n.t('line ends next'),
    indentation: l10n.t('indentation'),
    column: l10n.t('column'),
  };
}

/** What a neuron does that is certified for a label. */
function sightTexts(l10n: Translator): Record<LabelName, string> {
  return {
    bracketDepth: l10n.t('Follows how deep brackets are nested.'),
    roundDepth: l10n.t('Follows how deep parentheses are nested.'),
    squareDepth: l10n.t('Follows how deep square brackets are nested.'),
    curlyDepth: l10n.t('Follows how deep braces are nested.'),
    loopDepth: l10n.t('Follows how deep loops are nested.'),
    conditionalDepth: l10n.t('Follows how deep conditionals are nested.'),
    functionDepth: l10n.t('Follows how deep functions are nested.'),
    inString: l10n.t('Tells strings from the rest.'),
    inComment: l10n.t('Tells comments from the rest.'),
    inCondition: l10n.t('Tells the inside of a condition from the rest.'),
    lineEnd: l10n.t('Expects the end of the line.'),
    indentation: l10n.t('Follows how far a line is indented.'),
    column: l10n.t('Follows how far along the line it is.'),
  };
}

function cellWords(l10n: Translator): PanelStrings['cellWords'] {
  return {
    f: l10n.t('keep'),
    before: l10n.t('before'),
    i: l10n.t('write'),
    g: l10n.t('candidate'),
    o: l10n.t('read'),
    ...{ c: '', tanhC: '', h: '' },
  };
}

/** What each quantity is, in a sentence. */
function quantityHints(l10n: Translator): PanelStrings['quantityHints'] {
  return {
    h: l10n.t('h, the hidden state: what the rest of the network sees of the neuron, o · tanh(c).'),
    c: l10n.t('c, the cell state: what it remembers, f · c before + i · g.'),
    tanhC: l10n.t('tanh(c): the memory, squeezed between −1 and +1.'),
    i: l10n.t('i, the input or write gate: how much of the candidate is written, 0 to 1.'),
    f: l10n.t('f, the forget or keep gate: how much of the memory is kept, 0 to 1.'),
    g: l10n.t('g, the candidate: what would be written, −1 to +1.'),
    o: l10n.t('o, the output or read gate: how much of the memory is shown, 0 to 1.'),
  };
}

function kindTexts(l10n: Translator): Pick<PanelStrings, 'kindHints' | 'kinds'> {
  return {
    kinds: {
      found: l10n.t('found'),
      taught: l10n.t('taught'),
      virtual: l10n.t('virtual'),
    },
    kindHints: {
      found: l10n.t('Found: a neuron of the network, which was trained on text alone.'),
      taught: l10n.t('Taught: a neuron that was told the label. The network does not rely on it.'),
      virtual: l10n.t('Virtual: no neuron, but a direction among all, fitted to the label.'),
    },
  };
}

function emptyTexts(l10n: Translator): Record<EmptyReason, string> {
  return {
    closed: l10n.t('The file was closed. Open it again, or another one, to look into it.'),
    engineFailed: l10n.t('The engine is not running.'),
    loading: l10n.t('The model is being loaded.'),
    noEditor: l10n.t('Open a file of code to see what a neuron does in it.'),
    tooLong: l10n.t(
      'This file is too long to be coloured. Open one of at most 4 million characters.',
    ),
  };
}

function takeTexts(l10n: Translator): TakeStrings {
  return {
    title: l10n.t('Take it home: as a page, a picture, numbers'),
    what: l10n.t('What'),
    inSight: l10n.t('the lines in sight'),
    whole: l10n.t('the whole file'),
    background: l10n.t('On'),
    backgrounds: {
      here: l10n.t('this theme'),
      light: l10n.t('white'),
      dark: l10n.t('dark'),
    },
    picture: l10n.t('The coloured text'),
    numbers: l10n.t('Values and labels, a row for each character'),
    certificate: l10n.t('The certificate'),
    link: l10n.t('What the panel shows now'),
    copyLink: l10n.t('Copy link'),
    tooLong: l10n.t('A drawing has at most {0} characters: take the lines in sight, or a page.'),
    preview: l10n.t('Preview'),
    save: l10n.t('Save as {0}'),
  };
}

function selectionTexts(l10n: Translator): SelectionStrings {
  return {
    title: l10n.t('Neurons for what is selected'),
    asked: l10n.t('Neurons for what is selected ({0} characters)'),
    intro: l10n.t(
      'Select code in the editor, or in the panel’s text: here are the neurons that are on in it and off around it, or the other way round. A second selection (Alt and drag in the editor, Shift and drag in the panel) can stand for “off there”.',
    ),
    pattern: l10n.t('Or a label of your own, as a regular expression:'),
    patternHint: l10n.t('such as return|throw'),
    ...queryTexts(l10n),
    matches: l10n.t('It matches {0} times.'),
    invalid: l10n.t('This is no regular expression: {0}'),
    patternTooSlow: l10n.t(
      'The expression takes too long on this file, and was given up: repeat less within what is repeated.',
    ),
    against: l10n.t('Compared with'),
    rest: l10n.t('what is around it'),
    others: l10n.t('my other selections'),
    compared: l10n.t('{0} characters against {1}.'),
    more: l10n.t(
      'More than chance (p = {2}): of {0} selections of this shape elsewhere in the text, 95 of 100 have no neuron with more than {1}.',
    ),
    noMore: l10n.t(
      'No more than chance (p = {2}): of {0} selections of this shape elsewhere in the text, 95 of 100 have no neuron with more than {1}, and many have one as clear as here.',
    ),
    neurons: l10n.t('Neurons that tell it apart, the clearest first'),
    auc: l10n.t('AUC'),
    aucHint: l10n.t(
      'How often the value is higher at a character of the selection than at another: 0.5 is chance, 1 always, 0 never.',
    ),
    means: l10n.t('{0} in it, {1} elsewhere'),
    places: l10n.t('Where most of {0} are as in the selection'),
    noPlaces: l10n.t('Nowhere else.'),
    nothing: l10n.t(
      'Nothing to compare: select some of the text, and not all of it, where it has been read.',
    ),
    looking: l10n.t('Comparing ...'),
    elsewhere: l10n.t('In the other open files'),
    noElsewhere: l10n.t('No other file is open.'),
    nowhere: l10n.t('Nowhere in it.'),
    readingElsewhere: l10n.t('Reading: {0} of {1} characters'),
    cutElsewhere: l10n.t('Only the first {0} of {1} characters were read.'),
    leftElsewhere: l10n.t('{0} more open files were not looked into.'),
    line: l10n.t('line {0}'),
  };
}
