import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Adaptation } from '../../../../src/core/model/adaptation.ts';
import { Passage } from '../../../../src/core/model/passage.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { LearningHashModel } from '../../support/learning-hash-model.ts';
import { anyChange, changeIn } from '../../support/texts.ts';

class Learner {
  readonly text: TextBuffer;
  readonly adaptation: Adaptation;
  readonly model = new LearningHashModel();
  readonly #passage: Passage;

  constructor(text: string) {
    const { model } = this;
    this.text = new TextBuffer(text);
    this.#passage = new Passage(model, this.text, model.vocabulary.preamble('ts'), 0, 2 ** 20);
    this.adaptation = new Adaptation(model, model.learning, this.text, this.#passage);
  }

  /** The weights of the layer at an offset. */
  async weightsAt(offset: number): Promise<Float32Array> {
    while (this.adaptation.distanceTo(offset) > 0) await this.adaptation.learnOn(offset);
    return this.adaptation.layerFor(offset)!.copy();
  }

  edit(change: Parameters<TextBuffer['apply']>[0]): void {
    this.text.apply(change);
    this.#passage.edited(change.offset);
    this.adaptation.edited(change.offset);
  }
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, k) => `const x${k} = f(y${k % 7});\n`).join('');
}

describe('what an output layer learns from a text', () => {
  it('is a function of the text, whatever was asked and edited before', async () => {
    const step = fc.record({
      change: anyChange,
      asked: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    });
    const steps = fc.array(step, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 200 }), steps, async (count, list) => {
        const live = new Learner(lines(count));
        for (const { change, asked } of list) {
          for (const share of asked) {
            const offset = Math.round(share * live.text.length);
            const text = live.text.slice(0, live.text.length);
            assert.deepEqual(
              await live.weightsAt(offset),
              await new Learner(text).weightsAt(offset),
            );
          }
          live.edit(changeIn(live.text.length, change));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is a function of the text where lines begin and end to hold secrets', async () => {
    const line = (k: number): string =>
      k % 3 === 0 ? `const password = "hunter2${k}!";\n` : `call(x${k}, "word${k}");\n`;
    const whole = Array.from({ length: 12 }, (_, k) => line(k)).join('');
    const move = fc.record({ by: fc.integer({ min: -30, max: 40 }), breaks: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 30 }), async (moves) => {
        const live = new Learner('');
        for (const { by, breaks } of moves) {
          const { length } = live.text;
          if (by < 0)
            live.edit({
              offset: Math.max(0, length + by),
              removed: Math.min(length, -by),
              inserted: '',
            });
          else
            live.edit({ offset: length, removed: 0, inserted: whole.slice(length, length + by) });
          if (breaks)
            live.edit({ offset: live.text.length, removed: 0, inserted: ' // password: "' });
          const text = live.text.slice(0, live.text.length);
          assert.deepEqual(
            await live.weightsAt(text.length),
            await new Learner(text).weightsAt(text.length),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing of a secret', async () => {
    const plain = 'const city = "Lisbon";\nconst names = [city, "Porto", "Braga"];\n';
    const secret = 'const password = "hunter22!x";\nconst names = ["Porto", "Braga"];\n';
    for (const [text, told] of [
      [plain, 48],
      [secret, 48 - 'hunter22!x'.length],
    ] as const) {
      const live = new Learner(text);
      await live.weightsAt(48);
      assert.equal(live.model.learned / 2, told);
    }
  });

  it('is nothing within the first piece, and of no more than two blocks', async () => {
    const own = new LearningHashModel().learning.output().copy();
    assert.deepEqual(await new Learner(lines(3)).weightsAt(15), own);
    assert.notDeepEqual(await new Learner(lines(3)).weightsAt(16), own);
    const text = lines(300);
    const offset = 4_000;
    const before = Math.floor(offset / 1024) * 1024 - 1024;
    const other = `${'z'.repeat(before)}${text.slice(before)}`;
    // The hash of what was read before is in h: only how far it reaches back is the same.
    const [one, two] = [new Learner(text), new Learner(other)];
    assert.equal(one.adaptation.distanceTo(offset), two.adaptation.distanceTo(offset));
    assert.equal(one.adaptation.distanceTo(offset), offset - (offset % 16) - before);
  });

  it('takes one run for the next piece, and none within it', async () => {
    const live = new Learner(lines(60));
    await live.weightsAt(700);
    live.model.traces.length = 0;
    assert.equal(live.adaptation.distanceTo(703), 0);
    assert.equal(live.adaptation.distanceTo(704), 16);
    await live.weightsAt(704);
    assert.deepEqual(live.model.traces, [16]);
  });

  it('is there at once for whoever deletes what was just typed', async () => {
    const live = new Learner(lines(100));
    await live.weightsAt(1_500);
    live.edit({ offset: 1_490, removed: 10, inserted: '' });
    assert.ok(live.adaptation.distanceTo(1_490) < 64);
    live.edit({ offset: 1_300, removed: 190, inserted: '' });
    assert.ok(live.adaptation.distanceTo(1_300) < 64);
  });
});
