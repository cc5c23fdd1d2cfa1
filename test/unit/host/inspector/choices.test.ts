import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { Choices } from '../../../../src/host/inspector/choices.ts';
import { FIRST_MEMORY } from '../../../../src/protocol/panel-memory.ts';

/** What the editor keeps, on a disk that is full from the second write on. */
class FullDisk implements Memento {
  readonly #kept = new Map<string, unknown>();
  #writes = 0;

  keys(): readonly string[] {
    return [...this.#kept.keys()];
  }

  get(key: string): undefined {
    return this.#kept.get(key) as undefined;
  }

  update(key: string, value: unknown): Promise<void> {
    // The editor holds it in memory all the same.
    this.#kept.set(key, value);
    this.#writes += 1;
    return this.#writes > 1 ? Promise.reject(new Error('ENOSPC')) : Promise.resolve();
  }
}

/** An editor that tells its windows late of each write, the one that wrote among them. */
class LateEcho implements Memento {
  #value: unknown;
  readonly #echoes: (() => void)[] = [];

  keys(): readonly string[] {
    return [];
  }

  get(): undefined {
    return this.#value as undefined;
  }

  update(_key: string, value: unknown): Promise<void> {
    this.#value = value;
    this.#echoes.push(() => (this.#value = value));
    return Promise.resolve();
  }

  echo(): void {
    this.#echoes.shift()?.();
  }
}

describe('What was chosen in a panel', () => {
  it('is kept, and a full disk is said in the log alone', async () => {
    const warnings: string[] = [];
    const choices = new Choices(new FullDisk(), (message) => warnings.push(message));
    choices.keepMemory(FIRST_MEMORY);
    choices.keepPinned([{ layer: 0, unit: 193 }]);
    await new Promise(setImmediate);
    assert.deepEqual(choices.pinned, [{ layer: 0, unit: 193 }]);
    assert.equal(choices.memory?.label, FIRST_MEMORY.label);
    assert.deepEqual(warnings, ['neuronLens.favourites could not be kept: Error: ENOSPC']);
  });

  it('is what was chosen last, while the editor still tells of what was chosen before', () => {
    const state = new LateEcho();
    const choices = new Choices(state, () => assert.fail());
    choices.keepMemory({ ...FIRST_MEMORY, subject: { layer: 0, unit: 265 } });
    choices.keepMemory({ ...FIRST_MEMORY, subject: { layer: 2, unit: 0 } });
    state.echo();
    assert.deepEqual(choices.memory?.subject, { layer: 2, unit: 0 });
  });
});
