/** What a page could say to the host if it were not ours: messages that are right, nearly right, and anything else. */
import fc from 'fast-check';

import { cellQuantities, certifiedQuantities } from '../../../src/core/inspect/cell.ts';
import { holdWays, mostHeld, type HeldUnit } from '../../../src/core/model/held.ts';
import { listOrders } from '../../../src/core/certify/listing.ts';
import { glassLabels } from '../../../src/core/certify/glass/boxes.ts';
import { rivalKinds } from '../../../src/core/lessons/rivals.ts';
import { labelNames } from '../../../src/core/labels/labels.ts';
import { mostAlike, mostFiles, type AlikeNeuron } from '../../../src/protocol/elsewhere.ts';
import { LESSON_IDS, lessonLimits } from '../../../src/protocol/lessons.ts';
import { PAGE_IDS } from '../../../src/protocol/panel-memory.ts';
import { panelActions, savedFormats } from '../../../src/protocol/panel.ts';
import { earlierVersions, mostPanes, sideBySideViews } from '../../../src/protocol/side-by-side.ts';
import type { PanelMemory, PanelParams, Subject, ToHost } from '../../../src/protocol/panel.ts';

/** As it arrives where it is sent to. */
const sent = <T>(value: T): T => structuredClone(value);

const count = fc.nat({ max: 100_000 });
const label = fc.constantFrom(...labelNames);
const quantity = fc.constantFrom(...cellQuantities);
const certified = fc.constantFrom(...certifiedQuantities);
/** Few, so that some come again. */
const id = fc.integer({ min: 1, max: 12 });

const neuron = fc.record({ layer: fc.nat({ max: 3 }), unit: fc.nat({ max: 511 }) });
const subject: fc.Arbitrary<Subject> = fc.oneof(neuron, fc.record({ probe: label }));

const held: fc.Arbitrary<HeldUnit> = fc.record({
  neuron,
  way: fc.constantFrom(...holdWays),
  value: fc.double({ min: -1, max: 1, noNaN: true }),
});

const dose: fc.Arbitrary<PanelParams<'dose'>> = fc.record({
  ...{ version: count, offset: count, neuron },
  symbol: fc.string({ maxLength: 8 }),
});

const order = fc.constantFrom(...listOrders);

const lessonId = fc.constantFrom(...LESSON_IDS);
const lessonState = fc.dictionary(
  fc
    .string({ maxLength: lessonLimits.key })
    .filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
  fc.oneof(
    // JSON has no -0.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.string({ maxLength: 40 }),
  ),
  { maxKeys: lessonLimits.keys, noNullPrototype: true },
);

const memory: fc.Arbitrary<PanelMemory> = fc.record({
  subject: fc.option(subject, { nil: undefined }),
  quantity,
  label,
  order,
  proposed: fc.boolean(),
  scheme: fc.constantFrom('blueGreen', 'blueOrange', 'redBlue'),
  view: fc.constantFrom('neuron', 'surprise'),
  guesses: fc.boolean(),
  plot: fc.boolean(),
  page: fc.constantFrom(...PAGE_IDS),
  sideBySide: fc.record({
    view: fc.constantFrom(...sideBySideViews),
    panes: fc.array(fc.record({ subject, quantity }), { maxLength: mostPanes }),
    earlier: fc.constantFrom(...earlierVersions),
    label,
  }),
  lesson: fc.option(fc.record({ id: lessonId, state: lessonState }), { nil: undefined }),
  seen: fc.uniqueArray(lessonId),
  large: fc.boolean(),
});

const range = fc
  .tuple(count, count, fc.nat({ max: 8_000 }))
  .map(([version, from, length]) => ({ version, from, to: from + length }));

const request = <K extends string, P>(kind: K, params: fc.Arbitrary<P>) =>
  fc.record({ kind: fc.constant(kind), id, params });

const inspect: fc.Arbitrary<PanelParams<'inspect'>> = fc
  .tuple(range, subject, quantity)
  .map(([within, of, shown]) => ({ ...within, subject: of, quantity: shown }));
const textRange = fc
  .tuple(count, fc.nat({ max: 500 }))
  .map(([from, length]) => ({ from, to: from + length }));
