import fc from 'fast-check';
import { cellQuantities } from '../../../src/core/inspect/cell.ts';
import { holdWays } from '../../../src/core/model/held.ts';
import { labelNames } from '../../../src/core/labels/labels.ts';
import { rivalKinds } from '../../../src/core/lessons/rivals.ts';
import type { Params, RequestKind } from '../../../src/protocol/engine.ts';
import { anythingOdd, spoiled } from './hostile.ts';
import { anyPaste, written } from './paste.ts';

/** A message to the engine, some parts of which are not what they should be. */
export interface HostileMessage {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly cancelled: boolean;
  /** Of the event loop, before the next message. */
  readonly turns: number;
}

const how = { cancelled: fc.boolean(), turns: fc.constantFrom(0, 0, 1, 9) };
const uri = fc.constantFrom('a', 'a', 'a', 'b', '__proto__');
// Mostly that of the document, so that what is asked for is looked at.
const version = fc.constantFrom(1, 1, 1, 1, 1, 2);
const place = fc.nat({ max: 300 });
// So long that most places and changes lie within it.
const text = anyPaste(2_000).map((paste) => 'const lantern = f(1);\n'.repeat(15) + written(paste));
const countedAs = fc.constantFrom<unknown>('ts', 'py', 'go', null);
const change = spoiled({ offset: place, removed: fc.nat({ max: 9 }), inserted: text });
const subject = fc.oneof(
  fc.record({ layer: fc.nat({ max: 3 }), unit: fc.nat({ max: 9 }) }),
  fc.record({ probe: fc.constantFrom(...labelNames) }),
  anythingOdd,
);
const quantity = fc.constantFrom(...cellQuantities);
const label = fc.constantFrom(...labelNames);
const held = fc.record({
  neuron: subject,
  way: fc.constantFrom(...holdWays),
  value: fc.double({ min: -1, max: 1 }),
});
const alike = fc.record({
  ...{ layer: fc.nat({ max: 3 }), unit: fc.nat({ max: 9 }) },
  ...{ inside: fc.double({ min: -1, max: 1 }), outside: fc.double({ min: -1, max: 1 }) },
});
const range = { version, from: place, to: place };

type Good<K extends RequestKind> = Readonly<
  Record<Exclude<keyof Params<K>, 'uri'>, fc.Arbitrary<unknown>>
>;

/** What belongs into each message beside the address, which a program that keeps documents never spoils. */
const good: { readonly [K in RequestKind]: Good<K> } = {
  load: { folder: fc.string() },
  open: {
    version,
    language: fc.constantFrom('c', 'py', 'ts'),
    countedAs,
    group: fc.constantFrom('', 'a', 'b'),
    learned: fc.boolean(),
    text,
    scannedAs: fc.constantFrom('c', 'none', 'py', 'ts', 'tsx'),
  },
  change: { version, changes: fc.oneof(fc.array(change, { maxLength: 3 }), anythingOdd) },
  close: {},
  learn: { countedAs, group: fc.constantFrom('', 'a', 'b'), text },
  unlearn: {},
  unlearnAll: {},
  cursor: { version, offset: place },
  complete: {
    version,
    offset: place,
    eagerness: fc.constantFrom('balanced', 'eager', 'quiet'),
    assumed: fc.oneof(fc.constantFrom('', 'name', 'for (', 'a\nb'), fc.string()),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    maxLength: fc.nat({ max: 200 }),
    prose: fc.boolean(),
    continues: fc.boolean(),
    alternatives: fc.nat({ max: 4 }),
  },
  sources: { version, offset: place, text },
  speakers: { version, offset: place, text },
  inspect: { ...range, subject, quantity },
  tellApart: {
    version,
    on: fc.oneof(fc.array(fc.record({ from: place, to: place }), { maxLength: 3 }), anythingOdd),
    off: fc.oneof(fc.constant(undefined), fc.array(fc.record({ from: place, to: place }))),
    limit: place,
  },
  captures: {
    version,
    query: fc.oneof(fc.constantFrom('(comment) @on', '(', '(a) @on'), fc.string()),
  },
  alike: { neurons: fc.oneof(fc.array(alike, { maxLength: 3 }), anythingOdd) },
  exactValues: { ...range, subject, quantity },
  cell: { version, neuron: subject, at: place },
  cellRun: { ...range, neuron: subject },
  gateInputs: { version, neuron: subject, at: place },
  layerVectors: { version, layer: fc.nat({ max: 3 }), at: place },
  echo: { version, neuron: subject, at: place, replacement: text, length: place },
  glass: { ...range, label, at: place },
  glassScores: { version, label },
  guesses: range,
  labels: { ...range, labels: fc.oneof(fc.array(label, { maxLength: 3 }), anythingOdd) },
  rank: {
    version,
    label,
    quantity,
    order: fc.constantFrom('certificate', 'file'),
    limit: fc.nat({ max: 9 }),
  },
  rivals: { ...range, change: place },
  stepCost: {
    network: fc.constantFrom(...rivalKinds),
    units: fc.nat({ max: 40 }),
    characters: fc.nat({ max: 40 }),
  },
  hold: { held: fc.oneof(fc.array(held, { maxLength: 3 }), anythingOdd) },
  comparison: { version, offset: place },
  dose: { version, offset: place, neuron: subject, symbol: fc.constantFrom('a', ')', '') },
  ownValues: { version, neuron: subject },
  growth: range,
  endInspection: {},
  certifiedNeurons: { limit: fc.nat({ max: 90 }) },
  certificate: { subject, quantity },
  catalogueText: { text: fc.nat({ max: 3 }) },
  snippetValues: { subject, quantity, text: fc.nat({ max: 3 }), from: place, to: place },
};

const kinds = Object.keys(good) as RequestKind[];

const often: ReadonlySet<RequestKind> = new Set(['change', 'complete', 'open']);

const known = fc.oneof(
  ...kinds.map((kind) => ({
    weight: often.has(kind) ? 6 : 1,
    arbitrary: fc.record({
      kind: fc.constant<string>(kind),
      params: fc
        .tuple(uri, spoiled({ ...good[kind] }))
        .map(([address, rest]): Record<string, unknown> => ({ ...rest, uri: address })),
      ...how,
    }),
  })),
);

const unknown = fc.record({
  kind: fc.constantFrom('nonsense', 'constructor', '__proto__', 'toString', ''),
  params: fc.constant({}),
  ...how,
});

export const hostileMessage: fc.Arbitrary<HostileMessage> = fc.oneof(
  { weight: 20, arbitrary: known },
  { weight: 1, arbitrary: unknown },
);
