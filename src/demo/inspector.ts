import type { Translator } from '../host/inspector/translator.ts';
import { EngineSupervisor } from '../host/engine/supervisor.ts';
import { PanelSession, type PanelEvent } from '../host/inspector/panel-session.ts';
import { panelStrings } from '../host/inspector/strings.ts';
import type { CatalogueText } from '../core/certify/catalogue.ts';
import type { Params, RequestKind } from '../protocol/engine.ts';
import type { PanelMemory, ToPanel } from '../protocol/panel.ts';
import { EngineClient } from '../worker/client.ts';
import { systemClock } from '../worker/clock.ts';
import type { StartEngine } from '../worker/runner.ts';
import { ShownText } from './shown-text.ts';
import { describeError } from './texts.ts';

export interface InspectorPorts {
  readonly start: StartEngine;
  /** Address of the model's folder. */
  readonly model: string;
  readonly l10n: Translator;
  readonly locale: string;
  post(message: ToPanel): void;
  /** What the reader does in the inspector. */
  event(event: PanelEvent): void;
  warn(message: string): void;
}

/** The Neuron Inspector without an editor: the engine, the page's session, and the text that both share. */
export class Inspector {
  readonly #ports: InspectorPorts;
  readonly #supervisor: EngineSupervisor;
  readonly #session: PanelSession;
  #text: ShownText | undefined;
  #count = 0;

  constructor(ports: InspectorPorts) {
    this.#ports = ports;
    const { l10n, locale, model, start } = ports;
    this.#supervisor = new EngineSupervisor({
      modelFolder: model,
      clock: systemClock,
      spawn: () => {
        const client = new EngineClient(start, { reopen: () => this.#text?.opened });
        client.onProgress(({ uri, version, read, readable, done }) => {
          if (uri !== this.#text?.uri || version !== this.#text.version) return;
          this.#session.progress(read, readable, done);
        });
        return client;
      },
      warn: (message) => ports.warn(message),
    });
    this.#session = new PanelSession(
      {
        ready: () => this.#supervisor.ready(),
        post: (message) => ports.post(message),
        describe: (error) => describeError(l10n, error),
        strings: panelStrings(l10n),
        language: locale,
        pinned: () => [],
        warn: (message) => ports.warn(message),
      },
      () => this.#text?.shown,
    );
    this.#supervisor.onDidChangeState((state) => {
      if (state.kind === 'ready') {
        this.#session.setModel(state.model);
        // A new engine holds no neurons.
        this.#session.setHeld([]);
        this.#open();
      } else if (state.kind === 'failed') {
        this.#session.showEmpty('engineFailed', describeError(l10n, state.error));
      }
    });
  }

  /** What the reader last chose to show, and how. */
  get memory(): PanelMemory | undefined {
    return this.#session.memory;
  }

  /** Shows what a link describes. */
  open(memory: Partial<PanelMemory>): void {
    this.#session.open(memory);
  }

  start(): void {
    this.#supervisor.start();
  }

  /** Receives a message from the inspector's page, which is checked first. */
  receive(message: unknown): void {
    const event = this.#session.receive(message);
    if (event?.kind === 'do' && event.action === 'restartEngine') void this.#supervisor.restart();
    else if (event !== undefined) this.#ports.event(event);
  }

  /** Shows another text. */
  show(name: string, languageId: string, text: string, cursor = 0): void {
    const before = this.#text;
    if (before !== undefined) this.#tell('close', { uri: before.uri });
    this.#text = new ShownText((this.#count += 1), name, languageId, text);
    this.#text.cursor = cursor;
    this.#open();
  }

  /** The reader has changed the text. */
  edit(text: string): void {
    const shown = this.#text;
    const change = shown?.become(text);
    if (shown === undefined || change === undefined) return;
    const { uri, version } = shown;
    this.#tell('change', { uri, version, changes: [change] });
    this.#session.edit(version, [change]);
  }

  moveTo(cursor: number): void {
    if (this.#text !== undefined) this.#text.cursor = cursor;
    this.#session.editorMoved({ cursor });
  }

  /** A held-out text of the catalogue; undefined where there is none. */
  async snippet(text: number): Promise<CatalogueText | undefined> {
    const answer = await this.#supervisor.engine?.request('catalogueText', { text });
    return answer?.kind === 'text' ? answer.text : undefined;
  }

  #open(): void {
    const text = this.#text;
    if (text === undefined || this.#supervisor.engine === undefined) return;
    this.#tell('open', text.opened);
    this.#session.show(text.uri);
  }

  #tell<K extends RequestKind>(kind: K, params: Params<K>): void {
    this.#supervisor.engine?.request(kind, params).catch((error: unknown) => {
      this.#ports.warn(`${kind} failed: ${String(error)}`);
    });
  }
}
