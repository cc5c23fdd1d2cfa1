import type { Memento } from 'vscode';
import type { PanelMemory, Subject } from '../../protocol/panel.ts';
import { readSavedPanel, readSubjects } from './saved-panel.ts';

const FAVOURITES = 'neuronLens.favourites';
const MEMORY = 'neuronLens.inspector';

/** What was chosen last in any panel, and what is pinned: kept from one window to the next. */
export class Choices {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  get memory(): PanelMemory | undefined {
    return readSavedPanel({ memory: this.#state.get(MEMORY) }).memory;
  }

  get favourites(): readonly Subject[] {
    return readSubjects(this.#state.get(FAVOURITES));
  }

  keepMemory(memory: PanelMemory): void {
    void this.#state.update(MEMORY, memory);
  }

  keepFavourites(favourites: readonly Subject[]): void {
    void this.#state.update(FAVOURITES, favourites);
  }
}
