import assert from 'node:assert/strict';
import { rankSubjects } from '../../../../src/core/certify/rank.ts';
import type { ReadCatalogue } from '../../../../src/core/certify/catalogue.ts';
import { Activations } from '../../../../src/core/inspect/activations.ts';
import { DocumentLabels } from '../../../../src/core/inspect/document-labels.ts';
import {
  collectValues,
  directionScan,
  quantised,
} from '../../../../src/core/inspect/neuron-values.ts';
import { parseSubject, sameSubject, subjectName } from '../../../../src/core/inspect/subject.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { heard } from '../../support/lstm-model.ts';
import { tinyModel, tinyTaughtModel } from '../../support/models.ts';

const text = 'for (const a of list) {\n  if (a) { call(a, [1]); }\n}\n'.repeat(4);

function finished<T>(steps: Generator<undefined, T, undefined>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

describe('a direction', () => {
  let model: FolderModel;
  let activations: Activations;
  before(async () => {
    model = await loadLocalModel(tinyModel);
    activations = new Activations(model, new TextBuffer(text), 'ts');
    while (await activations.readOn());
  });
  after(() => model.release());

  const weights = Float64Array.from({ length: 32 }, (_, k) => Math.sin(k));

  it('is at each character the weighted sum over all hidden states, as the gates hear them', async () => {
    const pieces = activations.pieces(0, text.length);
    const scan = directionScan({ weights, bias: 0.25 });
    const values = finished(collectValues(pieces, scan, 0, text.length));
    const preamble = model.vocabulary.preamble('ts');
    const ids = Uint8Array.from([
      ...preamble,
      ...Array.from(text, (symbol) => model.vocabulary.symbols.indexOf(symbol)),
    ]);
    const { hidden } = await model.trace(ids, model.zeroState);
    for (let at = 0; at < text.length; at++) {
      let sum = 0.25;
      for (let k = 0; k < 32; k++) {
        const row = (at + preamble.length) * 16;
        sum += weights[k]! * heard(hidden[k >> 4]![row + (k & 15)]!);
      }
      assert.ok(Math.abs(sum - values[at]!) < 1e-5, `${at}: ${sum} ${values[at]!}`);
    }
  });

  it('is the same where a layer listens to the network', async () => {
    const loaded = await loadLocalModel(tinyTaughtModel);
    try {
      const listening = new Activations(await loaded.inspected(), new TextBuffer(text), 'ts');
      while (await listening.readOn());
      const scan = directionScan({ weights, bias: 0.25 });
      const [alone, beside] = [activations, listening].map((read) =>
        finished(collectValues(read.pieces(0, text.length), scan, 0, text.length)),
      );
      assert.deepEqual(beside, alone);
    } finally {
      await loaded.release();
    }
  });

  it('is told in steps from its middle', () => {
    const extent = { middle: 2, scale: 4 };
    const steps = quantised(Float32Array.of(2, 6, -2, 4, 99, NaN), extent);
    assert.deepEqual([...steps], [0, 127, -127, 64, 127, -128]);
  });

  it('is ranked by the label that it was fitted to, apart from the neurons', () => {
    const labels = new DocumentLabels(new TextBuffer(text), 'ts');
    const probe = {
      ...{ label: 'bracketDepth', family: 'braces', weights: [...weights], bias: 0 },
      ...{ scale: { low: 0, high: 1 }, figures: { r2: 0.5, rho: 0.7 }, adversarial: {} },
    } as const;
    const known = {
      standing: 'current',
      catalogue: { units: { get: () => undefined }, directions: [probe] },
    } as unknown as ReadCatalogue;
    const ask = (
      label: 'bracketDepth' | 'column',
      read: Parameters<typeof rankSubjects>[1] = known,
    ) =>
      finished(
        rankSubjects(model, read, {
          ...{ pieces: activations.pieces(0, text.length), labels, language: 'ts', label },
          quantity: 'h',
        }),
      );
    const { direction, neurons, catalogue } = ask('bracketDepth');
    assert.equal(catalogue, 'current');
    assert.ok(direction !== undefined && Math.abs(direction.rho) <= 1);
    assert.ok(neurons.length > 20 && neurons.every((one) => !('probe' in one)));
    assert.equal(ask('column').direction, undefined);
    assert.equal(ask('bracketDepth', { ...known, standing: 'otherModel' }).direction, undefined);
    assert.equal(ask('bracketDepth', 'missing').catalogue, 'missing');
  });
});

describe('the name of a subject', () => {
  it('leads back to it', () => {
    for (const subject of [{ layer: 1, unit: 347 }, { probe: 'inString' }] as const) {
      assert.deepEqual(parseSubject(subjectName(subject)), subject);
      assert.ok(sameSubject(subject, { ...subject }));
    }
    assert.ok(!sameSubject({ layer: 0, unit: 1 }, { probe: 'column' }));
    assert.ok(!sameSubject(undefined, { probe: 'column' }));
    assert.ok(sameSubject(undefined, undefined));
  });

  it('is no name otherwise', () => {
    for (const name of ['', 'probe:', 'probe:mood', 'L0.1', 'column', 'probe:column extra']) {
      assert.equal(parseSubject(name), undefined, name);
    }
  });
});