const tellApart: fc.Arbitrary<PanelParams<'tellApart'>> = fc.record(
  {
    version: count,
    on: fc.array(textRange, { minLength: 1, maxLength: 4 }),
    off: fc.array(textRange, { minLength: 1, maxLength: 4 }),
    limit: fc.nat({ max: 100 }),
  },
  { requiredKeys: ['version', 'on', 'limit'] },
);
const mean = fc.double({ min: -1, max: 1, noNaN: true });
const alike: fc.Arbitrary<AlikeNeuron> = fc.record({
  ...{ layer: fc.nat({ max: 3 }), unit: fc.nat({ max: 511 }), inside: mean, outside: mean },
});
const snippet: fc.Arbitrary<PanelParams<'snippetValues'>> = fc
  .tuple(range, count, subject, certified)
  .map(([{ from, to }, text, of, shown]) => ({ from, to, text, subject: of, quantity: shown }));
const run: fc.Arbitrary<PanelParams<'cellRun'>> = fc
  .tuple(count, count, fc.nat({ max: 2_000 }), neuron)
  .map(([version, from, length, of]) => ({ version, from, to: from + length, neuron: of }));
const echo: fc.Arbitrary<PanelParams<'echo'>> = fc.record({
  ...{ version: count, at: count, neuron, length: fc.nat({ max: 500 }) },
  replacement: fc.constantFrom('', ')', '\n', '\u{1F600}'),
});
const labels: fc.Arbitrary<PanelParams<'labels'>> = fc
  .tuple(range, fc.subarray([...labelNames]))
  .map(([within, names]) => ({ ...within, labels: names }));

const glassLabel = fc.constantFrom(...glassLabels);
const glass: fc.Arbitrary<PanelParams<'glass'>> = fc
  .tuple(range, glassLabel, count)
  .map(([within, name, at]) => ({ ...within, label: name, at }));
const rivals: fc.Arbitrary<PanelParams<'rivals'>> = fc
  .tuple(count, count, fc.nat({ max: 2_048 }), fc.option(count, { nil: undefined }))
  .map(([version, from, length, change]) => ({
    ...{ version, from, to: from + length },
    ...(change !== undefined && { change }),
  }));

