/** What the gallery shows: certified neurons, then taught ones for labels that no found neuron follows. */
import {
  mostWorthSeeing,
  taughtWorthSeeing,
  worthSeeing,
} from '../../core/certify/worth-seeing.ts';
import type { CertifiedQuantity, Neuron } from '../../core/inspect/cell.ts';
import type { Certified, CertifiedNeurons, TaughtSight } from '../../protocol/certificates.ts';
import type { LabelName } from '../../protocol/inspection.ts';

export interface Sight {
  readonly neuron: Neuron;
  readonly quantity: CertifiedQuantity;
  readonly label: LabelName;
  /** What it is certified for, or what it was taught. */
  readonly known: Certified | TaughtSight;
}

export function isTaught(known: Certified | TaughtSight): known is TaughtSight {
  return 'onUnseen' in known;
}

/** @param labels those that the text can have */
export function sightsOf(
  { certified, family, taught }: CertifiedNeurons,
  labels: readonly LabelName[],
): Sight[] {
  const told = taughtWorthSeeing(taught, labels);
  const found = worthSeeing(certified, family, labels, mostWorthSeeing - told.length);
  return [
    ...found.map((known) => ({ ...known, known })),
    // A taught neuron answers with its h.
    ...told.map((known) => ({ ...known, quantity: 'h' as const, known })),
  ].map(({ neuron, quantity, label, known }) => ({ neuron, quantity, label, known }));
}
