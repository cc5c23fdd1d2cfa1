import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { CompletionAnswer, RequestKind, Result } from '../../../src/protocol/engine.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { isExact } from '../support/kernel-parity.ts';
import { loadWithoutOnnxruntime } from '../support/without-onnxruntime.ts';
import { EngineBench } from './engine-bench.ts';

const line =
  'export function sum(values: number[]): number {\n  return values.reduce((a, b) => a + b);\n}\n';
const text = `${line.repeat(12)}export function mean(values: number[]): number {\n  `;
const range = { uri: 'a', version: 1, from: 0, to: text.length };

describe('An engine without onnxruntime', () => {
  let models: readonly FolderModel[];
  /** With it, and without. */
  let benches: readonly EngineBench[];

  before(async () => {
    models = await Promise.all([
      loadLocalModel(shippedModelFolder),
      loadWithoutOnnxruntime(shippedModelFolder),
    ]);
  });
  after(() => Promise.all(models.map((model) => model.release())));
  beforeEach(async () => {
    benches = models.map((model) => new EngineBench(() => model));
    for (const bench of benches) await bench.request('load', { folder: 'm' });
    for (const bench of benches) await bench.open(text);
  });

  async function both<T>(ask: (bench: EngineBench) => Promise<T>): Promise<[with_: T, without: T]> {
    return [await ask(benches[0]!), await ask(benches[1]!)];
  }

  /** Asks until the document was read as far as it will be. */
  async function read<K extends RequestKind>(
    bench: EngineBench,
    ask: () => Promise<Result<K>>,
  ): Promise<Result<K>> {
    await ask();
    while (bench.progress.every(({ done }) => !done)) await setTimeout(2);
    return ask();
  }

  it('says so, and in one line why', async () => {
    const [with_, without] = await both((bench) => bench.request('load', { folder: 'm' }));
    assert.equal(with_.runtimeMissing, null);
    assert.deepEqual(without, {
      ...with_,
      runtimeMissing: "Cannot find module 'onnxruntime-node'",
    });
  });

  it('suggests the same by the network alone, with alternatives', async () => {
    const query = { uri: 'a', version: 1, confidence: 0, maxLength: 40, alternatives: 2 };
    const suggestions: string[] = [];
    for (const back of [0, 9, 60, 100]) {
      const offset = text.length - back;
      const [with_, without] = await both((bench) =>
        bench.request('complete', { ...query, offset }),
      );
      assert.deepEqual(shown(without), shown(with_));
      suggestions.push(...shown(with_));
    }
    assert.ok(suggestions.length > 4);
  });

  it('shows the same of a neuron, found or taught, with its gates and cell', async () => {
    if (!isExact) return;
    for (const layer of [0, 1, 2]) {
      for (const quantity of ['h', 'c', 'i', 'tanhC'] as const) {
        const asked = { ...range, subject: { layer, unit: 3 }, quantity };
        const [with_, without] = await both((bench) =>
          read<'inspect'>(bench, () => bench.request('inspect', asked)),
        );
        assert.ok(with_.kind === 'values' && !with_.provisional);
        assert.deepEqual(without, with_);
        assert.ok(new Set(with_.values).size > 5);
      }
    }
  });

  it('shows the same guesses, and the same ranking', async () => {
    if (!isExact) return;
    const guesses = await both((bench) =>
      read<'guesses'>(bench, () => bench.request('guesses', range)),
    );
    const [with_, without] = guesses.map((answer) => {
      assert.ok(answer.kind === 'values');
      return answer.bits;
    });
    assert.ok(with_ && without && with_.length > 500);
    assert.ok(with_.every((bits, at) => Math.abs(bits - without[at]!) < 1e-3));
    const ranking = { uri: 'a', version: 1, label: 'bracketDepth', quantity: 'c' } as const;
    const [first, second] = await both((bench) =>
      read<'rank'>(bench, () => bench.request('rank', { ...ranking, order: 'file', limit: 20 })),
    );
    assert.equal(first.kind, 'values');
    assert.deepEqual(second, first);
  });
});

function shown(answer: CompletionAnswer): string[] {
  if (answer.kind === 'silent') return [answer.reason];
  return [answer, ...answer.alternatives].map((one) => `${one.text} ${one.probability.toFixed(4)}`);
}
