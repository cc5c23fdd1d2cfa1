import assert from 'node:assert/strict';
import { Pause } from '../../../../src/host/completion/pause.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const MINUTE = 60_000;

describe('a pause', () => {
  let clock: ManualClock;
  let pause: Pause;
  let changes: boolean[];

  beforeEach(() => {
    clock = new ManualClock();
    changes = [];
    pause = new Pause(clock, () => changes.push(pause.isOn));
  });

  it('ends by itself', () => {
    assert.deepEqual([pause.isOn, pause.minutesLeft], [false, 0]);
    pause.begin(10);
    assert.deepEqual([pause.isOn, pause.minutesLeft], [true, 10]);
    clock.pass(8.5 * MINUTE);
    assert.deepEqual([pause.isOn, pause.minutesLeft], [true, 2]);
    clock.pass(2 * MINUTE);
    assert.deepEqual([pause.isOn, pause.minutesLeft], [false, 0]);
    assert.deepEqual(changes, [true, false]);
  });

  it('ends when somebody says so, and not again later', () => {
    pause.begin(10);
    pause.end();
    clock.pass(20 * MINUTE);
    assert.deepEqual(changes, [true, false]);
  });

  it('begins anew, and the first one no longer ends it', () => {
    pause.begin(10);
    clock.pass(9 * MINUTE);
    pause.begin(10);
    clock.pass(9 * MINUTE);
    assert.ok(pause.isOn);
    clock.pass(MINUTE);
    assert.ok(!pause.isOn);
  });
});
