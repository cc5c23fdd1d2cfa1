import type { EachLesson } from './each-lesson.ts';

export interface GradientsStrings extends EachLesson {
  /** To be guessed. */
  readonly answers: readonly string[];
  readonly backTitle: string;
  readonly backText: string;
  readonly backDrawing: string;
  readonly longText: string;
  readonly loss: string;
  readonly seeUnrolled: string;
  readonly studyTitle: string;
  readonly untrained: string;
  readonly trained: string;
  readonly lstm: string;
  readonly gates: string;
  readonly rnn: string;
  readonly relu: string;
  readonly charactersBack: string;
  readonly gradientNorm: string;
  readonly studyText: string;
  /** {0} of the LSTM, {1} of the tanh network, {2} of the ReLU network. */
  readonly untrainedTold: string;
  readonly trainedTold: string;
  readonly gateTitle: string;
  readonly gateText: string;
  readonly gateLoose: string;
  readonly gateScale: string;
  /** {0} what reaches the gate, {1} f, {2} its derivative. */
  readonly gateTold: string;
  /** {0} f to the 50th, {1} the derivative to the 50th. */
  readonly gateFifty: string;
  readonly gateFigure: string;
  readonly gateFigureText: string;
  readonly logistic: string;
  readonly slope: string;
  readonly reaches: string;
  readonly value: string;
  readonly ownTitle: string;
  /** {0} a neuron. */
  readonly ownText: string;
  readonly ownNone: string;
  readonly ownReading: string;
  readonly weightScale: string;
  /** {0} a weight. */
  readonly weight: string;
  /** {0} characters, {1} product of gates, {2} of the tanh unit. */
  readonly ownTold: string;
  /** {0} characters. */
  readonly halfLife: string;
  /** {0} characters. */
  readonly noHalfLife: string;
  /** {0} a neuron. */
  readonly ownFigure: string;
  readonly ownFigureText: string;
  /** {0} a neuron. */
  readonly ownGates: string;
  readonly ownTanh: string;
  readonly left: string;
  readonly ownHint: string;
  readonly clipTitle: string;
  readonly clipText: string;
  readonly without: string;
  readonly clipped: string;
  readonly update: string;
  readonly bits: string;
  /** {0} a network, {1} a rate. */
  readonly clipFigure: string;
  readonly clipFigureText: string;
  /** {0} an update. */
  readonly diverged: string;
  /** {0} bits without clipping, {1} with it. */
  readonly survived: string;
  readonly rateTitle: string;
  /** {0} bits at one rate, {1} at another, {2} and {3} the least and greatest of three seeds. */
  readonly rateText: string;
  readonly rateFigure: string;
  readonly rateFigureText: string;
  readonly rate: string;
  readonly recipe: string;
  readonly seeds: string;
}
