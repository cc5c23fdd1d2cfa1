import assert from 'node:assert/strict';
import { learn } from '../../../../src/core/model/learn.ts';
import { PlainOutput } from '../../support/learning-hash-model.ts';

/** What a symbol costs, in nats. */
function cost(layer: PlainOutput, h: Float32Array, id: number): number {
  const logits = layer.logits(h);
  return Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0)) - logits[id]!;
}

describe('an output layer that learns', () => {
  const h = Float32Array.of(2 ** 19, 2 ** 18);

  it('goes down the slope of what a symbol cost', () => {
    const rate = 0.001;
    const layer = new PlainOutput(2);
    layer.add(
      h,
      Float32Array.from(layer.logits(h), (_, id) => Math.sin(id)),
    );
    const before = layer.copy();
    learn(layer, [h], Uint8Array.of(7), rate);
    const after = layer.copy();
    for (const place of [0, 1, 2, 21, 22, 23, 100]) {
      const costs = [-1, 1].map((way) => {
        const moved = before.slice();
        moved[place]! += way * 0.01;
        layer.restore(moved);
        return cost(layer, h, 7);
      });
      const slope = (costs[1]! - costs[0]!) / 0.02;
      assert.ok(Math.abs((before[place]! - after[place]!) / rate - slope) < 1e-3, `${slope}`);
    }
  });

  it('takes all slopes of a piece at the weights before it', () => {
    const [one, two] = [new PlainOutput(2), new PlainOutput(2)];
    learn(one, [h, h], Uint8Array.of(7, 7), 0.5);
    learn(two, [h], Uint8Array.of(7), 1);
    for (const [place, weight] of one.copy().entries()) {
      assert.ok(Math.abs(weight - two.copy()[place]!) < 1e-6);
    }
  });
});
