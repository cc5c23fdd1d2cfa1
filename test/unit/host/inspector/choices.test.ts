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

describe('What was chosen in a panel', () => {
  it('is kept, and a full disk is said in the log alone', async () => {
    const warnings: string[] = [];
    const choices = new Choices(new FullDisk(), (message) => warnings.push(message));
    choices.keepMemory(FIRST_MEMORY);
    choices.keepFavourites([{ layer: 0, unit: 193 }]);
    await new Promise(setImmediate);
    assert.deepEqual(choices.favourites, [{ layer: 0, unit: 193 }]);
    assert.equal(choices.memory?.label, FIRST_MEMORY.label);
    assert.deepEqual(warnings, ['neuronLens.favourites could not be kept: Error: ENOSPC']);
  });
});
