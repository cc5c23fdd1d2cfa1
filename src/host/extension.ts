import { languages, Uri, window, workspace } from 'vscode';
import type { ExtensionContext, LogOutputChannel, TextDocument, TextEditor } from 'vscode';
import type { TaughtNeuron } from '../core/certify/taught.ts';
import { EngineClient } from '../worker/client.ts';
import { systemClock } from '../worker/clock.ts';
import { registerCommands } from './commands.ts';
import { CursorRest } from './completion/cursor-rest.ts';
import { placeOf } from './completion/editor-place.ts';
import type { Outcome } from './completion/outcome.ts';
import { Pause } from './completion/pause.ts';
import { silenceAt } from './completion/places.ts';
import { CompletionProvider } from './completion/provider.ts';
import { ShownSuggestion } from './completion/shown-suggestion.ts';
import { LANGUAGE_IDS } from './editor/languages.ts';
import { editorAtHand } from './editor/open-editors.ts';
import { DocumentMirror } from './engine/document-mirror.ts';
import type { EngineState } from './engine/engine.ts';
import { openedAs } from './engine/opened-as.ts';
import { EngineSupervisor } from './engine/supervisor.ts';
import { Sample } from './first-steps/sample.ts';
import { showPrivacy } from './first-steps/privacy.ts';
import { Walkthrough } from './first-steps/walkthrough.ts';
import { ColourHover } from './inspector/colour-hover.ts';
import { ColourStatus } from './inspector/colour-status.ts';
import { EditorPainter } from './inspector/editor-painter.ts';
import { Snippets } from './inspector/snippets.ts';
import { HeldStatus } from './inspector/held-status.ts';
import { Inspectors } from './inspector/inspectors.ts';
import { Links } from './inspector/links.ts';
import { showNeuron } from './inspector/show-neuron.ts';
import { documentInSight } from './inspector/showable.ts';
import { Surgery } from './inspector/surgery.ts';
import { groupOf } from './learning/groups.ts';
import { WorkspaceLearning } from './learning/workspace-learning.ts';
import { changesSettings, keepStatistics, keepsStatistics } from './settings/settings.ts';
import { showStatistics } from './statistics/page.ts';
import { Statistics } from './statistics/statistics.ts';
import { StatusBoard } from './status/board.ts';
import { isStop } from './status/messages.ts';
import { Notice } from './status/notice.ts';
import type { Platform } from './platform.ts';
import { WhyView } from './why/why-view.ts';

/** The model that is shipped, a folder of `models/`: esbuild.js puts in what models/shipped.json says. */
declare const NEURON_LENS_MODEL: string;

let ending: (() => Promise<void>) | undefined;

