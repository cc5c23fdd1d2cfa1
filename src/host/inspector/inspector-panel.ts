import { Disposable, Uri } from 'vscode';
import type {
  TextDocument,
  TextDocumentChangeEvent,
  TextEditor,
  TextEditorSelectionChangeEvent,
  TextEditorVisibleRangesChangeEvent,
  WebviewPanel,
} from 'vscode';
import type { Progress } from '../../protocol/inspection.ts';
import { longestText, mostSelections } from '../../protocol/panel.ts';
import type {
  PanelAction,
  PanelMemory,
  SavedPanel,
  ShownDocument,
  TextRange,
} from '../../protocol/panel.ts';
import { scannedLanguage } from '../editor/languages.ts';
import { editorOf } from '../editor/open-editors.ts';
import { EditorLink } from './editor-link.ts';
import { showPlace } from './open-files.ts';
import { pageHtml } from './page-html.ts';
import { saveFile } from './saving.ts';
import { PanelSession, type PanelEvent, type SessionPorts } from './panel-session.ts';
import { changesOf } from '../editor/changes.ts';

export interface PanelPorts extends Omit<SessionPorts, 'post'> {
  readonly extensionUri: Uri;
  readonly title: string;
  /** A document is shown from now on, or (undefined) none. */
  shown(before: string | undefined, now: TextDocument | undefined): void;
  event(
    event: Exclude<PanelEvent, { kind: 'cursor' | 'do' | 'openElsewhere' | 'save' | 'scrolled' }>,
  ): void;
  act(
    action: PanelAction,
    document: TextDocument | undefined,
    memory: PanelMemory | undefined,
  ): void;
  closed(): void;
}

/** One Neuron Inspector: a webview, the document in it, and how it keeps step with the editor. */
export class InspectorPanel {
  readonly session: PanelSession;
  readonly panel: WebviewPanel;
  readonly #ports: PanelPorts;
  readonly #subscriptions: Disposable;
  readonly #link: EditorLink;
  #document: TextDocument | undefined;
  #closedUri: string | undefined;

  constructor(panel: WebviewPanel, ports: PanelPorts, saved: SavedPanel = {}) {
    this.panel = panel;
    this.#ports = ports;
    const { webview } = panel;
    this.session = new PanelSession(
      { ...ports, post: (message) => void webview.postMessage(message) },
      () => this.#read(),
    );
    this.#link = new EditorLink(this.session);
    this.session.memory = saved.memory;
    this.session.locked = saved.locked === true;
    this.#subscriptions = Disposable.from(
      webview.onDidReceiveMessage((message: unknown) => {
        const event = this.session.receive(message);
        if (event !== undefined) this.#handle(event);
      }),
      panel.onDidDispose(() => this.#closed()),
    );
    const dist = Uri.joinPath(ports.extensionUri, 'dist');
    const served = (name: string): string =>
      webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
    const media = Uri.joinPath(ports.extensionUri, 'media');
    panel.iconPath = {
      light: Uri.joinPath(media, 'inspector-light.svg'),
      dark: Uri.joinPath(media, 'inspector-dark.svg'),
    };
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = pageHtml({
      script: served('inspector.js'),
      style: served('inspector.css'),
      source: webview.cspSource,
      language: ports.language,
    });
  }

  get document(): TextDocument | undefined {
    return this.#document;
  }

  /** Whether it follows the active editor: unless it is locked to its file, and that file is there. */
  get follows(): boolean {
    return !this.session.locked || this.#document === undefined;
  }

