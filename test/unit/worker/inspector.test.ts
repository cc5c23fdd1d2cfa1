import assert from 'node:assert/strict';
import type { DocumentRange, NeuronValues } from '../../../src/protocol/inspection.ts';
import { step } from '../../../src/core/inspect/rows.ts';
import { unread } from '../../../src/protocol/inspection.ts';
import { plainLabels } from '../../../src/core/inspect/plain-text.ts';
import { labelNames } from '../../../src/core/labels/labels.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { heard } from '../support/lstm-model.ts';
import { tinyModel } from '../support/models.ts';
import { eachOnModel, type EngineBench } from './engine-bench.ts';

const line = 'for (const a of list) { if (a) { call(a, "b"); } }\n';
const subject = { layer: 1, unit: 3 };

describe('Inspector', () => {
  let model: FolderModel;
  let bench: EngineBench;
  eachOnModel(tinyModel, (made, loaded) => {
    bench = made;
    model = loaded;
  });

  const range = (from: number, to: number, version = 1): DocumentRange => ({
    uri: 'a',
    version,
    from,
    to,
  });

  async function inspect(from: number, to: number, version = 1): Promise<NeuronValues> {
    const asked = { ...range(from, to, version), subject, quantity: 'h' as const };
    const answer = await bench.request('inspect', asked);
    assert.ok(answer.kind === 'values', JSON.stringify(answer));
    return answer;
  }

  it('answers at once with nothing, then with what was read', async () => {
    await bench.open(line);
    const first = await inspect(0, line.length);
    assert.ok(first.provisional && first.read === 0 && first.readable === line.length);
    assert.ok(first.values.every((value) => value === unread));
    await bench.untilRead();
    const then = await inspect(0, line.length);
    assert.ok(!then.provisional && then.read === line.length);
    assert.ok(then.values.every((value) => value !== unread));
    const [hidden = 0] = model.info.widths;
    const ids = Array.from(model.vocabulary.preamble('ts')).concat(
      Array.from(line, (symbol) => model.vocabulary.symbols.indexOf(symbol)),
    );
    const run = await model.trace(Uint8Array.from(ids), model.zeroState);
    for (let at = 0; at < line.length; at++) {
      const h = run.hidden[subject.layer]?.[(at + 2) * hidden + subject.unit] ?? NaN;
      assert.equal(then.values[at], Math.round(heard(h) / step));
    }
  });

  it('tells values as they are to whoever takes them home', async () => {
    await bench.open(line);
    await inspect(0, line.length);
    await bench.untilRead();
    const asked = { ...range(0, line.length), subject, quantity: 'c' as const };
    const exact = await bench.request('exactValues', asked);
    const shown = await bench.request('inspect', asked);
    assert.ok(exact.kind === 'values' && shown.kind === 'values');
    assert.deepEqual(
      Array.from(exact.numbers, (value) =>
        Math.round(((value - shown.middle) * 127) / shown.scale),
      ),
      [...shown.values],
    );
    const gone = await bench.request('exactValues', { ...asked, version: 9 });
    assert.deepEqual(gone, { kind: 'none', reason: 'outdated' });
  });

  it('tells which neurons are about a selection, by what was read', async () => {
    const text = line.repeat(6);
    await bench.open(text);
    const asked = { uri: 'a', version: 1, on: [{ from: 40, to: 52 }], limit: 5 };
    const before = await bench.request('tellApart', asked);
    assert.deepEqual(before, { kind: 'values', told: undefined, read: 0, readable: text.length });
    await inspect(0, text.length);
    await bench.untilRead();
    const answer = await bench.request('tellApart', asked);
    assert.ok(answer.kind === 'values' && answer.told !== undefined);
    const { neurons, characters, chance, places } = answer.told;
    assert.deepEqual(characters, { on: 12, off: text.length - 12 });
    assert.equal(neurons.length, 5);
    const [first] = neurons;
    const exact = await bench.request('exactValues', {
      ...range(0, text.length),
      ...{ subject: { layer: first!.layer, unit: first!.unit }, quantity: 'h' },
    });
    assert.ok(exact.kind === 'values');
    const values = [...exact.numbers];
    const [inside, outside] = [values.slice(40, 52), [...values.slice(0, 40), ...values.slice(52)]];
    const wins = inside.flatMap((a) => outside.map((b) => (1 + Math.sign(a - b)) / 2));
    const mean = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0) / all.length;
    assert.ok(Math.abs(mean(wins) - first!.auc) < 1e-9);
    assert.ok(Math.abs(mean(inside) - first!.inside) < 1e-2);
    assert.ok(Math.abs(mean(outside) - first!.outside) < 1e-2);
    assert.ok(chance.p > 0 && chance.p <= 1);
    // The line stands there six times: what is so in it once is so each time.
    assert.ok(places.some(({ from }) => from > 80));
    const pair = { ...asked, off: [{ from: 0, to: 8 }] };
    const other = await bench.request('tellApart', pair);
    assert.ok(other.kind === 'values');
    assert.deepEqual(other.told?.characters, { on: 12, off: 8 });
    const all = await bench.request('tellApart', { ...asked, on: [{ from: 0, to: text.length }] });
    assert.ok(all.kind === 'values' && all.told === undefined);
  });

  it('tells how a value came about at one character, once that was read', async () => {
    await bench.open(line);
    const cell = (at: number, neuron = subject) =>
      bench.request('cell', { uri: 'a', version: 1, neuron, at });
    assert.deepEqual(await cell(3), { kind: 'values', at: 3, step: undefined });
    await inspect(0, line.length);
    await bench.untilRead();
    const { values } = await inspect(0, line.length);
    for (let at = 0; at < line.length; at++) {
      const answer = await cell(at);
      assert.ok(answer.kind === 'values' && answer.step !== undefined);
      const { i, f, g, o, before, c, h } = answer.step;
      assert.ok(Math.abs(f * before + i * g - c) < 1e-5);
      assert.ok(Math.abs(o * Math.tanh(c) - h) < 1e-5);
      assert.ok(Math.abs(h - values[at]! * step) < 0.02, `${at}: ${h}`);
    }
    assert.deepEqual(await cell(9_999), { kind: 'values', at: 9_999, step: undefined });
    const nobody = { layer: 5, unit: 0 };
    assert.deepEqual(await cell(3, nobody), { kind: 'none', reason: 'unknownSubject' });
  });

  it('shows the part in view first, from a short context', async () => {
    const text = line.repeat(60);
    await bench.open(text);
    const [from, to] = [2_500, 2_700];
    await inspect(from, to);
    let seen = await inspect(from, to);
    while (seen.values.includes(unread)) seen = await inspect(from, to);
    assert.ok(seen.provisional && seen.read < 1_000);
    const provisional = seen.values;
    await bench.untilRead();
    seen = await inspect(from, to);
    assert.ok(!seen.provisional);
    const off = seen.values.map((value, at) => Math.abs(value - (provisional[at] ?? NaN)));
    assert.ok(Math.max(...off) < 30, `off by ${Math.max(...off)} / 127`);
  });

  it('shows what was there before an edit, in its new place, until it is read again', async () => {
    const text = line.repeat(40);
    await bench.open(text);
    const view = [1_800, 1_900] as const;
    await inspect(...view);
    await bench.untilRead();
    const before = await inspect(...view);
    const inserted = 'let x;\n';
    const changes = [{ offset: 10, removed: 0, inserted }];
    void bench.request('change', { uri: 'a', version: 2, changes });
    const moved = view.map((offset) => offset + inserted.length) as [number, number];
    const after = await inspect(...moved, 2);
    assert.ok(after.provisional && after.read < 100);
    assert.deepEqual(after.values, before.values);
    await bench.untilRead();
    assert.equal((await inspect(...moved, 2)).provisional, false);
  });

  it('gives guesses and what each character cost', async () => {
    await bench.open(line);
    await inspect(0, line.length);
    await bench.untilRead();
    const answer = await bench.request('guesses', range(0, line.length));
    assert.ok(answer.kind === 'values');
    const entry = await model.run(model.vocabulary.preamble('ts'), model.zeroState);
    const exps = Array.from(entry.logits, Math.exp);
    const sum = exps.reduce((a, b) => a + b, 0);
    const first = (exps[model.vocabulary.symbols.indexOf('f')] ?? NaN) / sum;
    assert.ok(Math.abs((answer.bits[0] ?? NaN) + Math.log2(first)) < 1e-4);
    for (let at = 0; at < line.length; at++) {
      const p: number[] = Array.from(answer.probabilities.subarray(5 * at, 5 * at + 5));
      assert.deepEqual(
        p,
        [...p].sort((a, b) => b - a),
      );
      // The next character's cost agrees with its guess, where it is among them.
      const ids = answer.ids.subarray(5 * at, 5 * at + 5);
      const rank = ids.indexOf(answer.symbols.indexOf(line[at + 1] ?? ''));
      if (rank < 0) continue;
      const given = 2 ** -(answer.bits[at + 1] ?? NaN);
      assert.ok(Math.abs(given - (p[rank] ?? NaN) / 255) <= 0.6 / 255);
    }
  });

  it('gives labels at once, and a ranking of what was read', async () => {
    await bench.open(line.repeat(20));
    const asked = { ...range(20, 24), labels: ['bracketDepth', 'loopDepth'] as const };
    const answer = await bench.request('labels', asked);
    assert.ok(answer.kind === 'values');
    assert.deepEqual([...(answer.values.bracketDepth ?? [])], [0, 0, 1, 1]);
    await inspect(0, 100);
    await bench.untilRead();
    for (const quantity of ['h', 'c'] as const) {
      const rank = {
        uri: 'a',
        version: 1,
        label: 'bracketDepth',
        quantity,
        order: 'file',
        limit: 5,
      } as const;
      const ranking = await bench.request('rank', rank);
      assert.ok(ranking.kind === 'values');
      assert.equal(ranking.characters, quantity === 'h' ? line.length * 20 : 127);
      const sizes = ranking.neurons.map(({ rho }) => Math.abs(rho ?? NaN));
      assert.equal(sizes.length, 5);
      assert.deepEqual(
        sizes,
        [...sizes].sort((a, b) => b - a),
      );
      assert.ok((sizes[0] ?? 0) > 0.3 && (sizes[0] ?? 2) <= 1);
    }
  });

  it('tells what needs no parser of a text that it cannot parse', async () => {
    const text = 'A note (on "it\n  [and so on\n';
    const opened = { uri: 'a', version: 1, language: 'ts', text, countedAs: null } as const;
    await bench.request('open', { ...opened, scannedAs: 'none' });
    const asked = { ...range(0, text.length), labels: labelNames };
    const answer = await bench.request('labels', asked);
    assert.ok(answer.kind === 'values');
    assert.deepEqual(Object.keys(answer.values).sort(), [...plainLabels].sort());
    const at = (label: 'bracketDepth' | 'column' | 'indentation' | 'lineEnd', offset: number) =>
      answer.values[label]?.[offset];
    // The quote opens nothing: the brackets after it count.
    assert.deepEqual([at('bracketDepth', 7), at('bracketDepth', text.length - 2)], [1, 2]);
    assert.deepEqual([at('indentation', text.indexOf('and')), at('lineEnd', 13)], [2, 1]);
    assert.equal(at('column', text.indexOf('on')), 9);
  });

  it('says why there are no values', async () => {
    const ask = async (
      change: Partial<DocumentRange> & { subject?: { layer: number; unit: number } },
    ): Promise<string> => {
      const asked = { ...range(0, 5), subject, quantity: 'c' as const, ...change };
      const answer = await bench.request('inspect', asked);
      return answer.kind === 'none' ? answer.reason : 'values';
    };
    assert.equal(await ask({}), 'unknownDocument');
    await bench.request('open', {
      uri: 'a',
      version: 1,
      language: 'ts',
      text: 'x = 1;',
      scannedAs: 'none',
      countedAs: null,
    });
    assert.equal(await ask({}), 'values');
    assert.equal(await ask({ version: 2 }), 'outdated');
    assert.equal(await ask({ version: 0 }), 'outdated');
    for (const [layer, unit] of [
      [2, 0],
      [0, 16],
      [-1, 0],
      [0, 0.5],
    ] as const) {
      assert.equal(await ask({ subject: { layer, unit } }), 'unknownSubject');
    }
    const labels = await bench.request('labels', { ...range(0, 5), labels: ['inString'] });
    assert.deepEqual(labels, { kind: 'none', reason: 'noLabels' });
    const rank = { uri: 'a', version: 1, quantity: 'h', order: 'certificate', limit: 5 } as const;
    const loops = await bench.request('rank', { ...rank, label: 'loopDepth' });
    assert.deepEqual(loops, { kind: 'none', reason: 'noLabels' });
    assert.equal((await bench.request('rank', { ...rank, label: 'column' })).kind, 'values');
    await bench.request('close', { uri: 'a' });
    assert.equal(await ask({}), 'unknownDocument');
  });

  it('cuts a range to the text', async () => {
    await bench.open('x');
    for (const [from, to] of [
      [-5, 9],
      [0, Infinity],
      [NaN, 1],
    ] as const) {
      const { values, ...answer } = await inspect(from, to);
      assert.deepEqual([answer.from, answer.to, values.length], [0, 1, 1]);
    }
    assert.equal((await inspect(5, 2)).values.length, 0);
  });

  it('makes completions exact by what it has read', async () => {
    const text = line.repeat(60);
    await bench.open(text);
    await inspect(0, 100);
    await bench.complete(0);
    await bench.untilRead();
    const answer = await bench.complete(text.length);
    assert.ok(answer.kind === 'silent' || !answer.provisional);
  });
});