/** Builds the extension. Nothing heavy happens here: the engine starts when code is first seen. */
export function activateOn(platform: Platform, context: ExtensionContext): void {
  const log = window.createOutputChannel('Neuron Lens', { log: true });
  const warn = (message: string, reason: unknown): void => log.warn(message, reason);
  const supervisor: EngineSupervisor = new EngineSupervisor({
    modelFolder: platform.modelAddress(
      Uri.joinPath(context.extensionUri, 'models', NEURON_LENS_MODEL),
    ),
    spawn: () => {
      const client = new EngineClient(platform.engine(context.extensionUri), {
        reopen: (uri) => mirror.whole(uri),
        report: (reason) => log.error('Progress was lost on a part', reason),
      });
      client.onProgress((progress) => inspectors.progress(progress));
      client.onProgress((progress) => painter.progress(progress));
      return client;
    },
    clock: systemClock,
    warn: (message) => log.warn(message),
  });
  const { onDidChangeState } = supervisor;
  const engineState = (): EngineState => supervisor.state;
  const taught = (): readonly TaughtNeuron[] =>
    supervisor.state.kind === 'ready' ? supervisor.state.model.taught.neurons : [];
  onDidChangeState((state) => logState(log, state));
  // The first feature to listen to the engine's state: the others may ask a new engine about a document at once.
  const mirror: DocumentMirror = new DocumentMirror({
    engine: () => supervisor.engine,
    onDidChangeState,
    wanted: (document) =>
      isCompleted(document) || isInspected(document)
        ? { ...openedAs(document), group: groupOf(document) }
        : undefined,
    start: () => supervisor.start(),
    opening: (uri) => learning.opening(uri),
    closed: (uri) => learning.closed(uri),
    warn,
  });
  const shown = new ShownSuggestion(onDidChangeState);
  const pause = new Pause(systemClock, () => {
    shown.forget();
    status.draw();
  });
  const cursor = new CursorRest({
    clock: systemClock,
    engine: (uri) => (mirror.has(uri) ? supervisor.engine : undefined),
    isCompleted: ({ document }) => silenceAt(placeOf(document, pause.isOn)) === undefined,
    warn,
  });
  onDidChangeState(({ kind }) => {
    if (kind === 'ready') cursor.follow(window.activeTextEditor);
  });
  const statistics = new Statistics({
    state: context.globalState,
    clock: systemClock,
    keeps: keepsStatistics,
    counts: isCompleted,
    warn,
  });
  const why = new WhyView({ engine: () => supervisor.engine, warn });
  const learning: WorkspaceLearning = new WorkspaceLearning({
    engine: () => (canLearn(supervisor.state) ? supervisor.engine : undefined),
    onDidChangeState,
    isOpen: (uri) => mirror.has(uri),
    wanted: (document) => isCompleted(document),
    userFolders: (folder) => platform.userFolders(folder),
    changed: () => status.draw(),
    forgotten: () => shown.forget(),
    warn,
  });
  const status: StatusBoard = new StatusBoard({
    engineState,
    onDidChangeState,
    isPaused: () => pause.isOn,
    learned: () => learning.files,
    changed: (snapshot) => why.update(snapshot),
  });
  const notice = new Notice(onDidChangeState);
  const provider = new CompletionProvider({
    shown,
    ready: () => supervisor.ready(),
    show: (document) => mirror.show(document),
    isPaused: () => pause.isOn,
    report(document, outcome) {
      log.debug(document.uri.path, JSON.stringify(withoutText(outcome)));
      // That the engine ended is shown by its state, and usually a new one starts at once.
      if (outcome.kind === 'error' && isStop(outcome.error)) return;
      if (outcome.kind === 'error') {
        log.error(outcome.error.message);
        void notice.tell(outcome.error);
      }
      // The statistics leave out what a wounded network suggests.
      if (outcome.kind === 'suggestion' && surgery.held.length === 0) {
        statistics.offer(document, outcome.suggestion, outcome.milliseconds);
      }
      status.report(document, outcome);
    },
  });

  const inspection = {
    ready: () => supervisor.ready(),
    show: (document: TextDocument) => mirror.show(document),
    changed: () => mirror.refresh(),
  };
  const surgery = new Surgery({
    engine: () => supervisor.engine,
    onDidChangeState,
    warn: (message) => log.warn(message),
  });
  const heldStatus = new HeldStatus();
  const snippets = new Snippets(() => supervisor.ready());
  const inspectors: Inspectors = new Inspectors(context, {
    ...inspection,
    engineState,
    onDidChangeState,
    surgery,
    chosen: () => painter.chosen(),
    isColoured: (document) => painter.isColoured(document),
    hasEngine: (uri) => mirror.has(uri),
    openSnippet: (text, offset) => void snippets.open(text, offset),
    warn: (message) => log.warn(message),
  });
  const painter: EditorPainter = new EditorPainter({
    ...inspection,
    changed: () => {
      mirror.refresh();
      inspectors.colouringChanged();
    },
    painted: () => colourStatus.draw(),
    memory: () => inspectors.memory,
    taught,
    warn: (reason) => log.warn('Colouring an editor failed', reason),
  });
  surgery.onDidChange((held) => {
    // The ghost text in the editor was written by the network as it was before.
    shown.disown();
    painter.heldChanged();
    heldStatus.draw(held);
  });
  const colourStatus = new ColourStatus((editor) => painter.shownIn(editor));
  // A file can be inspected even where completion is switched off or silent.
  const isInspected = (document: TextDocument): boolean =>
    inspectors.isInspected(document) || painter.isColoured(document);

  const walkthrough = new Walkthrough(context);
  const sample = new Sample();
  const showVisible = (): void => {
    for (const { document } of window.visibleTextEditors) mirror.show(document);
  };
  context.subscriptions.push(
    log,
    cursor,
    status,
    why,
    learning,
    statistics,
    languages.registerInlineCompletionItemProvider([...LANGUAGE_IDS], provider),
    snippets,
    inspectors,
    painter,
    colourStatus,
    heldStatus,
    walkthrough,
    window.registerUriHandler(new Links((memory) => inspectors.open(memory))),
    languages.registerHoverProvider(
      { pattern: '**' },
      new ColourHover({
        ready: () => supervisor.ready(),
        shownIn: (document) => painter.shownInDocument(document),
        taught,
        warn: (reason) => log.warn('Telling of a character failed', reason),
      }),
    ),
    registerCommands({
      colourEditor: (address) => {
        const editor = editorOf(address);
        return editor && painter.toggle(editor);
      },
      getStarted: () => walkthrough.open(),
      heal: () => surgery.heal(),
      openInspector: async (where) => {
        if (where === 'sample' && documentInSight() === undefined) await sample.open();
        inspectors.open();
      },
      openLessons: (id) => inspectors.open({ page: 'lessons', lesson: id && { id, state: {} } }),
      openSample: () => sample.open(),
      log,
      pause,
      restart: () => supervisor.restart(),
      showNeuron: (name) =>
        showNeuron(
          {
            ready: () => supervisor.ready(),
            state: engineState,
            open: (subject) => inspectors.open({ subject }),
          },
          name,
        ),
      showPrivacy: () => showPrivacy(context.extensionUri),
      showStatistics: () =>
        showStatistics({
          usage: () => statistics.usage,
          keeps: keepsStatistics,
          keep: keepStatistics,
          reset: () => statistics.reset(),
        }),
      statusLines: () => status.lines,
      whyCompletion: (how) => why.show(how),
    }),
    window.onDidChangeVisibleTextEditors(showVisible),
    window.onDidChangeActiveTextEditor((editor) => cursor.follow(editor)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) cursor.follow(textEditor);
    }),
    // Also when a document changes its language: it is closed and opened again.
    workspace.onDidOpenTextDocument(showVisible),
    workspace.onDidCloseTextDocument((document) => {
      shown.close(document);
      statistics.close(document);
      mirror.close(document);
    }),
    // A document may belong to another folder now, or to none.
    workspace.onDidChangeWorkspaceFolders(() => mirror.refresh()),
    workspace.onDidChangeTextDocument((event) => {
      const taken = shown.change(event);
      if (taken?.whole === true) walkthrough.accepted();
      statistics.change(event, taken);
      mirror.change(event);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!changesSettings(event)) return;
      shown.forget();
      statistics.settingsChanged();
      mirror.refresh();
    }),
  );
  showVisible();
  walkthrough
    .openOnce()
    .catch((reason: unknown) => warn('The walkthrough could not be opened', reason));
  ending = () => supervisor.dispose();
}

