import type { CertifiedQuantity } from '../inspect/cell.ts';
import type { DocumentLabels } from '../inspect/document-labels.ts';
import type { Piece } from '../inspect/pieces.ts';
import { rankUnits, type RankedUnit } from '../inspect/ranking.ts';
import { rankLabel, type Agreement } from '../inspect/ranks.ts';
import { sampleCells, sampleDirection, sampleHidden, type Samples } from '../inspect/samples.ts';
import { kindOf, type SubjectKind } from '../inspect/subject-kind.ts';
import type { Direction } from '../inspect/subject.ts';
import type { LabelName } from '../labels/labels.ts';
import { hasNeuron, placeOf, unitCount, type Widths } from '../model/widths.ts';
import type { LanguageTag } from '../text/language.ts';
import {
  familyOf,
  ownCatalogue,
  stateOf,
  type CatalogueState,
  type NoCatalogue,
  type ProbeFigures,
  type ReadCatalogue,
} from './catalogue.ts';
import { heldOutOf, type HeldOut } from './certificate.ts';
import type { CertifiedModel } from './certified-model.ts';
import { probeWeights, usableProbe } from './subject-scan.ts';
import { taughtNeuron, taughtOnUnseen, type TaughtOnUnseen, type TaughtRecord } from './taught.ts';

/** How a neuron goes with the label on this text, and what is known of it from elsewhere. */
export interface RankedNeuron extends RankedUnit {
  /** For the label asked for; undefined where no catalogue has the neuron. */
  readonly heldOut: HeldOut | undefined;
  readonly kind: SubjectKind;
  /** The label that a taught one was told, which may be another than the one asked for. */
  readonly told?: LabelName;
  /** Of one that was told the label asked for. */
  readonly onUnseen?: TaughtOnUnseen | undefined;
}

/** The direction that was fitted to the label, on this text. */
export interface RankedDirection extends Direction, Agreement {
  readonly heldOut: ProbeFigures | undefined;
}

export interface Ranked {
  /**
   * Those of the network and those that were told a label, by |rho|, greatest first; units that do not vary are not in
   * it, and none is when the label does not vary.
   */
  readonly neurons: readonly RankedNeuron[];
  /**
   * Apart from the neurons, since it is none. Undefined where nothing was fitted to the label, or the label does not
   * vary.
   */
  readonly direction: RankedDirection | undefined;
  /** Characters that the correlation was computed on. */
  readonly characters: number;
  readonly catalogue: CatalogueState;
}

export interface RankQuestion {
  readonly pieces: readonly Piece[];
  readonly labels: DocumentLabels;
  readonly language: LanguageTag;
  readonly label: LabelName;
  readonly quantity: CertifiedQuantity;
}

/** Pauses at each `yield`, some milliseconds apart. */
export function* rankSubjects(
  model: Pick<CertifiedModel, 'info' | 'taught'>,
  known: NoCatalogue | ReadCatalogue,
  question: RankQuestion,
): Generator<undefined, Ranked, undefined> {
  const { pieces, language, label, quantity } = question;
  const { widths } = model.info;
  const taught = taughtOf(model);
  const count = Math.max(
    unitCount(widths, model.info.foundLayers),
    ...taught.map(({ neuron }) => 1 + placeOf(widths, neuron)),
  );
  const samples = (quantity === 'h' ? sampleHidden : sampleCells)(pieces, count);
  const ranked = yield* ranking(samples, question, widths);
  const family = familyOf(language);
  const own = ownCatalogue(known);
  const probe = usableProbe(known, label, family);
  let direction: RankedDirection | undefined;
  if (probe !== undefined) {
    const along = yield* sampleDirection(pieces, probeWeights(probe));
    const [only] = yield* ranking(along, question, [1]);
    const { rho, auc } = only ?? {};
    const heldOut = probe.family === family ? probe.figures : undefined;
    direction = rho === undefined ? undefined : { probe: label, rho, auc, heldOut };
  }
  return {
    neurons: ranked.flatMap((one): RankedNeuron[] => {
      const kind = kindOf(one, model.info);
      if (kind === 'found') {
        return [{ ...one, kind, heldOut: own && heldOutOf(own, one, quantity, label, family) }];
      }
      const record = taughtNeuron(taught, one);
      return record === undefined ? [] : [{ ...one, ...asTold(record, label, language) }];
    }),
    direction,
    characters: samples.offsets.length,
    catalogue: stateOf(known),
  };
}

/** What is known of a neuron that was told a label, for a list that is about `label`. */
export function asTold(
  record: TaughtRecord,
  label: LabelName,
  language: LanguageTag,
): Pick<RankedNeuron, 'heldOut' | 'kind' | 'onUnseen' | 'told'> {
  const onUnseen = record.label === label ? taughtOnUnseen(record, language) : undefined;
  return { kind: 'taught', told: record.label, heldOut: undefined, onUnseen };
}

/** The taught neurons that the model has. */
export function taughtOf({
  info,
  taught,
}: Pick<CertifiedModel, 'info' | 'taught'>): TaughtRecord[] {
  const neurons = typeof taught === 'object' ? taught.neurons : [];
  return neurons.filter(({ neuron }) => hasNeuron(info.widths, neuron));
}

function* ranking(
  samples: Samples,
  { labels, label }: RankQuestion,
  widths: Widths,
): Generator<undefined, RankedUnit[], undefined> {
  yield* labels.scanTo((samples.offsets.at(-1) ?? -1) + 1);
  const values = rankLabel(samples.offsets.map((offset) => labels.at(label, offset)));
  return yield* rankUnits(samples, values, widths);
}
