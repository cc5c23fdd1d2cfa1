import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { glassPath } from '../../../../src/core/certify/glass/answers.ts';
import { seenAt } from '../../../../src/core/certify/glass/judging.ts';
import { DocumentLabels } from '../../../../src/core/inspect/document-labels.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { GlassAnswer, GlassScores } from '../../../../src/protocol/glass.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { glassBox, glassBoxes } from '../../support/glass.ts';
import { tinyTaughtModel } from '../../support/models.ts';
import { EngineBench } from '../engine-bench.ts';

const text = 'for (const a of list) call(a); // then (so)\nif (a) b();\n'.repeat(4);
const judges = ['tree', 'bayes', 'found', 'taught'] as const;

describe('Glass boxes', () => {
  let model: FolderModel;
  let bench: EngineBench;
  before(async () => (model = await loadLocalModel(tinyTaughtModel)));
  after(() => model.release());
  beforeEach(async () => {
    bench = new EngineBench(() => model);
    bench.glass = glassBoxes;
    await bench.request('load', { folder: 'm' });
  });

  const asked = { uri: 'a', version: 1, label: 'inComment' } as const;

  async function glass(at: number, from = 0, to = text.length): Promise<GlassAnswer> {
    const answer = await bench.request('glass', { ...asked, from, to, at });
    assert.ok(answer.kind === 'glass', JSON.stringify(answer));
    return answer;
  }

  async function scores(): Promise<GlassScores> {
    const answer = await bench.request('glassScores', asked);
    assert.ok(answer.kind === 'scores', JSON.stringify(answer));
    return answer;
  }

  async function untilRead(): Promise<void> {
    while (bench.progress.every(({ done }) => !done)) await setTimeout(2);
  }

  it('answer at once, the neurons when the text was read', async () => {
    await bench.open(text);
    const first = await glass(31);
    assert.ok(
      first.says.found.every((says) => says === -1) && first.says.tree.every((s) => s >= 0),
    );
    assert.equal(first.reasons?.found, undefined);
    await untilRead();
    const then = await glass(31);
    for (const name of judges)
      assert.ok(
        then.says[name].every((says) => says >= 0),
        name,
      );
    assert.deepEqual([then.says.tree, then.says.bayes], [first.says.tree, first.says.bayes]);
    const { found } = glassBox;
    const values = await bench.request('inspect', {
      ...{ uri: 'a', version: 1, from: 0, to: text.length },
      subject: found!.neuron,
      quantity: found!.quantity,
    });
    assert.ok(values.kind === 'values');
    for (let at = 0; at < text.length; at++) {
      if (values.values[at] === 0) continue;
      assert.equal(then.says.found[at], values.values[at]! > found!.threshold ? 1 : 0, `${at}`);
    }
  });

  it('give their reasons for a character in the range', async () => {
    await bench.open(text);
    const buffer = new TextBuffer(text);
    const labels = new DocumentLabels(buffer, 'ts');
    Array.from(labels.scanTo(text.length));
    const { reasons, box, truth } = await glass(40, 35, 60);
    assert.deepEqual(reasons?.path, glassPath(box.tree, seenAt({ text: buffer, labels }, 40)));
    assert.deepEqual(
      reasons.spoken.map(({ of }) => of),
      ['back 0', 'count //'],
    );
    assert.deepEqual(Array.from(truth), Array.from(labels.slice('inComment', 35, 60)));
    assert.ok(!('odds' in box.bayes) && box.bayes.numbers === 98 + 9 + 1);
    assert.equal((await glass(60, 35, 60)).reasons, undefined);
  });

  it('are scored over what was read, and agree with what is shown there', async () => {
    await bench.open(text);
    await glass(0);
    await untilRead();
    const { truth, says } = await glass(0);
    const { tallies, read } = await scores();
    assert.equal(read, text.length);
    for (const name of judges) {
      const { hits, missed, false: wrong, quiet } = tallies[name];
      assert.equal(hits + missed + wrong + quiet, text.length);
      assert.equal(hits, truth.filter((isSo, at) => isSo === 1 && says[name][at] === 1).length);
      assert.equal(wrong, truth.filter((isSo, at) => isSo === 0 && says[name][at] === 1).length);
    }
  });

  it('say why there are none', async () => {
    await bench.open(text);
    const reason = async (label: 'inComment' | 'loopDepth'): Promise<string> => {
      const answers = [
        await bench.request('glass', { ...asked, label, from: 0, to: 9, at: 0 }),
        await bench.request('glassScores', { ...asked, label }),
      ];
      const reasons = answers.map((answer) => ('reason' in answer ? answer.reason : 'none'));
      assert.equal(reasons[0], reasons[1]);
      return reasons[0]!;
    };
    assert.equal(await reason('loopDepth'), 'notListed');
    bench.glass = 'missing';
    assert.equal(await reason('inComment'), 'missing');
    bench.glass = glassBoxes;
    assert.equal(await reason('inComment'), 'none');
    const old = await bench.request('glassScores', { ...asked, version: 0 });
    assert.deepEqual(old, { kind: 'none', reason: 'outdated' });
  });

  it('tell of an empty text that there is nothing', async () => {
    await bench.open('');
    const { truth, reasons } = await glass(0);
    assert.deepEqual([truth.length, reasons], [0, undefined]);
    assert.equal((await scores()).tallies.tree.hits, 0);
  });
});
