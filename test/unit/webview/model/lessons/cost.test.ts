import assert from 'node:assert/strict';
import {
  costLimits,
  rivalKinds,
  type StepCost,
} from '../../../../../src/protocol/rival-requests.ts';
import {
  doubledParameters,
  doubling,
  measurements,
  studiedCost,
} from '../../../../../src/webview/model/lessons/cost.ts';
import { Measuring } from '../../../../../src/webview/model/lessons/measuring.ts';

const costing = (units: number): StepCost => ({
  ...{ kind: 'cost', parameters: units, stateBytes: units, characters: 1 },
  secondsPerCharacter: units * units,
});

describe('what a character costs', () => {
  it('is asked for within what may be asked', () => {
    for (const { units, characters } of measurements) {
      assert.ok(units <= costLimits.units && characters <= costLimits.characters);
    }
  });

  it('was measured by units for each network, and by length', () => {
    for (const kind of rivalKinds) {
      const units = studiedCost(kind, 'byUnits').map((row) => row.units);
      assert.deepEqual(units, [64, 128, 256, 512, 1_024]);
    }
    const [first, ...rest] = studiedCost('lstm', 'byLength');
    assert.ok(rest.every(({ stateBytes }) => stateBytes === first!.stateBytes));
    assert.ok(rest.at(-1)!.learningBytes > 15 * first!.learningBytes);
  });

  it('doubles to nearly four times by the weights', () => {
    assert.ok(doubledParameters() > 3.5 && doubledParameters() < 4);
  });
});

describe('measuring', () => {
  it('goes through all of them and tells how far it is', async () => {
    const states: string[] = [];
    const measuring: Measuring = new Measuring(
      ((_: string, { units }: { units: number }) => Promise.resolve(costing(units))) as never,
      () => states.push(`${measuring.state} ${measuring.measured.length}`),
    );
    await measuring.begin();
    assert.equal(states[0], 'running 0');
    assert.equal(states.at(-1), `done ${measurements.length}`);
    assert.equal(doubling(measuring.measured), 4);
  });

  it('stops where it is told to, and begins anew', async () => {
    const waiting: ((cost: StepCost) => void)[] = [];
    const measuring = new Measuring(
      (() => new Promise((resolve) => waiting.push(resolve))) as never,
      () => undefined,
    );
    const first = measuring.begin();
    measuring.stop();
    waiting.shift()!(costing(1));
    await first;
    assert.equal(measuring.state, 'stopped');
    assert.equal(measuring.measured.length, 0);
    assert.equal(waiting.length, 0);
    void measuring.begin();
    assert.equal(measuring.state, 'running');
    measuring.stop();
  });

  it('says where the engine does not answer, and keeps what there is', async () => {
    let asked = 0;
    const measuring = new Measuring(
      () => (++asked > 2 ? Promise.reject(new Error('gone')) : Promise.resolve(costing(1))),
      () => undefined,
    );
    await measuring.begin();
    assert.equal(measuring.state, 'failed');
    assert.equal(measuring.measured.length, 2);
    assert.equal(doubling(measuring.measured), undefined);
  });
});