export async function deactivate(): Promise<void> {
  await ending?.();
}

/** Without its tuning for the mixture the network completes alone. */
function canLearn(state: EngineState): boolean {
  return state.kind === 'ready' && state.model.tuning === 'tuned';
}

/** What is logged of an outcome: neither the user's text nor a suggested one. */
function withoutText(outcome: Outcome): unknown {
  if (outcome.kind !== 'suggestion') return outcome;
  const { probability, lstmShare, provisional, latency } = outcome.suggestion;
  const { kind, milliseconds } = outcome;
  return { kind, probability, lstmShare, provisional, milliseconds, latency };
}

function isCompleted(document: TextDocument): boolean {
  // A passing state (a pause, a diff, several cursors) does not close a document in the engine.
  const place = { ...placeOf(document, false), inDiff: false, cursors: 1 };
  return silenceAt(place) === undefined;
}

/** The editor that shows a document, or else the active one. */
function editorOf(address: unknown): TextEditor | undefined {
  const uri = address instanceof Uri ? address.toString() : undefined;
  return (
    window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri) ??
    editorAtHand()
  );
}

function logState(log: LogOutputChannel, state: EngineState): void {
  if (state.kind === 'failed') log.error(`Engine: ${state.error.message}`);
  else if (state.kind === 'ready') log.info(`Engine: ready ${JSON.stringify(state.model)}`);
  else log.info(`Engine: ${state.kind}`);
}
