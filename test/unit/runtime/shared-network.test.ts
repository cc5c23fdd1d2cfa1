import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ModelOutput } from '../../../src/core/model/language-model.ts';
import { KernelNetwork } from '../../../src/runtime/kernel/kernel-network.ts';
import { bestForm } from '../../../src/runtime/kernel/instance.ts';
import { NetworkMemory } from '../../../src/runtime/kernel/network-memory.ts';
import { readNetwork } from '../../../src/runtime/kernel/read-weights.ts';
import type { Network } from '../../../src/runtime/network.ts';
import { RecentSteps } from '../../../src/runtime/recent-steps.ts';
import { SharedNetwork } from '../../../src/runtime/shared-network.ts';
import { tinyModel } from '../support/models.ts';

const weights = readNetwork(readFileSync(join(tinyModel, 'model.onnx')));
const memory = new NetworkMemory(bestForm(), weights);
const { symbols, hidden, layers } = weights.shape;
const zeroState = {
  h: new Float32Array(layers * hidden),
  c: new Float32Array(layers * hidden),
};

/** Counts what it is asked to read, and gives what `changed` makes of it. */
class Long extends KernelNetwork {
  readonly runs: number[] = [];
  readonly #changed: (output: ModelOutput) => ModelOutput;

  constructor(changed: (output: ModelOutput) => ModelOutput = (output) => output) {
    super(new NetworkMemory(bestForm(), weights), weights);
    this.#changed = changed;
  }

  override async run(...[ids, state]: Parameters<Network['run']>): Promise<ModelOutput> {
    this.runs.push(ids.length);
    return this.#changed(await super.run(ids, state));
  }
}

const shared = (long: Network): Promise<Network> =>
  SharedNetwork.of(long, memory, new RecentSteps(memory));

describe('a network shared by onnxruntime and the kernel', () => {
  it('is onnxruntime’s alone where a state of theirs differs in its last bit', async () => {
    const long = new Long(({ state, logits }) => {
      const c = state.c.slice();
      new Int32Array(c.buffer)[3]! += 1;
      return { state: { h: state.h, c }, logits };
    });
    assert.equal(await shared(long), long);
  });

  it('leaves what was just typed to the kernel', async () => {
    const long = new Long();
    const network = await shared(long);
    long.runs.length = 0;
    await network.run(Uint8Array.of(1), zeroState);
    await network.run(new Uint8Array(40), zeroState);
    assert.deepEqual(long.runs, [40]);
  });

  it('gives one output of a text, however it is cut', async () => {
    // As onnxruntime's: other last bits.
    const long = new Long(({ state, logits }) => ({ state, logits: logits.map((x) => x + 1e-6) }));
    const network = await shared(long);
    const ids = fc.uint8Array({ minLength: 2, maxLength: 40, max: symbols - 1 });
    await fc.assert(
      fc.asyncProperty(ids, fc.nat(), async (text, place) => {
        const cut = 1 + (place % (text.length - 1));
        const first = await network.run(text.subarray(0, cut), zeroState);
        const second = await network.run(text.subarray(cut), first.state);
        assert.deepEqual(second, await network.run(text, zeroState));
        assert.deepEqual(second, (await network.trace(text, zeroState)).output);
      }),
    );
  });
});

describe('recent steps', () => {
  it('are taken once', () => {
    const steps = new RecentSteps(memory);
    const first = steps.step(5, zeroState);
    assert.deepEqual(first, memory.step(5, zeroState));
    assert.equal(steps.step(5, zeroState), first);
    assert.notEqual(steps.step(6, zeroState), first);
    // Another state that only looks the same.
    assert.notEqual(steps.step(5, { ...zeroState }), first);
  });

  it('are forgotten after many others, those that were asked for first before the others', () => {
    const steps = new RecentSteps(memory);
    const path = [steps.step(0, zeroState)];
    for (let k = 1; k < 200; k++) path.push(steps.step(k % symbols, path.at(-1)!.state));
    assert.equal(steps.step(199 % symbols, path[198]!.state), path[199]);
    const again = steps.step(0, zeroState);
    assert.notEqual(again, path[0]);
    assert.deepEqual(again, path[0]);
  });
});
