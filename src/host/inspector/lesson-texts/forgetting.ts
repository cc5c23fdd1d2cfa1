import type { ForgettingStrings } from '../../../protocol/lesson-strings/forgetting.ts';
import type { Translator } from '../translator.ts';

export function forgettingTexts(l10n: Translator): ForgettingStrings {
  return {
    title: l10n.t('Forgetting: three networks side by side'),
    question: l10n.t(
      'Which of three networks is the least surprised by a bracket that closes far from where it opened?',
    ),
    told: l10n.t('You said {0}. On unseen code it is {1}; below you see how they do in your text.'),
    takeHome: l10n.t('A window never knew, a simple recurrent network forgets, an LSTM can keep.'),
    networks: {
      lstm: l10n.t('LSTM'),
      rnn: l10n.t('simple recurrent'),
      'feed-forward': l10n.t('feed-forward'),
    },
    who: l10n.t(
      'Three networks of {0} million parameters each, which read the same eight million characters of code in the same order: an LSTM, a simple recurrent network (tanh, what came out goes in again), and a feed-forward network that sees the last 20 characters and never touches a node twice. They are small and little trained beside the network that completes.',
    ),
    reading: l10n.t('The three networks are reading ...'),
    missing: l10n.t(
      'The three small networks are not in this installation ({0} is missing). What was measured with them is below; install the extension anew to read your own text with them.',
    ),
    changedFiles: l10n.t(
      'A file of the three small networks is not the one that was packed ({0}). What was measured with them is below; install the extension anew to read your own text with them.',
    ),
    unreadable: l10n.t(
      'The three small networks cannot be read ({0}). What was measured with them is below; install the extension anew to read your own text with them.',
    ),
    yourText: l10n.t('Your text, read by three'),
    barsAre: l10n.t(
      'Under each character its surprise for the LSTM, the simple recurrent and the feed-forward network, from above; a full bar is {0} bits or more. Click a character, or go with the arrow keys.',
    ),
    linesName: l10n.t('Lines around the cursor'),
    here: l10n.t('{0} in line {1}, column {2}'),
    network: l10n.t('network'),
    probability: l10n.t('gave it'),
    surprise: l10n.t('surprise'),
    bits: l10n.t('{0} bits'),
    closersTitle: l10n.t('Brackets that close far away'),
    closersHint: l10n.t(
      'What each network gave to a closing bracket that stands {0} characters or more after its opening one, so that the feed-forward network no longer sees that. The best is bold.',
    ),
    noClosers: l10n.t(
      'In the part of the text around the cursor no bracket closes so far away. Move on, or look at the figure.',
    ),
    bracket: l10n.t('brackets'),
    distance: l10n.t('apart'),
    fromTo: l10n.t('line {0} to {1}'),
    inLine: l10n.t('line {0}'),
    meanFar: l10n.t(
      'Mean surprise of these and the rest, {0} in all: LSTM {1}, simple recurrent {2}, feed-forward {3} bits. A few brackets prove nothing, and the indentation before a brace gives much of it away; the figure has thousands.',
    ),
    studyTitle: l10n.t('Closing brackets on unseen code, by distance'),
    studyText: l10n.t(
      'Bits of a closing bracket by the characters from its opening one. Of the three networks of equal size the LSTM is the best at every distance; beyond twenty characters the feed-forward network is the worst, or nearly.',
    ),
    ngram: l10n.t('20-gram'),
    shipped: l10n.t('this network'),
    charactersApart: l10n.t('characters from the opening bracket'),
    bitsOfCloser: l10n.t('bits of the closing one'),
    studyNote: l10n.t(
      '{0} brackets lie at 20 characters or more. The 20-gram counts what followed the last 19 characters in the same text: it beats the LSTM on phrases it knows by heart and beyond some 80 characters, where eight million characters taught a small network little. "This network" is the one that completes: larger, and trained on 35 times as much.',
    ),
    changeTitle: l10n.t('Change one character, and see who notices'),
    changeHint: l10n.t(
      'One character before the cursor is read as another. How far does what each network expects at the cursor move? Go back until the feed-forward network does not notice any more.',
    ),
    changeScale: l10n.t('Characters before the cursor'),
    back: l10n.t('{0} characters before the cursor'),
    changed: l10n.t('{0} in line {2} is read as {1}. What is expected at the cursor moves:'),
    moves: l10n.t('{0}: by {1} bits'),
    blind: l10n.t(
      '{0}: by exactly nothing. It sees {1} characters, and this is none of them: amnesic.',
    ),
    statesTitle: l10n.t('What they keep, after the change'),
    predictionsTitle: l10n.t('What they expect, after the change'),
    showStates: l10n.t('What they keep'),
    showPredictions: l10n.t('What they expect'),
    charactersAfter: l10n.t('characters after the change'),
    partOfNorm: l10n.t('difference, as a part of the state'),
    divergence: l10n.t('divergence, bits'),
    windowEnds: l10n.t('{0} characters: the window ends'),
    changeText: l10n.t(
      'How the three networks differ from what they were without the change, by characters after it. The feed-forward line ends with its window, the simple recurrent one falls, the LSTM’s stays up.',
    ),
    amnesic: l10n.t(
      'The notes call a feed-forward network amnesic, without any notion of order. With a window it does know the order within: each of its places has weights of its own. Beyond it there is nothing, ever.',
    ),
    changeNote: l10n.t(
      'A line that ends has come to exactly nothing, which has no place on this axis. Where the simple recurrent line lies flat, at less than a millionth, it is the rounding of floats. In what is expected even the LSTM moves by little after some forty characters; its state still differs, and that is what it can use when a bracket closes.',
    ),
  };
}
