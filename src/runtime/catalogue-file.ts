/** The shape of neurons.json, format 3. What it abbreviates as lists is read into named fields. */
import * as v from 'valibot';
import { families, verdictKinds } from '../core/certify/catalogue.ts';
import { certifiedQuantities } from '../core/inspect/cell.ts';
import { labelNames } from '../core/labels/labels.ts';
import { columnValues } from './columns.ts';
import { count, language, maybe, neuron } from './schema-parts.ts';

const number = v.number();
const label = v.picklist(labelNames);
const family = v.picklist(families);
const quantity = v.picklist(certifiedQuantities);

/** Numbers by name, those that are null left out. */
const known = v.pipe(
  v.nullish(v.record(v.string(), v.nullable(number)), {}),
  v.transform((all) =>
    Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, number] => entry[1] !== null),
    ),
  ),
);

const figures = v.pipe(
  v.tuple([number, v.nullable(number), v.nullable(number), v.nullable(number)]),
  v.transform(([rho, partial, auc, p]) => ({
    rho,
    partial: partial ?? undefined,
    auc: auc ?? undefined,
    p: p ?? undefined,
  })),
);

const spread = v.pipe(
  v.tuple([number, number, number, number, count]),
  v.transform(([of, mean, low, high, characters]) => ({ label: of, mean, low, high, characters })),
);

const snippet = v.pipe(
  v.tuple([count, count, number]),
  v.transform(([text, offset, value]) => ({ text, offset, value })),
);

const split = v.object({ label, threshold: number, yes: count, no: count });
const leaf = v.object({ value: number, share: number });
// One field tells which it is: a union would try one after the other.
const node = v.lazy((input) => (has(input, 'value') ? leaf : split));

/** A node leads to later ones only, so that every path through it ends. */
const tree = v.object({
  r2: number,
  nodes: v.pipe(
    v.array(node),
    v.minLength(1),
    v.check(
      (nodes) =>
        nodes.every(
          (one, at) =>
            'value' in one || [one.yes, one.no].every((next) => next > at && next < nodes.length),
        ),
      'a tree that leads nowhere',
    ),
  ),
});

const vector = v.object({
  verdict: v.object({ kind: v.picklist(verdictKinds), label: maybe(label), family: maybe(family) }),
  figures: v.record(family, v.record(label, figures)),
  runnersUp: v.array(v.object({ label, family })),
  interval: maybe(v.tuple([number, number])),
  languages: known,
  adversarial: known,
  byValue: v.array(spread),
  tree: maybe(tree),
  snippets: v.array(snippet),
});

/** A quantity that never varies. */
const constant = v.pipe(
  v.object({ constant: v.literal(true) }),
  v.transform(() => undefined),
);
const anyVector = v.lazy((input) => (has(input, 'constant') ? constant : vector));

const saturation = v.pipe(
  v.tuple([number, number]),
  v.transform(([shut, open]) => ({ shut, open })),
);

/** The part of a unit that is needed of all of them at once. */
export const unitGates = v.object({
  neuron,
  gates: v.object({ i: saturation, f: saturation, o: saturation }),
});

export const catalogueUnit = v.object({
  ...unitGates.entries,
  halfLife: maybe(number),
  medianHalfLife: maybe(number),
  h: anyVector,
  c: anyVector,
});

const labelFacts = v.object({
  varies: v.boolean(),
  characters: count,
  null95: maybe(number),
  untrained: maybe(v.object({ rho: number, partial: maybe(number) })),
  best: maybe(v.object({ neuron, quantity })),
});

const probeFigures = v.object({
  r2: number,
  rho: number,
  partial: maybe(number),
  auc: maybe(number),
});

const direction = v.object({
  label,
  family,
  weights: v.array(number),
  bias: number,
  scale: v.pipe(
    v.object({ low: number, high: number }),
    v.check(({ low, high }) => high > low, 'a scale without width'),
  ),
  figures: probeFigures,
  withCells: maybe(probeFigures),
  single: maybe(v.object({ neuron, quantity, rho: number, r2: maybe(number) })),
  units90: maybe(count),
  adversarial: known,
});

const event = v.picklist(['closers', 'loopEnds', 'conditionalEnds', 'all']);

const cause = v.object({
  characters: count,
  controls: count,
  events: v.record(event, count),
  controlEffects: v.record(event, v.array(number)),
  units: v.array(
    v.object({
      neuron,
      label,
      ablation: v.record(event, v.object({ bits: number, p: number })),
      dose: maybe(
        v.object({ values: v.array(number), closers: v.record(v.string(), v.array(number)) }),
      ),
    }),
  ),
});

const threshold = v.object({ rho: number, partial: number, auc: number });

const text = v.object({
  package: v.string(),
  version: v.string(),
  path: v.string(),
  licence: v.string(),
  language,
  text: v.string(),
});

/** All but the units, which are many: each is checked when it is asked for. */
export const catalogueFile = v.object({
  format: v.literal(3),
  /** sha256 of model.onnx, and of the program that computes the labels. */
  model: v.string(),
  labelCode: v.string(),
  characters: v.record(language, count),
  packages: v.record(language, v.array(v.string())),
  shifts: count,
  resamples: count,
  thresholds: v.object({ tracks: threshold, strongly: threshold, p: number }),
  labels: v.record(label, v.record(family, labelFacts)),
  texts: v.array(text),
  units: v.pipe(columnValues, v.array(v.looseObject({ neuron }))),
  directions: v.nullish(v.array(direction), []),
  cause: maybe(cause),
});

function has(input: unknown, name: string): boolean {
  return typeof input === 'object' && input !== null && name in input;
}
