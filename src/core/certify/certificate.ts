import type { CertifiedQuantity, Neuron } from '../inspect/cell.ts';
import { isDirection, type Subject } from '../inspect/subject.ts';
import type { LabelName } from '../labels/labels.ts';
import {
  gateNames,
  type Catalogue,
  type Cause,
  type Family,
  type Figures,
  type LabelFacts,
  type Probe,
  type Thresholds,
  type UnitCause,
  type Units,
  type Vector,
  type Verdict,
  type VerdictKind,
} from './catalogue.ts';
import { snippetsOf, type Snippet } from './snippet.ts';
import { gradeOf } from './grade.ts';
import type { TaughtCertificate } from './taught.ts';

/** What the catalogue says of a neuron for one label in one family of languages. */
export interface HeldOut {
  readonly family: Family;
  /** Undefined where the catalogue does not have the label, or the neuron never varies. */
  readonly figures: Figures | undefined;
  /** How well it does for this label in this family: the verdict is about its best label, which may be another. */
  readonly grade: VerdictKind;
  readonly verdict: Verdict;
}

/** What the figures were computed on, and how. */
export interface Basis extends Pick<Catalogue, 'characters' | 'resamples' | 'shifts'> {
  readonly packages: number;
  readonly thresholds: Thresholds;
}

/** What a verdict is about, and all that it was judged by. */
export interface Judged {
  readonly label: LabelName;
  readonly family: Family;
  readonly figures: Figures;
  readonly facts: LabelFacts | undefined;
}

/** What holding a neuron does, beside the controls. */
export interface Effects extends Omit<Cause, 'units'> {
  readonly unit: UnitCause;
}

export interface NeuronCertificate {
  readonly kind: 'neuron';
  readonly neuron: Neuron;
  readonly quantity: CertifiedQuantity;
  readonly verdict: Verdict;
  /** Undefined where the neuron never varies. */
  readonly vector: Vector | undefined;
  readonly judged: Judged | undefined;
  readonly halfLife: number | undefined;
  readonly medianHalfLife: number | undefined;
  readonly snippets: readonly Snippet[];
  /** Of every unit of its layer: [units x 6], shares of time shut and open of i, f and o. */
  readonly layerGates: Float32Array;
  readonly effects: Effects | undefined;
  readonly basis: Basis;
}

export interface ProbeCertificate {
  readonly kind: 'probe';
  readonly label: LabelName;
  /** Of each family of languages, without its weights: the reader has no use for a thousand numbers. */
  readonly probes: readonly Omit<Probe, 'weights'>[];
  readonly basis: Basis;
}

export type Certificate = NeuronCertificate | ProbeCertificate | TaughtCertificate;

const nothing: Verdict = { kind: 'noEvidence', label: undefined, family: undefined };

/** The probe for a label in the family; where there is none, that of another family. */
export function probeOf(
  { directions }: Catalogue,
  label: LabelName,
  family: Family,
): Probe | undefined {
  const probes = directions.filter((probe) => probe.label === label);
  return probes.find((probe) => probe.family === family) ?? probes[0];
}

export function heldOutOf(
  catalogue: Catalogue,
  neuron: Neuron,
  quantity: CertifiedQuantity,
  label: LabelName,
  family: Family,
): HeldOut | undefined {
  const unit = catalogue.units.get(neuron);
  if (unit === undefined) return undefined;
  const vector = unit[quantity];
  const verdict = vector?.verdict ?? nothing;
  const all = vector?.figures[family] ?? {};
  return { family, verdict, figures: all[label], grade: gradeOf(catalogue, all, label, family) };
}

/** Undefined where the catalogue does not have it. */
export function certify(
  catalogue: Catalogue,
  subject: Subject,
  quantity: CertifiedQuantity,
): Certificate | undefined {
  return isDirection(subject)
    ? certifyProbe(catalogue, subject.probe)
    : certifyNeuron(catalogue, subject, quantity);
}

/** Undefined where the catalogue has no such unit. */
export function certifyNeuron(
  catalogue: Catalogue,
  neuron: Neuron,
  quantity: CertifiedQuantity,
): NeuronCertificate | undefined {
  const unit = catalogue.units.get(neuron);
  if (unit === undefined) return undefined;
  const vector = unit[quantity];
  return {
    kind: 'neuron',
    neuron,
    quantity,
    verdict: vector?.verdict ?? nothing,
    vector,
    judged: vector && judgedBy(catalogue, vector),
    halfLife: unit.halfLife,
    medianHalfLife: unit.medianHalfLife,
    snippets: snippetsOf(vector?.snippets ?? [], catalogue.texts),
    layerGates: gatesOf(catalogue.units.gates(neuron.layer)),
    effects: effectsOf(catalogue.cause, neuron),
    basis: basisOf(catalogue),
  };
}

/** Undefined where the catalogue has no probe for the label. */
export function certifyProbe(catalogue: Catalogue, label: LabelName): ProbeCertificate | undefined {
  const probes = catalogue.directions.filter((probe) => probe.label === label).map(told);
  return probes.length === 0
    ? undefined
    : { kind: 'probe', label, probes, basis: basisOf(catalogue) };
}

function told(probe: Probe): ProbeCertificate['probes'][number] {
  const { label, family, bias, scale, figures, withCells, single, units90, adversarial } = probe;
  return { label, family, bias, scale, figures, withCells, single, units90, adversarial };
}

/** The verdict's label; where it names none, the one that goes best with the neuron. */
function judgedBy({ labels }: Catalogue, { verdict, figures }: Vector): Judged | undefined {
  let best: Judged | undefined;
  for (const [family, byLabel] of Object.entries(figures) as [
    Family,
    Partial<Record<LabelName, Figures>>,
  ][]) {
    for (const [label, found] of Object.entries(byLabel) as [LabelName, Figures][]) {
      const one = { label, family, figures: found, facts: labels[label]?.[family] };
      if (label === verdict.label && family === verdict.family) return one;
      if (Math.abs(found.rho) > Math.abs(best?.figures.rho ?? 0)) best = one;
    }
  }
  return best;
}

function gatesOf(units: ReturnType<Units['gates']>): Float32Array {
  const width = 2 * gateNames.length;
  const shares = new Float32Array(units.length * width);
  for (const { neuron, gates } of units) {
    gateNames.forEach((gate, k) => {
      const { shut, open } = gates[gate];
      shares.set([shut, open], neuron.unit * width + 2 * k);
    });
  }
  return shares;
}

function effectsOf(cause: Cause | undefined, { layer, unit }: Neuron): Effects | undefined {
  if (cause === undefined) return undefined;
  const { units, ...shared } = cause;
  const found = units.find(({ neuron }) => neuron.layer === layer && neuron.unit === unit);
  return found && { ...shared, unit: found };
}

function basisOf({ characters, packages, resamples, shifts, thresholds }: Catalogue): Basis {
  const count = Object.values(packages).reduce((sum, list) => sum + list.length, 0);
  return { characters, resamples, shifts, thresholds, packages: count };
}
