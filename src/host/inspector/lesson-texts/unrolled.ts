import type { UnrolledLessonStrings } from '../../../protocol/lesson-strings/unrolled.ts';
import type { Translator } from '../translator.ts';

export function unrolledTexts(l10n: Translator): UnrolledLessonStrings {
  return {
    title: l10n.t('Unrolled: one cell, many copies'),
    question: l10n.t(
      'One character earlier on is another. For how many characters will the network feel it?',
    ),
    told: l10n.t('You said {0}. It was {1}.'),
    takeHome: l10n.t(
      'A recurrent network is one cell used again and again; what it hands on, h and c, is all that it knows of the past.',
    ),
    of: l10n.t('Neuron {0}'),
    line: l10n.t('The line, and the forget gate at each character'),
    lineHint: l10n.t('Click a character, or go with the arrow keys. Behind each is h.'),
    character: l10n.t('character'),
    ...pictureTexts(l10n),
    ...productTexts(l10n),
    ...changeTexts(l10n),
    notes: l10n.t('What the notes say, and what is so'),
    chain: l10n.t(
      'The A of the notes looks at x and gives h; its loop hands on what it knows. Unrolled, that is a chain of copies, each passing a message to the next, as long as the text: alike in every weight, since they are one and the same. A list of characters is what such a chain is made for.',
    ),
    sources: l10n.t(
      'So each character meets two sources: what stands here, x, and what came before, h and c. What the network decides at one character reaches into every later one. It does not begin to think anew at each, and that is all that persistence means here.',
    ),
    order: l10n.t(
      'The notes say that the output is added to the next input. Neither is added to the other: each has weights of its own, and what they give is summed in every gate.',
    ),
  };
}

type Part<K extends keyof UnrolledLessonStrings> = Pick<UnrolledLessonStrings, K>;

function pictureTexts(
  l10n: Translator,
): Part<
  | 'again'
  | 'backward'
  | 'comesBack'
  | 'copies'
  | 'copiesText'
  | 'fold'
  | 'forward'
  | 'fromBracket'
  | 'fromHere'
  | 'left'
  | 'noBracket'
  | 'reading'
  | 'readingBack'
  | 'toGradients'
  | 'unfold'
> {
  return {
    fromBracket: l10n.t('From the bracket that is open here'),
    fromHere: l10n.t('From this character'),
    noBracket: l10n.t('No bracket was opened before this place.'),
    fold: l10n.t('Fold the loop'),
    unfold: l10n.t('Unroll the loop'),
    backward: l10n.t('Backward: how it learns'),
    forward: l10n.t('Forward: how it reads'),
    copies: l10n.t('Copies of one cell along your line'),
    copiesText: l10n.t(
      '{0} copies of the cell, from {1} to {2}; {3} % of the memory is left at the last.',
    ),
    again: l10n.t('again, at every character'),
    left: l10n.t('left of it'),
    comesBack: l10n.t('comes back'),
    reading: l10n.t(
      'The band is c: its width is how much, its colour the sign. At each copy the jaws are the forget gate, and the number is how far it is open. The bars above are their product: what is left of what the first copy held.',
    ),
    readingBack: l10n.t(
      'Back-propagation through time: the error at the last copy goes back through the same chain. Along c it is multiplied by the forget gate of every copy on its way, and by nothing else; the bars are what arrives. There are other ways, through h and the gates: the lesson on gradients has them all.',
    ),
    toGradients: l10n.t('To the lesson on gradients'),
  };
}

function productTexts(
  l10n: Translator,
): Part<'keptClosed' | 'keptOpen' | 'keptPlain' | 'notRead' | 'product' | 'productOf' | 'since'> {
  return {
    product: l10n.t('What is left along the way: the product of the forget gates'),
    productOf: l10n.t('product'),
    since: l10n.t('characters since'),
    keptClosed: l10n.t(
      'From {0} to {1}, which closes it, are {2} characters, and {3} % is left of what this cell held at the first.',
    ),
    keptOpen: l10n.t(
      '{0} is not closed within {2} characters; up to {1}, {3} % is left of what this cell held at the first.',
    ),
    keptPlain: l10n.t(
      'From {0} to {1} are {2} characters, and {3} % is left of what this cell held at the first.',
    ),
    notRead: l10n.t('The network has not read this far yet.'),
  };
}

function changeTexts(
  l10n: Translator,
): Part<
  | 'after'
  | 'bits'
  | 'bitsAxis'
  | 'change'
  | 'changeHint'
  | 'changedTo'
  | 'characters'
  | 'drop'
  | 'dropped'
  | 'felt'
  | 'feltMeans'
  | 'feltAll'
  | 'instead'
  | 'layer'
  | 'median'
  | 'medianHint'
  | 'notFelt'
  | 'rms'
  | 'rmsAxis'
  | 'thisChange'
  | 'unchanged'
> {
  return {
    changedTo: l10n.t('In line {1}, {0} becomes {2}:'),
    dropped: l10n.t('In line {1}, {0} is dropped:'),
    characters: l10n.t('characters'),
    feltMeans: l10n.t('Felt is: what it expects next differs by .1 bits or more.'),
    change: l10n.t('Change one character'),
    changeHint: l10n.t(
      'The text after it is read twice, with the change and without, from the same state; nothing is written to your file. Red is where the network now expects something else.',
    ),
    instead: l10n.t('In the place of {0}:'),
    drop: l10n.t('Drop it'),
    felt: l10n.t(
      'Felt for {0} characters: the last time at {1}, where the prediction is another by {2} bits. From .1 bits on we call it felt.',
    ),
    feltAll: l10n.t('Felt to the end of what was read again, {0} characters.'),
    notFelt: l10n.t('Not felt at all: nowhere is the prediction another by .1 bits.'),
    unchanged: l10n.t('That is what stands there: nothing changes.'),
    bits: l10n.t('How much the prediction differs'),
    bitsAxis: l10n.t('bits (Kullback-Leibler)'),
    rms: l10n.t('How much the state differs'),
    rmsAxis: l10n.t('root mean square of h'),
    after: l10n.t('characters after the change'),
    layer: l10n.t('layer {0}'),
    thisChange: l10n.t('this change'),
    median: l10n.t('median'),
    medianHint: l10n.t(
      'Dotted: the median of 96 letters changed in code that the network never saw (training/studies/perturbation.json).',
    ),
  };
}
