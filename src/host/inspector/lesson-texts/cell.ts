import type { CellLessonStrings } from '../../../protocol/lesson-strings/cell.ts';
import type { Translator } from '../translator.ts';

export function cellTexts(l10n: Translator): CellLessonStrings {
  return {
    title: l10n.t('Inside the cell'),
    question: l10n.t('Where in this line does the neuron throw away what it remembers?'),
    told: l10n.t('You said {0}. The forget gate is lowest at {1}.'),
    takeHome: l10n.t(
      'A cell keeps a number, and three gates decide at every character what is erased, what is written and what is read.',
    ),
    gates: gateTexts(l10n),
    vectors: {
      x: l10n.t('x: what comes in at this character'),
      hBefore: l10n.t('h one character before'),
      cBefore: l10n.t('c one character before'),
      f: l10n.t('forget gates: how much of c is kept'),
      i: l10n.t('input gates: how much is written'),
      g: l10n.t('candidates: what would be written'),
      o: l10n.t('output gates: how much is read'),
      c: l10n.t('c: the cells'),
      h: l10n.t('h: what the layer says'),
    },
    of: l10n.t('Neuron {0}'),
    ofBest: l10n.t('Neuron {0}, the best of the list: choose any other there, or below.'),
    ...pictureTexts(l10n),
    ...toolTexts(l10n),
    ...sumTexts(l10n),
    ...noteTexts(l10n),
  };
}

function gateTexts(l10n: Translator): CellLessonStrings['gates'] {
  const [keep, omit] = [l10n.t('1 keep'), l10n.t('0 omit')];
  return {
    f: {
      ...{ name: l10n.t('forget'), second: l10n.t('keep · f'), lane: l10n.t('keep') },
      ...{ high: keep, low: omit, whole: l10n.t('forget gate (keep)') },
      names: l10n.t('Also called: keep gate, keep or forget gate. A sigmoid, 0 to 1.'),
      does: l10n.t(
        'It looks at x and at h of one character before, and says for each number of c how much of it stays: 0 omits it, 1 keeps it. It does not look at c itself: some drawings have such wires (peepholes), this network has none.',
      ),
    },
    i: {
      ...{ name: l10n.t('input'), second: l10n.t('write · i'), lane: l10n.t('write') },
      ...{ high: l10n.t('1 write'), low: omit, whole: l10n.t('input gate (write)') },
      names: l10n.t('Also called: write gate. A sigmoid, 0 to 1.'),
      does: l10n.t(
        'It says how much of the candidate is added to c. What would be added is not its affair: that is the candidate’s.',
      ),
    },
    g: {
      ...{ name: l10n.t('candidate'), second: l10n.t('tanh · g'), lane: l10n.t('candidate') },
      ...{ high: '1', low: '−1', whole: l10n.t('candidate') },
      names: l10n.t('Also called: new memory, block input. A tanh, −1 to 1: no gate.'),
      does: l10n.t(
        'It is what may be written: its sign says in which direction c would go. The notes say that the tanh gives importance; how much of it counts is decided by the input gate.',
      ),
    },
    o: {
      ...{ name: l10n.t('output'), second: l10n.t('read · o'), lane: l10n.t('read') },
      ...{ high: l10n.t('1 read'), low: omit, whole: l10n.t('output gate (read)') },
      names: l10n.t('Also called: read gate. A sigmoid, 0 to 1.'),
      does: l10n.t(
        'It says how much of tanh(c) others get to see. Shut, the cell goes on remembering what nobody sees.',
      ),
    },
  };
}

type Part<K extends keyof CellLessonStrings> = Pick<CellLessonStrings, K>;

function pictureTexts(
  l10n: Translator,
): Part<
  | 'added'
  | 'erased'
  | 'gateButton'
  | 'part'
  | 'picture'
  | 'pictureText'
  | 'reading'
  | 'value'
  | 'xBelow'
  | 'xBoth'
  | 'xEmbedding'
