import type { CellQuantity } from '../inspect/cell.ts';
import type { DirectionWeights } from '../inspect/direction.ts';
import {
  cellScale,
  directionScan,
  quantityScan,
  type Extent,
  type PageScan,
} from '../inspect/neuron-values.ts';
import type { Piece } from '../inspect/pieces.ts';
import { isDirection, type Subject } from '../inspect/subject.ts';
import { unitWeights } from '../inspect/unit-weights.ts';
import type { LabelName } from '../labels/labels.ts';
import { hasNeuron } from '../model/widths.ts';
import type { LanguageTag } from '../text/language.ts';
import {
  familyOf,
  ownCatalogue,
  type Family,
  type NoCatalogue,
  type Probe,
  type ReadCatalogue,
} from './catalogue.ts';
import { probeOf } from './certificate.ts';
import type { CertifiedModel } from './certified-model.ts';

/** How a subject's values are computed from a page, and what they are coloured on. */
export interface SubjectScan {
  readonly scan: PageScan;
  extent(values: Float32Array, pieces: readonly Piece[]): Extent;
}

/**
 * @param language the text's: each family of languages has directions of its own
 * @returns undefined where the model has no such neuron, or nothing was fitted to the label
 */
export async function subjectScan(
  subject: Subject,
  quantity: CellQuantity,
  model: CertifiedModel,
  language: LanguageTag,
): Promise<SubjectScan | undefined> {
  if (isDirection(subject)) {
    const probe = usableProbe(await model.catalogue(), subject.probe, familyOf(language));
    return probe && probeScan(probe);
  }
  if (!hasNeuron(model.info.widths, subject)) return undefined;
  const unit = unitWeights(await model.weights(), subject);
  return {
    scan: quantityScan(unit, quantity),
    extent: (values, pieces) => ({
      middle: 0,
      scale: quantity === 'c' ? cellScale(values, pieces, unit) : 1,
    }),
  };
}

/** A probe of this network: another's weights say nothing of it. */
export function usableProbe(
  read: NoCatalogue | ReadCatalogue,
  label: LabelName,
  family: Family,
): Probe | undefined {
  const own = ownCatalogue(read);
  return own && probeOf(own, label, family);
}

export function probeWeights({ weights, bias }: Probe): DirectionWeights {
  return { weights: Float64Array.from(weights), bias };
}

/** The scale is centred between the probe's extremes, so that both ends differ from the background. */
function probeScan(probe: Probe): SubjectScan {
  const { low, high } = probe.scale;
  const extent = { middle: (low + high) / 2, scale: (high - low) / 2 };
  return { scan: directionScan(probeWeights(probe)), extent: () => extent };
}
