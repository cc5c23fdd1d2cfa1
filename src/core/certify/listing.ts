/** The list of neurons that people choose from: certificates and this text's own figures side by side. */
import type { Neuron } from '../inspect/cell.ts';
import { neuronName } from '../inspect/cell.ts';
import { kindOf, type SubjectKind } from '../inspect/subject-kind.ts';
import type { ModelInfo } from '../model/language-model.ts';
import {
  familyOf,
  ownCatalogue,
  type Catalogue,
  type NoCatalogue,
  type ReadCatalogue,
} from './catalogue.ts';
import { heldOutOf, type HeldOut } from './certificate.ts';
import { certifiedIn, proposalFor, type Proposal } from './certified.ts';
import { compareGrades, scoreOf } from './grade.ts';
import { rankSubjects, type Ranked, type RankQuestion } from './rank.ts';

/** `certificate`: by what is known from unseen code, whatever this text says. `file`: by |rho| on this text. */
export const listOrders = ['certificate', 'file'] as const;
export type ListOrder = (typeof listOrders)[number];

export interface ListedNeuron extends Neuron {
  readonly kind: SubjectKind;
  /** On this text; undefined where the label or the neuron does not vary in it. */
  readonly rho: number | undefined;
  /** Of a yes/no label, on this text. */
  readonly auc: number | undefined;
  /** Of the label asked for; undefined where no catalogue tells of the neuron. */
  readonly heldOut: HeldOut | undefined;
}

export interface Listed extends Omit<Ranked, 'neurons'> {
  readonly neurons: readonly ListedNeuron[];
  /** What is best looked at first; undefined where no catalogue tells. */
  readonly proposal: Proposal | undefined;
}

/** Pauses at each `yield`, some milliseconds apart. Without a catalogue of this network the order is the text's own. */
export function* listSubjects(
  model: Pick<ModelInfo, 'hidden' | 'layers'>,
  known: NoCatalogue | ReadCatalogue,
  question: RankQuestion & { readonly order: ListOrder },
): Generator<undefined, Listed, undefined> {
  const own = ownCatalogue(known);
  // Before anything asks for a unit: here they are read a few at a time.
  const certified = own && (yield* certifiedIn(own, model));
  const ranked = yield* rankSubjects(model, known, question);
  const family = familyOf(question.language);
  const onText = ranked.neurons.map((one) => ({ ...one, kind: kindOf(one) }));
  const isByCertificate = own !== undefined && question.order === 'certificate';
  const proposal = own && certified && proposalFor(own, certified, question.label, family);
  return {
    ...ranked,
    neurons: isByCertificate ? byCertificate(own, model, onText, question, proposal) : onText,
    proposal,
  };
}

/**
 * Every unit that the catalogue tells of, the best certificate first; where two are alike, what is proposed, then the
 * better one on this text.
 */
function byCertificate(
  catalogue: Catalogue,
  { layers, hidden }: Pick<ModelInfo, 'hidden' | 'layers'>,
  onText: readonly ListedNeuron[],
  { quantity, label, language }: RankQuestion,
  proposal: Proposal | undefined,
): ListedNeuron[] {
  const found = new Map(onText.map((one) => [neuronName(one), one]));
  const all = Array.from({ length: layers * hidden }, (_, place): ListedNeuron => {
    const neuron = { layer: Math.floor(place / hidden), unit: place % hidden };
    const heldOut = heldOutOf(catalogue, neuron, quantity, label, familyOf(language));
    const bare = { ...neuron, kind: kindOf(neuron), rho: undefined, auc: undefined, heldOut };
    return found.get(neuronName(neuron)) ?? bare;
  });
  const proposed = proposal && neuronName(proposal.neuron);
  const isProposed = (one: Neuron): number => (neuronName(one) === proposed ? 1 : 0);
  return all.sort(
    (one, other) =>
      compareGrades(one.heldOut?.grade ?? 'noEvidence', other.heldOut?.grade ?? 'noEvidence') ||
      strength(other) - strength(one) ||
      isProposed(other) - isProposed(one) ||
      Math.abs(other.rho ?? 0) - Math.abs(one.rho ?? 0),
  );
}

function strength({ heldOut }: ListedNeuron): number {
  return heldOut?.figures === undefined ? -1 : scoreOf(heldOut.figures);
}
