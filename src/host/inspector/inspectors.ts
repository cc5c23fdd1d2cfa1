import { Disposable, Uri, ViewColumn, window, workspace } from 'vscode';
import type { ExtensionContext, TextDocument, WebviewPanel } from 'vscode';
import type { Progress } from '../../protocol/inspection.ts';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import type { PanelMemory, SavedPanel, Subject } from '../../protocol/panel.ts';
import type { Engine, EngineState, EngineStateEvent } from '../engine/engine.ts';
import { errorMessage } from '../status/messages.ts';
import { Choices } from './choices.ts';
import { commonPorts, type CommonPorts } from './common-ports.ts';
import { EarlierFiles } from './earlier-files.ts';
import { InspectorPanel, type PanelPorts } from './inspector-panel.ts';
import { readSavedPanel } from './saved-panel.ts';
import { openFiles } from './open-files.ts';
import type { Surgery } from './surgery.ts';
import { documentInSight, hasTab, isCode } from './showable.ts';

const PANEL_TYPE = 'neuronLens.inspector';

export interface InspectorsPorts {
  ready(): Promise<Engine | undefined>;
  engineState(): EngineState;
  readonly onDidChangeState: EngineStateEvent;
  /** Makes sure that the engine has the document. */
  show(document: TextDocument): void;
  /** The set of inspected documents has changed. */
  changed(): void;
  /** Another neuron, quantity or colours were chosen. */
  chosen(): void;
  /** Whether an editor of the document is coloured. */
  isColoured(document: TextDocument): boolean;
  /** Whether the engine has a document, by its address. */
  hasEngine(uri: string): boolean;
  /** Shows a held-out text in the editor, at a character. */
  openSnippet(text: number, offset: number): void;
  readonly surgery: Surgery;
  warn(message: string): void;
}

/** All Neuron Inspectors, and what they follow. */
export class Inspectors implements Disposable {
  readonly #common: CommonPorts;
  readonly #choices: Choices;
  readonly #ports: InspectorsPorts;
  readonly #panels = new Set<InspectorPanel>();
  readonly #earlier = new EarlierFiles();
  readonly #subscriptions: Disposable;

