/** The list of neurons that the reader chooses from: certificates and this text's own figures side by side. */
import type { Neuron } from '../inspect/cell.ts';
import { neuronName } from '../inspect/cell.ts';
import { kindOf, type SubjectKind } from '../inspect/subject-kind.ts';
import type { LabelName } from '../labels/labels.ts';
import { neuronAt, unitCount } from '../model/widths.ts';
import {
  familyOf,
  ownCatalogue,
  type Catalogue,
  type NoCatalogue,
  type ReadCatalogue,
} from './catalogue.ts';
import { heldOutOf, type HeldOut } from './certificate.ts';
import { certifiedIn, proposalFor, type Proposal } from './certified.ts';
import type { CertifiedModel } from './certified-model.ts';
import { compareGrades, passes, scoreOf } from './grade.ts';
import { asTold, rankSubjects, taughtOf, type Ranked, type RankQuestion } from './rank.ts';
import type { TaughtOnUnseen } from './taught.ts';

/** `certificate`: by what is known from unseen code, whatever this text says. `file`: by |rho| on this text. */
export const listOrders = ['certificate', 'file'] as const;
export type ListOrder = (typeof listOrders)[number];

export interface ListedNeuron extends Neuron {
  readonly kind: SubjectKind;
  /** On this text; undefined where the label or the neuron does not vary in it. */
  readonly rho: number | undefined;
  /** Of a yes/no label, on this text. */
  readonly auc: number | undefined;
  /** For the label asked for; undefined where no catalogue has the neuron. */
  readonly heldOut: HeldOut | undefined;
  /** The label that a taught one was told, which may be another than the one asked for. */
  readonly told?: LabelName;
  /** Of one that was told the label asked for. */
  readonly onUnseen?: TaughtOnUnseen | undefined;
}

export interface Listed extends Omit<Ranked, 'neurons'> {
  readonly neurons: readonly ListedNeuron[];
  /** What is best looked at first; undefined where no catalogue says so. */
  readonly proposal: Proposal | undefined;
}

/** Pauses at each `yield`, some milliseconds apart. Without a catalogue of this network the order is the text's own. */
export function* listSubjects(
  model: Pick<CertifiedModel, 'info' | 'taught'>,
  known: NoCatalogue | ReadCatalogue,
  question: RankQuestion & { readonly order: ListOrder },
): Generator<undefined, Listed, undefined> {
  const own = ownCatalogue(known);
  // Before anything asks for a unit: here they are read a few at a time.
  const certified = own && (yield* certifiedIn(own, model.info));
  const ranked = yield* rankSubjects(model, known, question);
  const family = familyOf(question.language);
  const isByCertificate = own !== undefined && question.order === 'certificate';
  const proposal = own && certified && proposalFor(own, certified, question.label, family);
  return {
    ...ranked,
    neurons: isByCertificate
      ? byCertificate(own, model, ranked.neurons, question, proposal)
      : ranked.neurons,
    proposal,
  };
}

/**
 * Every found neuron and every taught one, the best certificate first; where two are alike, what is proposed, then the
 * better one on this text. After those that pass comes the one that was told the label, after all others those that
 * were told something else.
 */
function byCertificate(
  catalogue: Catalogue,
  model: Pick<CertifiedModel, 'info' | 'taught'>,
  onText: readonly ListedNeuron[],
  { quantity, label, language }: RankQuestion,
  proposal: Proposal | undefined,
): ListedNeuron[] {
  const { info } = model;
  const { widths, foundLayers } = info;
  const known = new Map(onText.map((one) => [neuronName(one), one]));
  const found = Array.from({ length: unitCount(widths, foundLayers) }, (_, place): ListedNeuron => {
    const neuron = neuronAt(widths, place);
    const heldOut = heldOutOf(catalogue, neuron, quantity, label, familyOf(language));
    const bare = { ...neuron, kind: kindOf(neuron, info), rho: undefined, auc: undefined, heldOut };
    return known.get(neuronName(neuron)) ?? bare;
  });
  const taught = taughtOf(model).map((record): ListedNeuron => {
    const { neuron } = record;
    const bare = { ...neuron, rho: undefined, auc: undefined, ...asTold(record, label, language) };
    return known.get(neuronName(neuron)) ?? bare;
  });
  const proposed = proposal && neuronName(proposal.neuron);
  const isProposed = (one: Neuron): number => (neuronName(one) === proposed ? 1 : 0);
  const standing = ({ kind, told, heldOut }: ListedNeuron): number => {
    if (kind === 'taught') return told === label ? 1 : 3;
    return heldOut !== undefined && passes(heldOut.grade) ? 0 : 2;
  };
  return [...found, ...taught].sort(
    (one, other) =>
      standing(one) - standing(other) ||
      compareGrades(one.heldOut?.grade ?? 'noEvidence', other.heldOut?.grade ?? 'noEvidence') ||
      strength(other) - strength(one) ||
      isProposed(other) - isProposed(one) ||
      Math.abs(other.rho ?? 0) - Math.abs(one.rho ?? 0),
  );
}

function strength({ heldOut }: ListedNeuron): number {
  return heldOut?.figures === undefined ? -1 : scoreOf(heldOut.figures);
}
