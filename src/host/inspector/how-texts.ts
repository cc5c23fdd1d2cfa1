import type { CertificateStrings } from '../../protocol/certificate-strings.ts';
import type { Translator } from './translator.ts';

/** How each figure of a certificate is computed; docs/neurons.md says it at length. {0}: how often it was repeated. */
export function howTexts(l10n: Translator): CertificateStrings['how'] {
  return {
    rho: l10n.t(
      'Spearman’s rank correlation of the value with the label, over all characters of the held-out texts in these languages. 1 or −1: one tells the order of the other; 0: nothing.',
    ),
    interval: l10n.t(
      'The same correlation again {0} times, each time on packages drawn anew with repetition; 95 of 100 lie in between. Where few packages agree it is wide.',
    ),
    partial: l10n.t(
      'Values and label, as ranks, are both regressed on indentation, column, the line’s number and the other depths; this is the correlation of what is left. Near 0: those explain it.',
    ),
    auc: l10n.t(
      'Of one character with the label and one without, both drawn at random: how often the value is higher at the first. 0.5 is chance; near 0 tells as much as near 1.',
    ),
    p: l10n.t(
      'The text is shifted against its labels {0} times. The share of shifts, the text itself among them, in which any unit of the network does at least as well (Westfall and Young 1993).',
    ),
    shifted: l10n.t(
      'In each of {0} shifts the best correlation of any unit counts; 95 of 100 lie below this. So much comes of looking at many units.',
    ),
    untrained: l10n.t(
      'The best unit of a network of the same shape with random weights, on the same text. It reacts to the last characters, and so goes with whatever those tell.',
    ),
    best: l10n.t(
      'Of h and c of all units the one with the best grade and, of those, the highest correlation with this label.',
    ),
    byValue: l10n.t(
      'All held-out characters are sorted by what the label is there. The dot is the mean of the neuron’s values, the bar goes from the value that 10 of 100 lie below to the one that 90 do.',
    ),
    adversarial: l10n.t(
      'The correlation is computed again on the same files after an edit that leaves the labels as they were: lines without indentation, tabs, lines joined, brackets written into strings, other line ends.',
    ),
    cause: l10n.t(
      'The neuron’s h is held at its mean while the network reads held-out text. The bits that a character then costs more, −log2 of its probability, are averaged where a bracket closes, a loop or a conditional ends, and everywhere; the same is done to other units whose values vary as much.',
    ),
    gates: l10n.t(
      'At every held-out character each gate is between 0 and 1. Shares of the characters at which it is below .1 and above .9. A half-life is the number of characters after which half would be left if the forget gate always stood at its median, or at its geometric mean: the first says how long it keeps something as a rule, the second counts the moments at which it lets go.',
    ),
    tree: l10n.t(
      'A regression tree of at most 8 leaves predicts the value from the 13 labels. It is fitted on half of the packages; R² is the share of the variance that it explains on the other half.',
    ),
    snippets: l10n.t(
      'The places of all held-out texts with the highest values (the lowest, where the correlation is negative), at least 200 characters apart, two of a package at most. The colours are read from some hundred characters before, so they may be a little off; the number is exact.',
    ),
    probe: l10n.t(
      'A ridge regression over h of all units (or h and c) is fitted to the label on validation packages. R² is the share of the label’s variance that it explains on held-out ones; rho, partial and AUC are computed as for a neuron.',
    ),
    taught: l10n.t(
      'r is Pearson’s correlation of h with the label. For the count, h is read as the nearest number, by a zero and a step that were fitted on validation packages. Exact: the share of the held-out characters where the label is not 0 at which that number is right.',
    ),
  };
}
