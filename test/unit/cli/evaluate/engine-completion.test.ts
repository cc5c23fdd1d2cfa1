import assert from 'node:assert/strict';
import { newFile } from '../../../../src/cli/evaluate/drafts.ts';
import { foresee } from '../../../../src/cli/evaluate/bits.ts';
import { EngineCompletion } from '../../../../src/cli/evaluate/systems/engine-completion.ts';
import { ScriptedModel, writing } from '../../support/scripted-model.ts';
import { symbols } from '../../support/vocabulary.ts';
import { ScriptedSystem, sourceFile, thresholds } from './fakes.ts';

describe('the network alone', () => {
  it('foresees characters as its probabilities say', async () => {
    const model = new ScriptedModel((text) => (text.endsWith('a') ? { b: 0.25 } : { a: 0.5 }));
    const system = new EngineCompletion({ kind: 'lstm', model }, () => 0);
    const found = await foresee(system, newFile(sourceFile('x.ts', 'aba')), 3);
    assert.equal(found?.symbols, 3);
    assert.ok(Math.abs(found.bits - (1 + 2 + 1)) < 1e-6);
  });

  it('counts a line end and a pair of surrogates once', async () => {
    const model = new ScriptedModel(() => ({ '\n': 0.5 }));
    const system = new EngineCompletion({ kind: 'lstm', model }, () => 0);
    const found = await foresee(system, newFile(sourceFile('x.ts', '\r\n😀é\n')), 6);
    assert.equal(found?.symbols, 4);
    const other = -Math.log2(0.5 / (symbols.length - 1));
    assert.ok(Math.abs(found.bits - (1 + other + other + 1)) < 1e-4);
  });

  it('suggests as the engine does, at the threshold wanted', async () => {
    const model = writing('return 1;', 0.95);
    const system = new EngineCompletion({ kind: 'lstm', model }, () => 0);
    system.begin(sourceFile('x.ts', ''), '');
    system.change({ offset: 0, removed: 0, inserted: 'retu' });
    const { suggestion, stages } = await system.suggest(4, thresholds, false);
    assert.equal(suggestion?.text, 'rn 1;');
    assert.ok(Math.abs(suggestion.probability - 0.95 ** 5) < 1e-5);
    assert.deepEqual(stages, { prefix: 0, decode: 0 });
    const quiet = await system.suggest(4, { ...thresholds, confidence: 0.95 }, false);
    assert.equal(quiet.suggestion, undefined);
  });
});

describe('foreseeing', () => {
  it('asks before each character is there, up to the length wanted', async () => {
    const system = new ScriptedSystem();
    assert.deepEqual(await foresee(system, newFile(sourceFile('x.ts', 'a\r\nbc')), 4), {
      bits: 0 + 1 + 3,
      symbols: 3,
    });
    assert.deepEqual(system.finished, ['a\r\nb']);
  });

  it('is not asked of a system without an opinion', async () => {
    const system = Object.assign(new ScriptedSystem(), { bits: () => undefined });
    assert.equal(await foresee(system, newFile(sourceFile('x.ts', 'abc')), 3), undefined);
  });
});