/** Messages that the page may send. */
export const validMessage: fc.Arbitrary<ToHost> = fc
  .oneof(
    request('certificate', fc.record({ subject, quantity: certified })),
    request('certifiedNeurons', fc.record({ limit: fc.nat({ max: 1_000 }) })),
    request('cell', fc.record({ version: count, at: count, neuron })),
    request('cellRun', run),
    request('echo', echo),
    request('gateInputs', fc.record({ version: count, at: count, neuron })),
    request('layerVectors', fc.record({ version: count, at: count, layer: fc.nat({ max: 3 }) })),
    request('snippetValues', snippet),
    request('glass', glass),
    request('glassScores', fc.record({ version: count, label: glassLabel })),
    request('guesses', range),
    request('hold', fc.record({ held: fc.array(held, { maxLength: mostHeld }) })),
    request('comparison', fc.record({ version: count, offset: count })),
    request('dose', dose),
    request('ownValues', fc.record({ version: count, neuron })),
    request('growth', range),
    request('inspect', inspect),
    request('exactValues', inspect),
    request('earlierText', fc.record({ earlier: fc.constantFrom(...earlierVersions) })),
    request('earlierValues', inspect),
    request('tellApart', tellApart),
    request('captures', fc.record({ version: count, query: fc.string({ maxLength: 60 }) })),
    request('otherFiles', fc.record({ limit: fc.nat({ max: mostFiles }) })),
    request(
      'alikeIn',
      fc.record({ file: count, neurons: fc.array(alike, { maxLength: mostAlike }) }),
    ),
    request('labels', labels),
    request('rivals', rivals),
    request(
      'stepCost',
      fc.record({
        network: fc.constantFrom(...rivalKinds),
        units: fc.integer({ min: 1, max: 1_024 }),
        characters: fc.integer({ min: 1, max: 4_000 }),
      }),
    ),
    request('rank', fc.record({ version: count, label, quantity: certified, order, limit: count })),
    fc.constant({ kind: 'ready' } as const),
    fc.record({ kind: fc.constant('scrolled' as const), line: count }),
    fc.record({
      ...{ kind: fc.constant('cursor' as const), offset: count, focus: fc.boolean(), moves: count },
    }),
    fc.record({ kind: fc.constant('remember' as const), memory }),
    fc.record({
      kind: fc.constant('pinned' as const),
      pinned: fc.array(subject, { maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('lock' as const), locked: fc.boolean() }),
    fc.record({ kind: fc.constant('openSnippet' as const), text: count, offset: count }),
    fc.record({ kind: fc.constant('openElsewhere' as const), file: count, offset: count }),
    fc.record({
      kind: fc.constant('do' as const),
      action: fc.constantFrom(...panelActions),
    }),
    fc.record({
      kind: fc.constant('save' as const),
      file: fc.record({
        name: fc.string({ minLength: 1, maxLength: 100 }),
        format: fc.constantFrom(...savedFormats),
        content: fc.string(),
      }),
    }),
  )
  .map((message) =>
    // A limit beyond what may be asked for is no valid one.
    message.kind === 'rank'
      ? { ...message, params: { ...message.params, limit: message.params.limit % 1_000 } }
      : message,
  )
  .map(sent);

/** What may stand where something else should. */
const wild: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.constantFrom(
      ...[undefined, null, true, '', 'rank', -1, 0.5, NaN, Infinity, -Infinity, 2 ** 31, 2 ** 53],
      ...['__proto__', 'constructor', 'toString', '/etc/passwd', 'x'.repeat(100_000), 1e308, -0],
      ...[[], {}, Array.from({ length: 10_000 }, () => 0), { length: 3 }],
    ),
    fc.anything({ maxDepth: 2 }),
  )
  .map(sent);

const ENGINES_OWN = [
  { kind: 'load', params: { folder: '/tmp' } },
  {
    kind: 'open',
    params: { uri: 'file:///etc/passwd', version: 1, language: 'c', text: 'x' },
  },
  { kind: 'change', params: { uri: 'a', version: 2, changes: [] } },
  { kind: 'close', params: { uri: 'a' } },
  { kind: 'learn', params: { uri: 'a', countedAs: 'c', text: 'x' } },
  { kind: 'unlearn', params: { uri: 'a' } },
  { kind: 'cursor', params: { uri: 'a', version: 1, offset: 0 } },
  { kind: 'complete', params: { uri: 'a', version: 1, offset: 0, maxLength: 40 } },
  { kind: 'sources', params: { uri: 'a', version: 1, offset: 0, text: 'x' } },
  { kind: 'endInspection', params: { uri: 'a' } },
  { kind: 'catalogueText', params: { text: 0 } },
  { kind: 'stop', params: {} },
  { kind: '__proto__', params: {} },
  { kind: 'toString', params: {} },
];

/** Requests that the engine would do, and that are not the page's to ask. */
const engineRequest = fc
  .tuple(id, fc.constantFrom(...ENGINES_OWN))
  .map(([number, asked]): unknown => ({ id: number, ...asked }));

/** A key that is not in the message: another document, most of all. */
const extra = fc.oneof(
  fc.constantFrom<[string, unknown]>(
    ['uri', 'file:///etc/passwd'],
    ['folder', '/tmp'],
    ['__proto__', { uri: 'x' }],
    ['command', 'workbench.action.quit'],
  ),
  fc.tuple(fc.string({ maxLength: 8 }), wild),
);

type Change = (holder: Record<string, unknown>) => void;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(), wild).map(([at, value]): Change => {
    return (holder) => {
      const keys = Object.keys(holder);
      const key = keys[at % keys.length];
      if (key !== undefined) Reflect.set(holder, key, value);
    };
  }),
  fc.nat().map((at): Change => {
    return (holder) => {
      const keys = Object.keys(holder);
      Reflect.deleteProperty(holder, keys[at % keys.length] ?? '');
    };
  }),
  extra.map(([key, value]): Change => {
    return (holder) => {
      // A list has a length of its own, and no message can be sent in which it is no number.
      if (key === 'length' && Array.isArray(holder)) return;
      Reflect.defineProperty(holder, key, { value, enumerable: true, configurable: true });
    };
  }),
);

/** A valid message in which something, at some depth, is another, missing or too much. */
const nearlyValid = fc
  .tuple(
    validMessage,
    fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat(), change), { minLength: 1, maxLength: 3 }),
  )
  .map(([message, changes]): unknown => {
    const changed = structuredClone(message) as unknown as Record<string, unknown>;
    for (const [depth, turn, make] of changes) make(holderAt(changed, depth, turn));
    return changed;
  });

function holderAt(root: Record<string, unknown>, depth: number, turn: number) {
  let holder = root;
  for (let level = 0; level < depth; level++) {
    const inner = Object.values(holder).filter(
      (value) => typeof value === 'object' && value !== null,
    );
    const next = inner[turn % Math.max(1, inner.length)];
    if (next === undefined) break;
    holder = next as Record<string, unknown>;
  }
  return holder;
}

export const hostileMessage: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: validMessage },
  { weight: 4, arbitrary: nearlyValid },
  { weight: 2, arbitrary: engineRequest },
  { weight: 1, arbitrary: wild },
);

/** The same ones for the same seed. */
export function hostileMessages(seed: number, count: number): unknown[] {
  return fc.sample(hostileMessage, { seed, numRuns: count });
}
