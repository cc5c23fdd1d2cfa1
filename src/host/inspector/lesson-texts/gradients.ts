import type { GradientsStrings } from '../../../protocol/lesson-strings/gradients.ts';
import type { Translator } from '../translator.ts';

export function gradientsTexts(l10n: Translator): GradientsStrings {
  return {
    title: l10n.t('Vanishing and exploding'),
    question: l10n.t(
      'A simple recurrent network (tanh) that has learned nothing yet is to learn from a character fifty steps back. How much is left of the gradient that it had one step back?',
    ),
    told: l10n.t('You said {0}. It is {1}.'),
    takeHome: l10n.t(
      'What is multiplied at every step vanishes or explodes; the sum in an LSTM hands it on by a factor that it chooses itself.',
    ),
    answers: [
      l10n.t('about a half'),
      l10n.t('about a hundredth'),
      l10n.t('about a millionth'),
      l10n.t('less than a millionth of a millionth'),
    ],
    backTitle: l10n.t('Back through time'),
    backText: l10n.t(
      'A network learns by asking of each weight how the loss would change with it (back-propagation). In the unrolled picture that question runs back from copy to copy, and in each it is multiplied by the derivative of that copy. Fifty copies are fifty factors.',
    ),
    backDrawing: l10n.t(
      'Four copies of a cell in a row. The state goes forward from each to the next; from the loss at the last one a dashed arrow runs back through all of them and grows thinner.',
    ),
    longText: l10n.t(
      'The notes say that a simple network cannot process long sequences with tanh or ReLU. It reads them like any other. What it cannot do is learn from what lies far back: nothing of the gradient arrives there.',
    ),
    loss: l10n.t('loss'),
    seeUnrolled: l10n.t('The unrolled picture on your own line'),
    studyTitle: l10n.t('What is left of the gradient, by distance'),
    untrained: l10n.t('Untrained'),
    trained: l10n.t('Trained'),
    lstm: l10n.t('LSTM'),
    gates: l10n.t('its forget gates'),
    rnn: l10n.t('tanh'),
    relu: l10n.t('ReLU'),
    charactersBack: l10n.t('characters back'),
    gradientNorm: l10n.t('gradient, or product of gates'),
    studyText: l10n.t(
      'The norm of the derivative of the loss by the state, by the number of characters back, for an LSTM, a simple recurrent network with tanh and one with ReLU, and the product of the LSTM’s forget gates. The axis is logarithmic.',
    ),
    untrainedTold: l10n.t(
      'Fifty characters back there is left of what there was one back: {0} in the LSTM, {1} in the tanh network, {2} in the ReLU network, whose recurrent matrix starts as the identity. That is kind to its gradient and did not save it: it diverged at first at every rate that was tried.',
    ),
    trainedTold: l10n.t(
      'After training: {0} in the LSTM, {1} in the tanh network, {2} in the ReLU network. The LSTM’s line now runs beside the product of its forget gates: what it learned is to keep them open.',
    ),
    gateTitle: l10n.t('Why the path through the cell is kind'),
    gateText: l10n.t(
      'c = f·c′ + i·g, where c′ is the cell one step before. Along this sum the derivative of c by c′ is f itself: no weight, no slope of a curve, only the number the gate has chosen. Kept open, f is nearly 1, and nearly 1 is left after many steps.',
    ),
    gateLoose: l10n.t(
      'The notes say that logistic gates have a very good derivative. Loosely put: the logistic function’s own derivative is σ(1 − σ), at most 1/4, and nearly 0 just where a gate is clearly open or shut. It is the sum that carries, and the gate’s value, not its slope, that is multiplied. (The paths through h into the gates remain, and those do have slopes in them; so f is most of the derivative, not all.)',
    ),
    gateScale: l10n.t('What reaches the forget gate'),
    gateTold: l10n.t('At {0} the gate is f = {1}, and its slope is {2}.'),
    gateFifty: l10n.t('After fifty such steps f leaves {0}; slopes would leave {1}.'),
    gateFigure: l10n.t('A gate and its slope'),
    gateFigureText: l10n.t(
      'The logistic function rises from 0 to 1; its derivative is a low hill, 1/4 in the middle and nearly 0 at both ends.',
    ),
    logistic: l10n.t('the gate, σ'),
    slope: l10n.t('its slope, σ(1 − σ)'),
    reaches: l10n.t('what reaches the gate'),
    value: l10n.t('value'),
    ownTitle: l10n.t('In your text, back from the cursor'),
    ownText: l10n.t(
      'The product of the forget gates of {0}, the neuron that is chosen, from the cursor backwards: how much of what its cell held then is in it now. Beside it a tanh unit, h = tanh(w·h′ + …), that took the same values (tanh c): each step leaves w·(1 − h²). The weight is yours to choose.',
    ),
    ownNone: l10n.t(
      'What is chosen has no forget gate. Choose a neuron in the list, or show the part of the text that was read.',
    ),
    ownReading: l10n.t('The network is reading this part of the text ...'),
    weightScale: l10n.t('Weight of the tanh unit'),
    weight: l10n.t('w = {0}'),
    ownTold: l10n.t('Over {0} characters the gates leave {1}, the tanh unit {2}.'),
    halfLife: l10n.t('More than half of it is gone after {0} characters.'),
    noHalfLife: l10n.t('More than half is still there after {0} characters.'),
    ownFigure: l10n.t('What is left of the cell of {0}, back from the cursor'),
    ownFigureText: l10n.t(
      'Two falling lines: the product of the neuron’s forget gates, and what a tanh unit with the same values would leave, both from the cursor backwards.',
    ),
    ownGates: l10n.t('gates of {0}'),
    ownTanh: l10n.t('tanh unit'),
    left: l10n.t('left'),
    ownHint: l10n.t(
      'A level stretch is memory; each drop is a place where the neuron let go. Choose another in the list (a certificate tells the half-life), or move the cursor. With a weight above 1 the tanh unit may explode instead.',
    ),
    clipTitle: l10n.t('Exploding, and the cure'),
    clipText: l10n.t(
      'Factors greater than 1 multiply as well. One update in the wrong place, and all that was learned is gone. The cure is plain: a gradient longer than 1 is cut to 1 (clipping). The same run without and with it, by plain descent with momentum:',
    ),
    without: l10n.t('without'),
    clipped: l10n.t('clipped'),
    update: l10n.t('update'),
    bits: l10n.t('bits per character'),
    clipFigure: l10n.t('{0} at a rate of {1}, without and with clipping'),
    clipFigureText: l10n.t(
      'Bits per character by update, of a run without clipping of the gradient and of the same run with it.',
    ),
    diverged: l10n.t(
      'Without clipping the loss is no number any more at update {0}: the line ends there.',
    ),
    survived: l10n.t(
      'The last ten updates had {0} bits per character without clipping, and {1} with it.',
    ),
    rateTitle: l10n.t('How sensitive learning is'),
    rateText: l10n.t(
      'The network that completes, trained for 75 seconds each time, all the same but for the rate: {0} bits per character at .0011, {1} at .0044. Another seed alone makes {2} to {3} of the same recipe, so small differences mean nothing.',
    ),
    rateFigure: l10n.t('What was learned in the same time, by rate'),
    rateFigureText: l10n.t(
      'Bits per character on validation by the rate of learning: the smallest of four rates is the worst by far.',
    ),
    rate: l10n.t('rate'),
    recipe: l10n.t('after 75 s'),
    seeds: l10n.t('other seeds'),
  };
}
