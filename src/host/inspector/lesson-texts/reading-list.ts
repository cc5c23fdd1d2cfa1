/** What the five lecture notes refer to, and where it can be read. Titles stay in their own language. */
import type { Reading } from '../../../protocol/lesson-strings/cost.ts';

export const READING_LIST: readonly Reading[] = [
  {
    title: 'Hochreiter & Schmidhuber: Long Short-Term Memory (1997)',
    address: 'https://doi.org/10.1162/neco.1997.9.8.1735',
    notes: '3',
  },
  {
    title: 'Karpathy: The Unreasonable Effectiveness of Recurrent Neural Networks (2015)',
    address: 'https://karpathy.github.io/2015/05/21/rnn-effectiveness/',
    notes: '1, 2',
  },
  {
    title: 'Karpathy, Johnson & Fei-Fei: Visualizing and Understanding Recurrent Networks (2015)',
    address: 'https://arxiv.org/abs/1506.02078',
    notes: '1',
  },
  {
    title: 'Olah: Understanding LSTM Networks (2015)',
    address: 'https://colah.github.io/posts/2015-08-Understanding-LSTMs/',
    notes: '2, 3',
  },
  {
    title: 'Shi Yan: Understanding LSTM and its diagrams (2016)',
    address: 'https://blog.mlreview.com/understanding-lstm-and-its-diagrams-37e2f46f1714',
    notes: '3',
  },
  {
    title: 'Deep Learning Book Brasil: Redes Neurais Recorrentes',
    address: 'https://www.deeplearningbook.com.br/redes-neurais-recorrentes/',
    notes: '5',
  },
  {
    title: 'Pathmind: A Beginner’s Guide to LSTMs and Recurrent Neural Networks',
    address: 'https://pathmind.com/wiki/lstm',
    notes: '5',
  },
  {
    title: 'Monolito Nimbus: Machine Learning de séries temporais – LSTM',
    address: 'https://www.monolitonimbus.com.br/machine-learning-de-series-temporais-lstm/',
    notes: '5',
  },
  {
    title: 'Towards Data Science: Understanding RNN and LSTM',
    address: 'https://towardsdatascience.com/understanding-rnn-and-lstm-f7cdf6dfc14e',
    notes: '5',
  },
  {
    title: 'The Clever Machine: tanh',
    address: 'https://theclevermachine.wordpress.com/tag/tanh-function/',
    notes: '5',
  },
  {
    title: 'Machine Learning Mastery: the rectified linear unit (ReLU)',
    address:
      'https://machinelearningmastery.com/rectified-linear-activation-function-for-deep-learning-neural-networks/',
    notes: '5',
  },
];
