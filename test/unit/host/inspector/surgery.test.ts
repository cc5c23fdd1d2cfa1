import assert from 'node:assert/strict';
import type { EngineState } from '../../../../src/host/engine/engine.ts';
import { Surgery } from '../../../../src/host/inspector/surgery.ts';
import { EngineError } from '../../../../src/protocol/error.ts';
import type { HeldUnit } from '../../../../src/protocol/surgery.ts';

const one: HeldUnit = { neuron: { layer: 0, unit: 193 }, way: 'value', value: 0.5 };

/** A host with an engine that does as it is told. */
class Opened {
  readonly told: (readonly HeldUnit[])[] = [];
  readonly asked: unknown[] = [];
  readonly warnings: string[] = [];
  hasEngine = true;
  failure: Error | undefined;
  enter: (state: EngineState) => void = () => undefined;
  readonly surgery = new Surgery({
    engine: () =>
      this.hasEngine
        ? {
            request: (kind, params) => {
              this.asked.push([kind, params]);
              return this.failure === undefined
                ? Promise.resolve({ kind: 'held', held: [] } as never)
                : Promise.reject(this.failure);
            },
          }
        : undefined,
    onDidChangeState: (listener) => {
      this.enter = listener;
      return { dispose: () => undefined };
    },
    warn: (message) => this.warnings.push(message),
  });

  constructor() {
    this.surgery.onDidChange((held) => this.told.push(held));
  }
}

describe('what is held, as the host knows it', () => {
  const panel = {};
  const other = {};

  it('is told to whoever listens, and so is that nothing is any more', async () => {
    const { surgery, told, asked } = new Opened();
    surgery.holds([one], panel);
    assert.deepEqual(surgery.held, [one]);
    await surgery.heal();
    assert.deepEqual(told, [[one], []]);
    assert.deepEqual(asked, [['hold', { held: [] }]]);
    await surgery.heal();
    assert.equal(asked.length, 1, 'there is nothing to heal');
  });

  it('heals with the panel that held it, and with no other', async () => {
    const { surgery, asked } = new Opened();
    surgery.holds([one], panel);
    surgery.panelClosed(other);
    assert.deepEqual([surgery.held, asked], [[one], []]);
    surgery.panelClosed(panel);
    await Promise.resolve();
    assert.deepEqual(asked, [['hold', { held: [] }]]);
    await Promise.resolve();
    assert.deepEqual(surgery.held, []);
  });

  it('heals what a panel had asked for that was closed before the answer', async () => {
    const { surgery, asked } = new Opened();
    surgery.panelClosed(panel);
    surgery.holds([one], panel);
    assert.deepEqual(asked, [['hold', { held: [] }]]);
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual(surgery.held, []);
  });

  it('is nothing in an engine that is started anew, or ended', () => {
    const states: EngineState[] = [
      { kind: 'loading' },
      { kind: 'failed', error: new EngineError('internal', '') },
    ];
    for (const state of states) {
      const opened = new Opened();
      opened.surgery.holds([one], panel);
      opened.enter(state);
      opened.enter(state);
      assert.deepEqual(opened.told, [[one], []]);
      assert.deepEqual(opened.asked, []);
    }
  });

  it('heals also where there is no engine, or one that fails', async () => {
    for (const failure of [undefined, new Error('ended')]) {
      const opened = new Opened();
      opened.surgery.holds([one], panel);
      opened.hasEngine = failure !== undefined;
      opened.failure = failure;
      await opened.surgery.heal();
      assert.deepEqual(opened.surgery.held, []);
      assert.equal(opened.warnings.length, failure === undefined ? 0 : 1);
    }
  });
});
