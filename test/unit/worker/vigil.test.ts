import assert from 'node:assert/strict';
import { Vigil } from '../../../src/worker/vigil.ts';
import { ManualClock } from '../support/manual-clock.ts';

const minute = 60_000;

describe('Vigil', () => {
  let clock: ManualClock;
  let vigil: Vigil;
  let pings: number;
  let lost: number;
  /** Called at each ping. */
  let onPing: () => void;

  beforeEach(() => {
    clock = new ManualClock();
    pings = 0;
    lost = 0;
    onPing = () => undefined;
    vigil = new Vigil({
      clock,
      ping: () => {
        pings += 1;
        onPing();
      },
      lost: () => (lost += 1),
    });
  });

  it('asks for no sign of life while nothing is to be answered', () => {
    clock.pass(minute);
    vigil.begin(false);
    vigil.rest();
    clock.pass(minute);
    assert.deepEqual([pings, lost, clock.timers], [0, 0, 0]);
  });

  it('gives an engine up, once, that answers ten pings in no way', () => {
    vigil.begin(false);
    clock.pass(20_000);
    assert.deepEqual([pings, lost], [10, 0]);
    clock.pass(minute);
    assert.deepEqual([pings, lost, clock.timers], [10, 1, 0]);
  });

  it('takes any message for a sign of life', () => {
    vigil.begin(false);
    for (let time = 0; time < 5; time++) {
      clock.pass(19_000);
      vigil.heard(true);
    }
    assert.equal(lost, 0);
  });

  it('waits longer for a model that is being loaded', () => {
    vigil.begin(true);
    clock.pass(2 * minute);
    assert.equal(lost, 0);
    vigil.begin(false);
    clock.pass(2_000);
    assert.equal(lost, 1);
  });

  it('gives an engine up that lives and answers nothing', () => {
    onPing = () => vigil.heard(false);
    vigil.begin(false);
    clock.pass(5 * minute);
    assert.equal(lost, 0);
    clock.pass(2_000);
    assert.equal(lost, 1);
  });

  it('does not count the time in which this process did not run', () => {
    vigil.begin(false);
    for (let night = 0; night < 100; night++) clock.sleep(480 * minute);
    assert.equal(lost, 0);
    clock.pass(22_000);
    assert.equal(lost, 1, 'but what was silent before and after');
  });

  it('counts anew from a question after a rest', () => {
    vigil.begin(false);
    clock.pass(19_000);
    vigil.rest();
    vigil.begin(false);
    clock.pass(19_000);
    assert.equal(lost, 0);
  });
});
