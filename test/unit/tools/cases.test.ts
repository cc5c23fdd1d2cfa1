import assert from 'node:assert/strict';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { c } from '../../../tools/cases/c.ts';
import { holds } from '../../../tools/cases/case.ts';
import { copies } from '../../../tools/cases/copies.ts';
import { python } from '../../../tools/cases/python.ts';
import { runCase } from '../../../tools/cases/run.ts';
import { typescript } from '../../../tools/cases/typescript.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';

describe('The places at which a programmer expects something', () => {
  it('give it at least as often as docs/completion-cases.md says, but for two that another processor may round away', async () => {
    const model = await loadLocalModel(shippedModelFolder);
    try {
      const missed: string[] = [];
      for (const one of [...python, ...typescript, ...c]) {
        const result = await runCase(model, one);
        if (!result.holds) missed.push(result.name);
      }
      assert.ok(missed.length <= 73 - 59, missed.join('; '));
    } finally {
      await model.release();
    }
  }).timeout(60_000);

  it('in a passage that is copied get no name of what it was copied from', async () => {
    const model = await loadLocalModel(shippedModelFolder);
    try {
      const found = [];
      for (const one of copies) found.push({ ...one, ...(await runCase(model, one)) });
      const withOldName = found.filter(({ old, suggestion }) => suggestion?.includes(old!));
      assert.deepEqual(withOldName, []);
      const renamed = found.filter(({ holds }) => holds).map(({ suggestion }) => suggestion);
      assert.ok(renamed.includes('response.json(invoice);'), renamed.join('; '));
      assert.ok(renamed.includes('pressure == NULL'), renamed.join('; '));
    } finally {
      await model.release();
    }
  }).timeout(60_000);

  it('are judged with the closers right of the cursor, and by their ends', () => {
    const one = { name: '', file: 'a.ts', text: '' };
    assert.ok(holds({ ...one, want: ['e)'] }, 'e', ')'));
    assert.ok(!holds({ ...one, want: ['e)'] }, undefined, ')'));
    assert.ok(!holds({ ...one, want: 'nothing' }, 'e', ''));
    assert.ok(!holds({ ...one, want: 'whole' }, 'or (', ')'));
    assert.ok(holds({ ...one, want: 'whole' }, undefined, ''));
    assert.ok(!holds({ ...one, want: ['load'], old: 'user' }, 'loadUser', ''));
  });
});