  show(document: TextDocument): void {
    if (document === this.#document) return;
    const before = this.session.uri;
    this.#document = document;
    this.#closedUri = undefined;
    const editor = editorOf(document);
    this.session.setSelected(editor === undefined ? [] : selectedIn(editor));
    this.panel.title = this.#ports.title;
    this.#ports.shown(before, document);
    this.#refresh();
  }

  /** The document is closed, for good or for a moment: when its language changes, it is closed and opened again. */
  documentClosed(document: TextDocument): void {
    if (document !== this.#document) return;
    this.showEmpty('closed');
    this.#closedUri = document.uri.toString();
  }

  documentOpened(document: TextDocument): void {
    if (document.uri.toString() === this.#closedUri) this.show(document);
  }

  showEmpty(...args: Parameters<PanelSession['showEmpty']>): void {
    const before = this.session.uri;
    this.#document = undefined;
    this.session.showEmpty(...args);
    this.#ports.shown(before, undefined);
  }

  changed(event: TextDocumentChangeEvent): void {
    const { document } = event;
    const changes = changesOf(event);
    if (document !== this.#document || changes.length === 0) return;
    if (this.#isTooLong(document)) {
      this.#refresh();
      return;
    }
    this.session.edit(document.version, changes);
  }

  /** Sends the whole text again: a new engine is ready. */
  refresh(): void {
    if (this.#document !== undefined) this.#refresh();
  }

  progress(progress: Progress): void {
    const { uri, version, read, readable, done } = progress;
    this.session.earlierProgress(progress);
    if (uri === this.session.uri && version === this.#document?.version) {
      this.session.progress(read, readable, done);
    }
  }

  scrolled(event: TextEditorVisibleRangesChangeEvent): void {
    if (event.textEditor.document === this.#document) this.#link.scrolled(event);
  }

  selected(event: TextEditorSelectionChangeEvent): void {
    if (event.textEditor.document !== this.#document) return;
    this.#link.selected(event);
    this.session.setSelected(selectedIn(event.textEditor));
  }

  #refresh(): void {
    const document = this.#document!;
    if (this.#isTooLong(document)) this.session.showEmpty('tooLong');
    else this.session.show(document.uri.toString());
  }

  #isTooLong(document: TextDocument): boolean {
    return document.getText().length > longestText;
  }

  #read(): ShownDocument | undefined {
    const document = this.#document;
    if (document === undefined) return undefined;
    const editor = editorOf(document);
    const { tabSize } = editor?.options ?? {};
    return {
      uri: document.uri.toString(),
      name: document.uri.path.split('/').at(-1) ?? '',
      version: document.version,
      text: document.getText(),
      tabSize: typeof tabSize === 'number' ? tabSize : 4,
      isParsed: scannedLanguage(document.languageId) !== 'none',
      line: editor?.visibleRanges[0]?.start.line ?? 0,
      cursor: editor === undefined ? 0 : document.offsetAt(editor.selection.active),
    };
  }

  #handle(event: PanelEvent): void {
    const document = this.#document;
    if (event.kind === 'scrolled') this.#link.scrollTo(document, event.line);
    else if (event.kind === 'cursor') {
      if (document !== undefined) this.#moveTo(document, event);
    } else if (event.kind === 'do') this.#ports.act(event.action, document, this.session.memory);
    else if (event.kind === 'save') void saveFile(event.file, document);
    else if (event.kind === 'openElsewhere') this.#openElsewhere(event.file, event.offset);
    else this.#ports.event(event);
  }

  #openElsewhere(file: number, offset: number): void {
    const address = this.session.others.addressOf(file);
    if (address === undefined) return;
    showPlace(address, offset).catch((error: unknown) => {
      this.#ports.warn(`Going to a place in another file failed: ${String(error)}`);
    });
  }

  #moveTo(
    document: TextDocument,
    { offset, focus }: Extract<PanelEvent, { kind: 'cursor' }>,
  ): void {
    this.#link.moveTo(document, offset, focus).catch((error: unknown) => {
      this.#ports.warn(`Going to where the inspector is failed: ${String(error)}`);
    });
  }

  #closed(): void {
    this.#subscriptions.dispose();
    this.session.close();
    this.#document = undefined;
    this.#ports.closed();
    this.#ports.shown(this.session.uri, undefined);
  }
}

function selectedIn({ document, selections }: TextEditor): TextRange[] {
  return selections
    .filter(({ isEmpty }) => !isEmpty)
    .slice(0, mostSelections)
    .map(({ start, end }) => ({ from: document.offsetAt(start), to: document.offsetAt(end) }));
}
