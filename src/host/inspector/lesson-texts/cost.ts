import type { CostStrings } from '../../../protocol/lesson-strings/cost.ts';
import type { Translator } from '../translator.ts';
import { READING_LIST } from './reading-list.ts';

export function costTexts(l10n: Translator): CostStrings {
  return {
    title: l10n.t('What it costs, and what it is for'),
    question: l10n.t('Twice as many units: how many times the work for each character?'),
    told: l10n.t('You said {0}. By its weights an LSTM of 1,024 units has {1} of one of 512.'),
    takeHome: l10n.t(
      'Keeping a state costs the square of its size at every step, and pays wherever the order of things matters.',
    ),
    times: l10n.t('times'),
    measureTitle: l10n.t('Measured on this machine'),
    measureText: l10n.t(
      'The notes say that it is very expensive to keep a state for many units, and more so for long. Ask your machine: networks of random weights read in the engine, one step after another, on one core. Completion goes on meanwhile.',
    ),
    measure: l10n.t('Measure (a few seconds)'),
    measureAgain: l10n.t('Measure again'),
    cancel: l10n.t('Cancel'),
    progress: l10n.t('Progress of the measurement'),
    measured: l10n.t('{0} of {1} networks measured'),
    doubled: l10n.t(
      'Here an LSTM of 1,024 units took {0} times as long as one of 512, with {1} times the weights.',
    ),
    stopped: l10n.t('Stopped; what was measured stays.'),
    failed: l10n.t('The engine does not answer. What was measured stays; try again.'),
    networks: {
      lstm: l10n.t('LSTM'),
      rnn: l10n.t('simple recurrent'),
      'feed-forward': l10n.t('feed-forward'),
    },
    studied: l10n.t('{0}, PyTorch'),
    unitsTitle: l10n.t('Time for a character, by units'),
    unitsText: l10n.t(
      'Microseconds for a character by the number of units, both on logarithmic axes: lines that rise by a slope of about two for large recurrent networks, and of one for the feed-forward network. Faint lines are from another machine.',
    ),
    units: l10n.t('units'),
    microseconds: l10n.t('µs a character'),
    parameters: l10n.t('weights'),
    state: l10n.t('state, bytes'),
    unitsNote: l10n.t(
      'Twice the units are four times the weights between a state and the next, and each of them is used at every character. The state itself is small: 8 bytes for each unit of an LSTM. The faint lines were measured with PyTorch on another machine (docs/rivals.md); compare slopes, not heights.',
    ),
    lengthTitle: l10n.t('What grows with the length of the text'),
    lengthText: l10n.t(
      'By the length of the text, as multiples of what it is at 250 characters: the time for a character and the state stay as they are, what is kept to learn from the whole text grows sixteenfold.',
    ),
    length: l10n.t('characters of text'),
    ratio: l10n.t('times that of 250'),
    timeLine: l10n.t('time a character'),
    stateLine: l10n.t('state'),
    learningLine: l10n.t('kept to learn'),
    lengthNote: l10n.t(
      'So to read for long is not expensive: each character costs what the first did. What grows is learning, which has to keep all that led there; hence it is done in pieces of 80 characters. There the notes are loose.',
    ),
    whatTitle: l10n.t('What a neural network is'),
    what: [
      l10n.t(
        'A function with very many numbers in it that can be turned (weights). Numbers go in, are added up by weights, and each sum is bent by a curve; what comes out goes into the next layer. To learn is to turn each weight a little in the direction in which the error falls, and again, for each example.',
      ),
      l10n.t(
        'All that it reads has to become vectors of numbers first: images, sound, series, text. Here each character is 64 numbers. The one that completes has {0} weights and layers of {1} units.',
      ),
      l10n.t(
        'The notes say that it resembles the human brain. It has the name from there, and the idea of many simple parts that are strongly connected; more than that should not be taken from it.',
      ),
    ],
    usesTitle: l10n.t('Where recurrent networks serve'),
    uses: [
      [
        l10n.t('Speech'),
        l10n.t('a sound wave in pieces of a hundredth of a second becomes words.'),
      ],
      [l10n.t('Language'), l10n.t('the next character or word; what you have just typed with.')],
      [
        l10n.t('Translation'),
        l10n.t('one sentence is read into a state, another is written from it.'),
      ],
      [
        l10n.t('Captions'),
        l10n.t('an image becomes a vector, and the sentence is written from it.'),
      ],
      [l10n.t('Films'), l10n.t('what happens now is told from what happened before.')],
      [l10n.t('Genes'), l10n.t('four letters in a row of millions; where does a gene begin?')],
      [l10n.t('Weather'), l10n.t('measurements by the hour, and the next ones.')],
      [
        l10n.t('Markets'),
        l10n.t(
          'prices and public figures are series, too; that they can be foreseen is another claim.',
        ),
      ],
      [l10n.t('Handwriting'), l10n.t('the pen’s path, point by point, read or written.')],
      [
        l10n.t('Images in patches'),
        l10n.t('even a picture is a sequence if it is read piece by piece.'),
      ],
    ],
    readTitle: l10n.t('To read on'),
    readHint: l10n.t(
      'What the five notes refer to. These links lead out: your browser opens them, the extension itself asks no server for anything.',
    ),
    reading: READING_LIST,
    inNotes: l10n.t('note {0}'),
  };
}
