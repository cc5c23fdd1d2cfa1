import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CompletionAnswer, ModelSummary } from '../../../src/protocol/engine.ts';
import type { LabelName, NeuronValues } from '../../../src/protocol/inspection.ts';
import { step } from '../../../src/core/inspect/rows.ts';
import type { Neuron } from '../../../src/core/model/widths.ts';
import { readCatalogue } from '../../../src/runtime/catalogue.ts';
import { folderFiles } from '../../../src/runtime/folder-files.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { parseManifest } from '../../../src/runtime/manifest.ts';
import { catalogueJson, modelWithCatalogue, tinyHash } from '../support/catalogue.ts';
import { heard } from '../support/lstm-model.ts';
import { tinyModel, tinyTaughtModel } from '../support/models.ts';
import { copyOfTaught, taughtModel } from '../support/taught.ts';
import { EngineBench } from './engine-bench.ts';

const line = 'for (const a of list) { if (a) { call(a, "b"); } }\n';
const text = line.repeat(30);
const code = 'labels of today';

describe('a taught layer in the engine', () => {
  let model: FolderModel | undefined;
  let bench: EngineBench;
  let folder: string | undefined;
  afterEach(async () => {
    await model?.release();
    model = undefined;
    if (folder !== undefined) rmSync(folder, { recursive: true });
    folder = undefined;
  });

  async function load(from: string, labelCode = code): Promise<ModelSummary> {
    const loaded = await loadLocalModel(from, labelCode);
    model = loaded;
    bench = new EngineBench(() => loaded);
    return bench.request('load', { folder: from });
  }

  async function inspect(subject: Neuron, length = text.length) {
    const range = { uri: 'a', version: 1, from: 0, to: length };
    return bench.request('inspect', { ...range, subject, quantity: 'h' });
  }

  async function untilRead(subject: Neuron, length = text.length): Promise<NeuronValues> {
    const before = bench.progress.length;
    await inspect(subject, length);
    while (bench.progress.slice(before).every(({ done }) => !done)) await setTimeout(2);
    const answer = await inspect(subject, length);
    assert.ok(answer.kind === 'values' && !answer.provisional, JSON.stringify(answer));
    return answer;
  }

  it('is told to whoever loads the model: how wide it is, and what its neurons are', async () => {
    const summary = await load(tinyTaughtModel);
    assert.deepEqual([summary.widths, summary.foundLayers], [[16, 16, 10], 2]);
    assert.equal(summary.taught.state, 'current');
    assert.deepEqual(summary.taught.neurons, [
      { neuron: { layer: 2, unit: 0 }, label: 'bracketDepth', zero: -0.8, step: 0.2, most: 8 },
      { neuron: { layer: 2, unit: 1 }, label: 'loopDepth', zero: -0.8, step: 0.4, most: 4 },
      { neuron: { layer: 2, unit: 2 }, label: 'inString', zero: -0.8, step: 1.6, most: 1 },
    ]);
  });

  it('shows the values of its units, as the graph has them', async () => {
    await load(tinyTaughtModel);
    await bench.open(text);
    const { values } = await untilRead({ layer: 2, unit: 7 });
    const inspected = await model!.inspected();
    const { preamble, symbols } = {
      preamble: inspected.vocabulary.preamble('ts'),
      symbols: Array.from(text, (symbol) => inspected.vocabulary.symbols.indexOf(symbol)),
    };
    const run = await inspected.trace(Uint8Array.of(...preamble, ...symbols), inspected.zeroState);
    for (let at = 0; at < text.length; at++) {
      const h = run.hidden[2]?.[(at + preamble.length) * 10 + 7] ?? NaN;
      assert.equal(values[at], Math.round(heard(h) / step));
    }
    assert.ok(new Set(values).size > 20);
    const none = await inspect({ layer: 2, unit: 10 });
    assert.deepEqual(none, { kind: 'none', reason: 'unknownSubject' });
  });

  it('is ranked by its neurons that carry a label, by h and by c, beside those that were found', async () => {
    await load(tinyTaughtModel);
    await bench.open(text);
    await untilRead({ layer: 2, unit: 0 });
    for (const quantity of ['h', 'c'] as const) {
      const asked = {
        uri: 'a',
        version: 1,
        label: 'bracketDepth',
        quantity,
        order: 'file',
        limit: 99,
      } as const;
      const ranking = await bench.request('rank', asked);
      assert.ok(ranking.kind === 'values');
      const taught = ranking.neurons.filter(({ kind }) => kind === 'taught');
      assert.deepEqual(taught.map(({ layer, unit }) => `${layer}.${unit}`).sort(), [
        '2.0',
        '2.1',
        '2.2',
      ]);
      assert.deepEqual(taught.map(({ told }) => told).sort(), [
        'bracketDepth',
        'inString',
        'loopDepth',
      ]);
      assert.equal(ranking.neurons.length, 35);
      assert.ok(ranking.neurons.every(({ layer, kind }) => (kind === 'found') === layer < 2));
    }
  });

  it('stands in the list with what is known of it in the language, for its own label', async () => {
    await load(tinyTaughtModel);
    await bench.open(text);
    await untilRead({ layer: 2, unit: 0 });
    const asked = { uri: 'a', version: 1, quantity: 'h', order: 'file', limit: 99 } as const;
    const figures = async (label: LabelName) => {
      const ranking = await bench.request('rank', { ...asked, label });
      assert.ok(ranking.kind === 'values');
      return ranking.neurons.flatMap(({ kind, told, onUnseen }) =>
        kind === 'taught' ? [[told, onUnseen?.verdict, onUnseen?.correlation]] : [],
      );
    };
    const inLoops = await figures('loopDepth');
    assert.deepEqual(
      inLoops.filter(([, verdict]) => verdict !== undefined),
      [['loopDepth', 'roughly', 0.9]],
    );
    assert.equal(inLoops.length, 3);
  });

  it('stands in a list by certificate although the text says nothing of it', async () => {
    await load(tinyTaughtModel);
    folder = modelWithCatalogue(catalogueJson(tinyHash));
    const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    bench.catalogue = await readCatalogue(folderFiles(folder), manifest, 'labels of today');
    await bench.open('');
    const ranking = await bench.request('rank', {
      ...{
        uri: 'a',
        version: 1,
        label: 'loopDepth',
        quantity: 'h',
        order: 'certificate',
        limit: 99,
      },
    } as const);
    assert.ok(ranking.kind === 'values');
    const taught = ranking.neurons.filter(({ kind }) => kind === 'taught');
    assert.deepEqual(
      taught.map(({ told, rho, onUnseen }) => [told, rho, onUnseen?.correlation]),
      [
        ['loopDepth', undefined, 0.9],
        ['bracketDepth', undefined, undefined],
        ['inString', undefined, undefined],
      ],
    );
    assert.equal(ranking.neurons.length, 35);
  });

  it('leaves what completes alone, which goes on from what was read', async () => {
    // What the small network learned, and where somebody may be in it.
    const known = 'for (const a of items) {\n  if (a) {\n    call(a);\n  }\n}\n';
    const begun = [
      'for (con',
      'for (const a of it',
      'for (const a of items) {\n  if (a) {\n    ca',
    ];
    const completed = async (from: string, subject: Neuron): Promise<CompletionAnswer[]> => {
      await load(from);
      const answers: CompletionAnswer[] = [];
      for (const end of begun) {
        const all = known.repeat(40) + end;
        await bench.open(all);
        // From now on its states are kept.
        await bench.complete(0);
        await untilRead(subject, all.length);
        const query = { uri: 'a', version: 1, offset: all.length, confidence: 0, maxLength: 40 };
        const answer = await bench.request('complete', query);
        answers.push({ ...answer, latency: { queue: 0, prefix: 0, decode: 0 } });
      }
      await model?.release();
      model = undefined;
      return answers;
    };
    const beside = await completed(tinyTaughtModel, { layer: 2, unit: 0 });
    assert.deepEqual(beside, await completed(tinyModel, { layer: 1, unit: 0 }));
    assert.ok(beside.every((answer) => answer.kind === 'suggestion' && !answer.provisional));
  });

  it('certifies a neuron by what it was told, and a helper as one', async () => {
    await load(tinyTaughtModel);
    const ask = (unit: number) =>
      bench.request('certificate', { subject: { layer: 2, unit }, quantity: 'h' });
    const told = await ask(1);
    assert.ok(told.kind === 'certificate' && told.certificate.kind === 'taught');
    assert.equal(told.standing, 'current');
    assert.equal(told.certificate.taught?.label, 'loopDepth');
    assert.equal(told.certificate.taught.heldOut[0]?.exact, 0.8);
    const helper = await ask(9);
    assert.ok(helper.kind === 'certificate' && helper.certificate.kind === 'taught');
    assert.equal(helper.certificate.taught, undefined);
    assert.deepEqual(await ask(10), { kind: 'noCertificate', reason: 'notListed' });
  });

  it('with labels of another version is shown, and said to be stale', async () => {
    const { taught } = await load(tinyTaughtModel, 'other labels');
    assert.deepEqual([taught.state, taught.neurons.length], ['otherLabels', 3]);
    const asked = { subject: { layer: 2, unit: 0 }, quantity: 'h' } as const;
    const answer = await bench.request('certificate', asked);
    assert.ok(answer.kind === 'certificate' && answer.standing === 'otherLabels');
  });

  it('is there in a file of an untrained language, whose labels are not', async () => {
    await load(tinyTaughtModel);
    await bench.request('open', {
      ...{ uri: 'a', version: 1, language: 'c', countedAs: null },
      ...{ text, scannedAs: 'none' },
    });
    const { values } = await untilRead({ layer: 2, unit: 0 });
    assert.ok(new Set(values).size > 10);
    const labels: readonly LabelName[] = ['loopDepth'];
    const asked = { uri: 'a', version: 1, from: 0, to: 5, labels };
    const none = { kind: 'none', reason: 'noLabels' };
    assert.deepEqual(await bench.request('labels', asked), none);
  });

  describe('that cannot be used', () => {
    const asked = { subject: { layer: 2, unit: 0 }, quantity: 'h' } as const;

    async function problem(from: string): Promise<string> {
      folder = from === tinyModel ? undefined : from;
      const { widths, taught } = await load(from);
      assert.deepEqual([widths, taught.neurons], [[16, 16], []]);
      await bench.open(text);
      assert.deepEqual(await inspect(asked.subject), { kind: 'none', reason: 'unknownSubject' });
      const answer = await bench.request('certificate', asked);
      assert.ok(answer.kind === 'noCertificate');
      return `${taught.state}: ${answer.reason}`;
    }

    it('is not there in a model without a third layer', async () => {
      assert.equal(await problem(tinyModel), 'missing: notListed');
    });

    it('names a unit that there is not', async () => {
      const made = taughtModel((told) => {
        (told['neurons'] as { neuron: string }[])[2]!.neuron = 'L3.10';
      });
      assert.equal(await problem(made), 'unreadable: taughtUnreadable');
    });

    it('was made for another model', async () => {
      const made = taughtModel((told) => (told['model'] = '0'.repeat(64)));
      assert.equal(await problem(made), 'otherModel: taughtOtherModel');
    });

    it('is gone', async () => {
      const made = copyOfTaught();
      rmSync(`${made}/taught.onnx`);
      assert.equal(await problem(made), 'unreadable: taughtUnreadable');
    });
  });
});
