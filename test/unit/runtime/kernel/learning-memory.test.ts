import assert from 'node:assert/strict';
import { Adaptation } from '../../../../src/core/model/adaptation.ts';
import { DocumentReader } from '../../../../src/core/model/document-reader.ts';
import { Passage } from '../../../../src/core/model/passage.ts';
import { endless } from '../../../../src/core/model/turn.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { LearningMemory, ownOutput } from '../../../../src/runtime/kernel/learning-memory.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { shippedModelFolder } from '../../../../tools/shipped-model.ts';

const [units, symbols] = [37, 21];
/** Numbers from -1 to 1 that look like chance. */
const numbers = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, (_, k) => Math.sin(seed + 12.9898 * k));
const weights = { weights: numbers(units * symbols, 1), bias: numbers(symbols, 2) };
const h = numbers(units, 3);
const by = numbers(symbols, 4);

function memories(): LearningMemory[] {
  return (['plain', 'relaxed'] as const).map(
    (form) => new LearningMemory(form, ownOutput(weights)),
  );
}

function expected(given: {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}): number[] {
  return Array.from({ length: symbols }, (_, symbol) =>
    h.reduce(
      (sum, own, unit) => sum + own * given.weights[unit * symbols + symbol]!,
      given.bias[symbol]!,
    ),
  );
}

function assertNear(actual: Float32Array, wanted: readonly number[]): void {
  assert.equal(actual.length, wanted.length);
  for (const [place, value] of actual.entries()) assert.ok(Math.abs(value - wanted[place]!) < 1e-5);
}

describe('a copy of the output layer in the kernel', () => {
  it('is the layer itself at first', () => {
    for (const memory of memories()) {
      assertNear(memory.logits(h), expected(weights));
      for (const symbol of [0, 15, 16, symbols - 1]) {
        const own = weights.weights.filter((_, k) => k % symbols === symbol);
        assert.deepEqual(memory.weightsTo(symbol), own);
      }
    }
  });

  it('adds h times what is given to each weight, in both forms alike', () => {
    const learned = {
      weights: weights.weights.map((w, k) => w + h[Math.floor(k / symbols)]! * by[k % symbols]!),
      bias: weights.bias.map((b, symbol) => b + by[symbol]!),
    };
    const [plain, relaxed] = memories().map((memory) => {
      memory.add(h, by);
      assertNear(memory.logits(h), expected(learned));
      return memory.copy();
    });
    assert.deepEqual(plain, relaxed);
  });

  it('forgets, and remembers what was kept', () => {
    const [memory] = memories();
    const own = memory!.copy();
    memory!.add(h, by);
    const kept = memory!.copy();
    memory!.reset();
    assert.deepEqual(memory!.copy(), own);
    memory!.restore(kept);
    assert.deepEqual(memory!.copy(), kept);
  });
});

describe('the shipped network that learns from a text', () => {
  let model: FolderModel;
  before(async () => (model = await loadLocalModel(shippedModelFolder)));
  after(() => model.release());

  /** Bits of each character of a text by the network, and as it has learned from what stands before. */
  async function costs(text: string): Promise<{ readonly own: number; readonly learned: number }> {
    const buffer = new TextBuffer(text);
    const reader = new DocumentReader(model, buffer, 'py');
    const bits = { own: 0, learned: 0 };
    for (let at = 0; at < text.length; at++) {
      const { output, learned } = (await reader.outputAt(at, endless))!;
      const [id] = model.vocabulary.encode(buffer, at, at + 1);
      bits.own += bitsOf(output.logits, id!);
      bits.learned += bitsOf(learned!.logits(output.state.h), id!);
    }
    return { own: bits.own / text.length, learned: bits.learned / text.length };
  }

  it('knows better what a text is like', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, k) => `entry_${k} = Widget(kind="gadget", size=${k * 7})\n`,
    );
    const { own, learned } = await costs(rows.join(''));
    assert.ok(learned < 0.9 * own, `${learned} and ${own} bits`);
  });

  it('gives what the kernel gives where it has learned nothing', async () => {
    const text = new TextBuffer('x = 1');
    const reader = new DocumentReader(model, text, 'py');
    const { output, learned, provisional } = (await reader.outputAt(5, endless))!;
    assert.equal(provisional, false);
    assert.deepEqual(learned!.logits(output.state.h), output.logits);
  });

  it('has learned the same where units are held that keep their value, and something else otherwise', async () => {
    const text = new TextBuffer('for name in names:\n    print(name)\n'.repeat(4));
    const learnedBy = async (network: FolderModel | ReturnType<FolderModel['held']>) => {
      const passage = new Passage(network, text, network.vocabulary.preamble('py'), 0, 2 ** 20);
      const adaptation = new Adaptation(network, network.learning, text, passage);
      while (adaptation.distanceTo(text.length) > 0) await adaptation.learnOn(text.length);
      return adaptation.layerFor(text.length)!.copy();
    };
    const own = await learnedBy(model);
    assert.deepEqual(await learnedBy(model.held([])), own);
    const held = model.held([{ neuron: { layer: 0, unit: 193 }, way: 'zero', value: 0 }]);
    assert.notDeepEqual(await learnedBy(held), own);
  });
});

function bitsOf(logits: Float32Array, id: number): number {
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  return Math.log2(sum) - logits[id]! / Math.LN2;
}