> {
  return {
    picture: l10n.t('The cell at this character'),
    pictureText: l10n.t(
      'A cell at {0}: c before is {1}, kept by {2}; {3} of the candidate {4} is added; c is {5} and h is {6}.',
    ),
    gateButton: l10n.t('{0}: {1}. What goes into it'),
    erased: l10n.t('erased: {0} %'),
    added: l10n.t('added: {0}'),
    xEmbedding: l10n.t('x: the character as {0} numbers, its embedding'),
    xBelow: l10n.t('x: the {0} h of layer {1} at this character'),
    xBoth: l10n.t('x: the character and every h below it, {0} numbers'),
    reading: l10n.t(
      'The wide band is c, the conveyor: its width is how much, its colour the sign. Threefold lines are whole vectors. Click a gate to see what goes into it.',
    ),
    part: l10n.t('part'),
    value: l10n.t('value'),
  };
}

function toolTexts(
  l10n: Translator,
): Part<
  | 'jumpAlong'
  | 'jumpBack'
  | 'jumpOn'
  | 'line'
  | 'lineHint'
  | 'next'
  | 'noJump'
  | 'notRead'
  | 'notReadThere'
  | 'pause'
  | 'play'
  | 'previous'
> {
  return {
    line: l10n.t('The line, its gates below it'),
    lineHint: l10n.t('Click a character, or go with the arrow keys. Behind each is h.'),
    notRead: l10n.t('The network has not read this character yet.'),
    notReadThere: l10n.t('Up to what was read it neither opens nor shuts: try again in a moment.'),
    previous: l10n.t('Previous character'),
    next: l10n.t('Next character'),
    play: l10n.t('Play: on from character to character'),
    pause: l10n.t('Pause'),
    jumpAlong: l10n.t('Gate to jump along'),
    jumpBack: l10n.t('Back to where this gate opens or shuts'),
    jumpOn: l10n.t('On to where this gate opens or shuts'),
    noJump: l10n.t('The {0} neither opens nor shuts from here to that end of the file.'),
  };
}

function sumTexts(
  l10n: Translator,
): Part<
  | 'bias'
  | 'fromBefore'
  | 'fromBelow'
  | 'fromSymbol'
  | 'goesIn'
  | 'goesInHint'
  | 'others'
  | 'rank'
  | 'strongestBefore'
  | 'strongestBelow'
  | 'sum'
> {
  return {
    goesIn: l10n.t('What goes into the {0}'),
    goesInHint: l10n.t('A bar to the right opens it, one to the left shuts it.'),
    bias: l10n.t('bias'),
    fromSymbol: l10n.t('this character, {0}'),
    fromBelow: l10n.t('h of the layers below, now'),
    fromBefore: l10n.t('h of this layer, one character before'),
    sum: l10n.t('sum'),
    others: l10n.t('all others'),
    strongestBelow: l10n.t('Loudest from below: h × weight'),
    strongestBefore: l10n.t('Loudest of its own layer: h × weight'),
    rank: l10n.t(
      'Of {2} characters that could stand here, {0} is number {1}, from the one that adds most to the one that takes most away:',
    ),
  };
}

function noteTexts(
  l10n: Translator,
): Part<
  | 'computer'
  | 'inputsOutputs'
  | 'layer'
  | 'layerHint'
  | 'layerPointer'
  | 'linear'
  | 'notes'
  | 'vector'
> {
  return {
    layer: l10n.t('The whole layer: {0} cells of layer {1}, not one'),
    layerHint: l10n.t(
      'Each strip is a vector at this character, a dot for each cell. Click one to choose that neuron; the arrow keys and Enter do the same.',
    ),
    layerPointer: l10n.t('Neuron of this layer'),
    notes: l10n.t('What the notes call it, and what is so'),
    inputsOutputs: l10n.t(
      'Three things come in: x, and h and c of one character before. Three go out: c, and h twice, once up, to the layer above or the answer, and once on. What the notes call the layer before and the next layer is this same layer, one character earlier and one later; c never leaves it.',
    ),
    linear: l10n.t(
      'The cell itself is a linear unit: c is only multiplied and added to. All that bends lies around it: three logistic gates, two tanh. So what was learned flows back along c by the factor f alone.',
    ),
    vector: l10n.t(
      'Not one value comes in but a vector: every gate of every cell hears all of x and all of h. Only c is each cell’s own.',
    ),
    computer: l10n.t(
      'As a computer’s memory is written, kept and read, so is a cell; but each gate is a matter of degree, and so it can be learned.',
    ),
  };
}
