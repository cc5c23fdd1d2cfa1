import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { cellQuantities } from '../../../src/core/inspect/cell.ts';
import { labelNames } from '../../../src/core/labels/labels.ts';
import type { Subject } from '../subject.ts';
import { anySteps } from '../support/edits.ts';
import { anythingOdd, spoiled } from '../support/hostile.ts';
import { PanelHost } from '../support/panel-adapter.ts';

interface Case {
  readonly steps: readonly unknown[];
}

/** What a page may ask of the engine: all else would reach beyond the document in the panel. */
const allowed: ReadonlySet<string> = new Set([
  'cell',
  'cellRun',
  'certificate',
  'certifiedNeurons',
  'echo',
  'snippetValues',
  'gateInputs',
  'guesses',
  'inspect',
  'labels',
  'layerVectors',
  'rank',
]);
const actions: readonly unknown[] = ['colourEditor', 'openFile', 'restartEngine', 'showLog'];
/** Characters of what comes of one message, as JSON: no message of a page needs more but its pinned neurons. */
const mostPassedOn = 200_000;

const place = fc.nat({ max: 500 });
const neuron = fc.record({ layer: fc.nat({ max: 1 }), unit: fc.nat({ max: 9 }) });
const subject = fc.oneof(neuron, fc.record({ probe: fc.constantFrom(...labelNames) }), anythingOdd);
const label = fc.constantFrom(...labelNames);
const quantity = fc.constantFrom(...cellQuantities);

const params = spoiled({
  version: fc.constant(1),
  from: place,
  to: place,
  at: place,
  neuron,
  text: place,
  subject,
  quantity,
  label,
  order: fc.constantFrom('certificate', 'file'),
  labels: fc.array(label, { maxLength: 3 }),
  limit: place,
});

const memory = spoiled({
  subject,
  quantity,
  label,
  scheme: fc.constantFrom('blueGreen', 'blueOrange', 'redBlue'),
  view: fc.constantFrom('neuron', 'surprise'),
  guesses: fc.boolean(),
  plot: fc.boolean(),
  page: fc.constantFrom('certificate', 'text'),
});

const message = fc.oneof(
  spoiled({
    kind: fc.constantFrom(...allowed, 'load', 'open', 'learn', 'change', 'close', 'complete'),
    id: fc.nat({ max: 100 }),
    params,
  }),
  spoiled({ kind: fc.constant('ready') }),
  spoiled({ kind: fc.constant('scrolled'), line: place }),
  spoiled({ kind: fc.constant('cursor'), offset: place, focus: fc.boolean(), moves: place }),
  spoiled({ kind: fc.constant('remember'), memory: memory.map((one) => JSON.stringify(one)) }),
  spoiled({ kind: fc.constant('pinned'), pinned: fc.array(subject, { maxLength: 4 }) }),
  spoiled({ kind: fc.constant('lock'), locked: fc.boolean() }),
  spoiled({ kind: fc.constant('openSnippet'), text: place, offset: place }),
  spoiled({ kind: fc.constant('do'), action: fc.constantFrom(...actions) }),
  anythingOdd,
  fc.jsonValue({ maxDepth: 3 }),
);

export const panel: Subject<Case> = {
  name: 'panel',
  promise:
    'whatever a page says, the engine is asked about the shown document alone, in the right words',
  cases: fc.record({ steps: anySteps(message, 40) }),
  async run({ steps }) {
    const host = new PanelHost();
    for (const one of steps) {
      const event = host.receive(structuredClone(one));
      if (event !== undefined) assertSound(event);
      await setImmediate();
    }
    for (const { kind, params: asked } of host.asked) {
      assert.ok(allowed.has(kind), `asked to ${kind}`);
      assert.equal(asked['uri'], host.uri);
      assertSound(asked);
    }
    for (const posted of host.posted) assertSmall(posted);
    return steps.length;
  },
};

const whole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf = (list: readonly unknown[]) => (value: unknown) => list.includes(value);
const isLabel = oneOf(labelNames);
const flag = oneOf([true, false]);

function isSubject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('probe' in value) return isLabel(value.probe);
  return 'layer' in value && whole(value.layer) && 'unit' in value && whole(value.unit);
}

function isMemory(value: unknown): boolean {
  const { subject: of, quantity: as } = value as Readonly<Record<string, unknown>>;
  return (of === undefined || isSubject(of)) && oneOf(cellQuantities)(as);
}

/** What each part may be, of what is asked and of what the editor is told to do. */
const parts: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...{ version: whole, from: whole, to: whole, limit: whole, line: whole, offset: whole },
  ...{ text: whole, focus: flag, locked: flag, action: oneOf(actions), label: isLabel },
  ...{ quantity: oneOf(cellQuantities), subject: isSubject, memory: isMemory },
  labels: (value) => Array.isArray(value) && value.every(isLabel),
  pinned: (value) => Array.isArray(value) && value.every(isSubject),
};

function assertSound(passedOn: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(passedOn)) {
    assert.ok(parts[name]?.(value) ?? true, `${name} of ${fc.stringify(passedOn)}`);
  }
  assertSmall(passedOn);
}

function assertSmall(passedOn: unknown): void {
  assert.ok(JSON.stringify(passedOn).length <= mostPassedOn);
}
