import { Disposable, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { COMMANDS } from '../command-ids.ts';
import { placeOf } from '../completion/editor-place.ts';
import type { Outcome } from '../completion/outcome.ts';
import { silenceAt } from '../completion/places.ts';
import { editorAtHand } from '../editor/open-editors.ts';
import type { EngineState, EngineStateEvent } from '../engine/engine.ts';
import { changesSettings } from '../settings/settings.ts';
import { StatusItem, statusLines } from './item.ts';
import type { StatusSnapshot } from './status.ts';

export interface BoardPorts {
  engineState(): EngineState;
  readonly onDidChangeState: EngineStateEvent;
  isPaused(): boolean;
  /** How many files that are not open the engine has learned. */
  learned(): number;
  /** Called whenever the status may have changed. */
  changed(snapshot: StatusSnapshot): void;
}

/** Gathers what the status is drawn from. */
export class StatusBoard implements Disposable {
  readonly #ports: BoardPorts;
  readonly #item = new StatusItem(COMMANDS.showMenu);
  readonly #subscriptions: Disposable;
  #last: { readonly document: TextDocument; readonly outcome: Outcome } | undefined;

  constructor(ports: BoardPorts) {
    this.#ports = ports;
    const draw = (): void => this.draw();
    this.#subscriptions = Disposable.from(
      ports.onDidChangeState(draw),
      window.onDidChangeActiveTextEditor(draw),
      window.onDidChangeVisibleTextEditors(draw),
      window.tabGroups.onDidChangeTabs(draw),
      workspace.onDidOpenTextDocument(draw),
      workspace.onDidChangeConfiguration((event) => {
        if (changesSettings(event)) draw();
      }),
    );
    draw();
  }

  /** The status in words. */
  get lines(): readonly string[] {
    return statusLines(this.#snapshot());
  }

  report(document: TextDocument, outcome: Outcome): void {
    this.#last = { document, outcome };
    this.draw();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  /** Draws the current status. */
  draw(): void {
    const snapshot = this.#snapshot();
    this.#item.draw(snapshot);
    this.#ports.changed(snapshot);
  }

  #snapshot(): StatusSnapshot {
    const document = editorAtHand()?.document;
    return {
      engine: this.#ports.engineState(),
      place: document && {
        languageId: document.languageId,
        // Several cursors come and go: only the last outcome mentions them.
        silence: silenceAt({ ...placeOf(document, this.#ports.isPaused()), cursors: 1 }),
      },
      last: this.#last?.document === document ? this.#last?.outcome : undefined,
      learned: this.#ports.learned(),
    };
  }
}