  constructor(context: ExtensionContext, ports: InspectorsPorts) {
    this.#common = commonPorts(context, ports);
    this.#choices = new Choices(context.globalState, (message) => ports.warn(message));
    this.#ports = ports;
    ports.surgery.onDidChange((held) => this.#each(({ session }) => session.setHeld(held)));
    this.#subscriptions = Disposable.from(
      this.#earlier,
      this.#earlier.onDidChange(() => this.#each(({ session }) => session.earlierChanged())),
      ports.onDidChangeState((state) => this.#each((one) => this.#tell(one, state))),
      window.registerWebviewPanelSerializer(PANEL_TYPE, {
        deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor?.document)),
      window.onDidChangeTextEditorVisibleRanges((event) =>
        this.#each((one) => one.scrolled(event)),
      ),
      window.onDidChangeTextEditorSelection((event) => this.#each((one) => one.selected(event))),
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidChangeTextDocument((event) => this.#each((one) => one.changed(event))),
    );
  }

  /** What was last chosen in any panel. */
  get memory(): PanelMemory | undefined {
    return this.#choices.memory;
  }

  isInspected(document: TextDocument): boolean {
    return [...this.#panels].some((one) => one.document === document);
  }

  /** Shows the active editor's file, as `memory` says: in the panel that follows, or else in a new one. */
  open(memory?: Partial<PanelMemory>): void {
    const existing = [...this.#panels].find(({ follows }) => follows);
    if (existing !== undefined) {
      this.#follow(window.activeTextEditor?.document);
      if (memory !== undefined) existing.session.open(memory);
      existing.panel.reveal(undefined, true);
      return;
    }
    const panel = window.createWebviewPanel(
      PANEL_TYPE,
      this.#common.title,
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {},
    );
    const inspector = this.#add(panel);
    if (memory !== undefined) inspector.session.open(memory);
    const document = documentInSight();
    if (document === undefined) inspector.showEmpty('noEditor');
    else inspector.show(document);
  }

  /** Colouring was switched on or off in an editor. */
  colouringChanged(): void {
    this.#each(({ document, session }) =>
      session.setColoured(document !== undefined && this.#ports.isColoured(document)),
    );
  }

  progress(progress: Progress): void {
    this.#each((one) => one.progress(progress));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** What a panel shows after a reload: it follows the editor again, or stays on the file that it had. */
  async #restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const saved = readSavedPanel(state);
    const inspector = this.#add(panel, saved);
    const active = window.activeTextEditor?.document;
    const follows = !inspector.session.locked && isCode(active);
    try {
      const document = follows ? active : await reopened(saved);
      if (document === undefined) inspector.showEmpty('noEditor');
      else inspector.show(document);
    } catch {
      inspector.showEmpty('closed');
    }
  }

  /** A panel that saved nothing starts on the page of the text, with what was chosen last in any panel. */
  #add(panel: WebviewPanel, saved: SavedPanel = {}): InspectorPanel {
    const memory = this.memory && { ...this.memory, page: FIRST_MEMORY.page };
    const inspector: InspectorPanel = new InspectorPanel(
      panel,
      this.#panelPorts({
        held: (held) => this.#ports.surgery.holds(held, panel),
        closed: () => {
          this.#panels.delete(inspector);
          this.#ports.surgery.panelClosed(panel);
        },
      }),
      { ...(memory && { memory }), ...saved },
    );
    this.#panels.add(inspector);
    inspector.session.setHeld(this.#ports.surgery.held);
    this.#tell(inspector, this.#ports.engineState());
    void this.#ports.ready();
    return inspector;
  }

  #panelPorts(own: Required<Pick<PanelPorts, 'closed' | 'held'>>): PanelPorts {
    return {
      ...{ ...this.#common, ...own },
      earlier: (uri, earlier) => this.#earlier.fetch(uri, earlier),
      others: () => openFiles((uri) => this.#ports.hasEngine(uri)),
      pinned: () => this.#choices.pinned,
      shown: (before, now) => this.#shown(before, now),
      event: (event) => {
        if (event.kind === 'openSnippet') this.#ports.openSnippet(event.text, event.offset);
        if (event.kind === 'pinned') this.#keepPinned(event.pinned);
        if (event.kind === 'remember') {
          this.#choices.keepMemory(event.memory);
          this.#ports.chosen();
        }
      },
    };
  }

  #shown(before: string | undefined, now: TextDocument | undefined): void {
    this.#ports.changed();
    this.colouringChanged();
    if (now !== undefined) this.#ports.show(now);
    const stillSeen = [...this.#panels].some(({ document }) => document?.uri.toString() === before);
    if (before === undefined || stillSeen) return;
    void this.#ports
      .ready()
      .then((engine) => engine?.request('endInspection', { uri: before }))
      .catch(() => undefined);
  }

  #keepPinned(pinned: readonly Subject[]): void {
    this.#choices.keepPinned(pinned);
    this.#each(({ session }) => session.setPinned(pinned));
  }

  #tell(one: InspectorPanel, state: EngineState): void {
    if (state.kind === 'ready') {
      one.session.setModel(state.model);
      one.refresh();
    }
    if (state.kind === 'failed') one.session.showEmpty('engineFailed', errorMessage(state.error));
  }

  #follow(document: TextDocument | undefined): void {
    if (!isCode(document)) return;
    this.#each((one) => {
      if (one.follows) one.show(document);
    });
  }

  #opened(document: TextDocument): void {
    this.#each((one) => one.documentOpened(document));
    if (window.activeTextEditor?.document === document) this.#follow(document);
  }

  #closed(document: TextDocument): void {
    if (!this.isInspected(document)) return;
    this.#each((one) => one.documentClosed(document));
    // After a reload the editor drops, in some minutes, a document whose tab has not been shown since.
    if (hasTab(document.uri)) {
      void workspace.openTextDocument(document.uri).then(undefined, () => undefined);
    }
  }

  #each(act: (one: InspectorPanel) => void): void {
    for (const one of this.#panels) act(one);
  }
}

/** The file of a panel; where it saved none, the document in sight. Rejects if the file is gone. */
async function reopened({ uri }: SavedPanel): Promise<TextDocument | undefined> {
  return uri === undefined ? documentInSight() : workspace.openTextDocument(Uri.parse(uri, true));
}
