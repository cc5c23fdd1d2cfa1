/** The neurons that tell a selection apart, and where else they behave as they do in it. */
import type { Piece } from '../inspect/pieces.ts';
import { samePlaces, meansOf, type TextRange } from '../inspect/same-places.ts';
import { sampleHidden, type Samples } from '../inspect/samples.ts';
import { kindOf, type SubjectKind } from '../inspect/subject-kind.ts';
import { tellApart, type Told } from '../inspect/tell-apart.ts';
import type { LabelName } from '../labels/labels.ts';
import { hasNeuron, neuronAt, placeOf, unitCount, type Neuron } from '../model/widths.ts';
import type { CertifiedModel } from './certified-model.ts';
import { taughtNeuron } from './taught.ts';

/** Neurons whose agreement makes a place alike, and the most places that are listed. */
const combined = 3;
const mostPlaces = 60;

export interface NeuronTold extends Neuron {
  /** Among the units of all layers. */
  readonly place: number;
  readonly kind: SubjectKind;
  /** The label that a taught one was told. */
  readonly told?: LabelName;
  readonly auc: number;
  /** Mean h in the selection, and outside of it or in the other one. */
  readonly inside: number;
  readonly outside: number;
}

export interface SelectionTold {
  readonly neurons: readonly NeuronTold[];
  readonly chance: Told['chance'];
  /** Characters that were compared. */
  readonly characters: { readonly on: number; readonly off: number };
  /** Where most of the first few neurons behave as in the selection. */
  readonly places: readonly TextRange[];
}

export interface Selection {
  readonly pieces: readonly Piece[];
  readonly on: readonly TextRange[];
  /** Undefined where it is the rest of the text. */
  readonly off: readonly TextRange[] | undefined;
  readonly limit: number;
}

/** Pauses at each `yield`. Undefined where nothing that was read is on, or off. */
export function* tellSubjects(
  { info, taught }: Pick<CertifiedModel, 'info' | 'taught'>,
  { pieces, on, off, limit }: Selection,
): Generator<undefined, SelectionTold | undefined, undefined> {
  const { widths, foundLayers } = info;
  const listed = typeof taught === 'object' ? taught.neurons : [];
  const known = listed.filter(({ neuron }) => hasNeuron(widths, neuron));
  const count = Math.max(
    unitCount(widths, foundLayers),
    ...known.map(({ neuron }) => 1 + placeOf(widths, neuron)),
  );
  const samples = sampleHidden(pieces, count);
  const parts = { on: within(samples, on), off: off && within(samples, off) };
  const told = yield* tellApart(samples, parts);
  if (told === undefined) return undefined;
  const isOn = new Set(parts.on);
  const others = parts.off ?? samples.offsets.flatMap((_, at) => (isOn.has(at) ? [] : [at]));
  const neurons = told.units
    .flatMap(({ place, auc }) => {
      const neuron = neuronAt(widths, place);
      const kind = kindOf(neuron, info);
      const record = kind === 'taught' ? taughtNeuron(known, neuron) : undefined;
      // A helper was told no label that could be shown.
      if (kind === 'taught' && record === undefined) return [];
      return [{ ...neuron, kind, auc, place, ...(record && { told: record.label }) }];
    })
    .slice(0, limit)
    .map(({ place, ...one }) => ({ ...one, ...meansOf(samples, place, parts.on, others) }));
  const places = samePlaces(samples, neurons.slice(0, combined), parts.on, mostPlaces);
  return {
    neurons,
    chance: told.chance,
    characters: { on: parts.on.length, off: others.length },
    places,
  };
}

/** Indices of the samples within the ranges, in their order. */
function within({ offsets }: Samples, ranges: readonly TextRange[]): number[] {
  const sorted = [...ranges].sort((one, other) => one.from - other.from);
  const indices: number[] = [];
  let next = 0;
  let end = -1;
  for (const [at, offset] of offsets.entries()) {
    // Ranges may overlap: what counts is how far any of those that have begun goes.
    for (; next < sorted.length && sorted[next]!.from <= offset; next++) {
      end = Math.max(end, sorted[next]!.to);
    }
    if (offset < end) indices.push(at);
  }
  return indices;
}
