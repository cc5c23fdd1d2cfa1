/** What is certified of a network: each label that a quantity of a neuron passes for, and the best of a label. */
import { certifiedQuantities, type CertifiedQuantity, type Neuron } from '../inspect/cell.ts';
import type { LabelName } from '../labels/labels.ts';
import type { ModelInfo } from '../model/language-model.ts';
import { neuronAt, unitCount } from '../model/widths.ts';
import { families, type Catalogue, type Family, type VerdictKind } from './catalogue.ts';
import { compareGrades, gradeOf, passes, scoreOf } from './grade.ts';

/** A quantity of a neuron and a label that it passes for. */
export interface Certified {
  readonly neuron: Neuron;
  readonly quantity: CertifiedQuantity;
  readonly label: LabelName;
  readonly family: Family;
  readonly grade: VerdictKind;
  /** 0 to 1, comparable between labels. */
  readonly score: number;
  /** The value is lower where the label is higher. */
  readonly isReversed: boolean;
}

/** What is looked at first for a label: certified, or what comes nearest. */
export interface Proposal {
  readonly neuron: Neuron;
  readonly quantity: CertifiedQuantity;
  readonly grade: VerdictKind;
}

/** Units that are read between two pauses: checking one against its schema takes half a millisecond. */
const unitsAtOnce = 12;

const known = new WeakMap<Catalogue, readonly Certified[]>();

/** All that is certified, the best first. Some 5 ms at each step the first time, then cached. */
export function* certifiedIn(
  catalogue: Catalogue,
  { widths, foundLayers }: Pick<ModelInfo, 'foundLayers' | 'widths'>,
): Generator<undefined, readonly Certified[], undefined> {
  const before = known.get(catalogue);
  if (before !== undefined) return before;
  const found: Certified[] = [];
  for (let place = 0; place < unitCount(widths, foundLayers); place++) {
    found.push(...ofUnit(catalogue, neuronAt(widths, place)));
    if (place % unitsAtOnce === unitsAtOnce - 1) yield;
  }
  found.sort(compareCertified);
  known.set(catalogue, found);
  return found;
}

function ofUnit(catalogue: Catalogue, neuron: Neuron): Certified[] {
  const unit = catalogue.units.get(neuron);
  return certifiedQuantities.flatMap((quantity) =>
    families.flatMap((family) => {
      const all = unit?.[quantity]?.figures[family] ?? {};
      return (Object.keys(all) as LabelName[]).flatMap((label) => {
        const grade = gradeOf(catalogue, all, label, family);
        if (!passes(grade)) return [];
        const figures = all[label]!;
        const { rho, auc } = figures;
        const isReversed = auc === undefined ? rho < 0 : auc < 0.5;
        return [{ neuron, quantity, label, family, grade, score: scoreOf(figures), isReversed }];
      });
    }),
  );
}

/** By grade; then h before c, since h is bounded and heard by the rest of the network; then by score. */
function compareCertified(one: Certified, other: Certified): number {
  return (
    compareGrades(one.grade, other.grade) ||
    certifiedQuantities.indexOf(one.quantity) - certifiedQuantities.indexOf(other.quantity) ||
    other.score - one.score
  );
}

/** Undefined where the catalogue has nothing on the label in this family. */
export function proposalFor(
  catalogue: Catalogue,
  certified: readonly Certified[],
  label: LabelName,
  family: Family,
): Proposal | undefined {
  const best = certified.find((one) => one.label === label && one.family === family);
  if (best !== undefined) return best;
  const nearest = catalogue.labels[label]?.[family]?.best;
  if (nearest === undefined) return undefined;
  const { neuron, quantity } = nearest;
  const all = catalogue.units.get(neuron)?.[quantity]?.figures[family] ?? {};
  return { neuron, quantity, grade: gradeOf(catalogue, all, label, family) };
}
