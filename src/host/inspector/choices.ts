import type { Memento } from 'vscode';
import type { PanelMemory, Subject } from '../../protocol/panel.ts';
import { readSavedPanel, readSubjects } from './saved-panel.ts';

/** The key keeps an earlier name for what is pinned. */
const PINNED = 'neuronLens.favourites';
const MEMORY = 'neuronLens.inspector';

/** What was chosen last in any panel, and what is pinned: kept from one window to the next. */
export class Choices {
  readonly #state: Memento;
  readonly #warn: (message: string) => void;
  /**
   * What was chosen in this window is kept here: the editor reports each change to every window, this one too, so that
   * for a while after a second change `state` returns the first.
   */
  #memory: PanelMemory | undefined;

  constructor(state: Memento, warn: (message: string) => void) {
    this.#state = state;
    this.#warn = warn;
    this.#memory = readSavedPanel({ memory: state.get(MEMORY) }).memory;
  }

  get memory(): PanelMemory | undefined {
    return this.#memory;
  }

  get pinned(): readonly Subject[] {
    return readSubjects(this.#state.get(PINNED));
  }

  keepMemory(memory: PanelMemory): void {
    this.#memory = memory;
    this.#keep(MEMORY, memory);
  }

  keepPinned(pinned: readonly Subject[]): void {
    this.#keep(PINNED, pinned);
  }

  /** Where it cannot be written, as on a full disk, it holds until the window closes: that is only logged. */
  #keep(key: string, value: unknown): void {
    this.#state.update(key, value).then(undefined, (reason: unknown) => {
      this.#warn(`${key} could not be kept: ${String(reason)}`);
    });
  }
}
