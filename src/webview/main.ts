/** The page of the Neuron Inspector: receives the host's messages, and passes on what the reader does. */
import { FIRST_MEMORY } from '../protocol/panel-memory.ts';
import type { PanelMemory, SavedFile, SavedPanel, ToHost, ToPanel } from '../protocol/panel.ts';
import type { HeldUnit } from '../protocol/surgery.ts';
import { asSent, Channel, PanelFailure } from './model/channel.ts';
import { Holder } from './model/holder.ts';
import { Loader } from './model/loader.ts';
import { PanelModel } from './model/panel-model.ts';
import type { Part } from './model/parts.ts';
import { numberIn } from './view/number-words.ts';
import { Page } from './view/page.ts';
import { PaletteSheet, watchTheme } from './view/theme.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  setState(state: SavedPanel): void;
};

const editor = acquireVsCodeApi();
const channel = new Channel((message) => editor.postMessage(asSent(message)));
let page: Page | undefined;

const model = new PanelModel((parts) => {
  page?.change(parts);
  loader.wake(parts);
  save(parts);
});

const failed = (error: unknown): void => {
  if (!(error instanceof PanelFailure)) throw error;
  if (model.document !== undefined) model.showEmpty('engineFailed', error.message);
};

const loader = new Loader(model, {
  channel,
  now: () => performance.now(),
  wait: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
  failed,
});

const holder = new Holder({
  hold: (held) => channel.ask('hold', { held }),
  held: (held) => model.surgery.hold(held),
  done: () => model.surgery.ask(undefined),
  failed,
});

function save(parts: readonly Part[]): void {
  if (parts.includes('pinned')) {
    channel.tell({ kind: 'pinned', pinned: model.pinned });
  }
  if (!parts.includes('choice') && !parts.includes('document')) return;
  const { memory, document, locked } = model;
  editor.setState({ ...(document && { uri: document.uri }), locked, memory });
  if (parts.includes('choice')) channel.tell({ kind: 'remember', memory });
}

type Handlers = { [K in ToPanel['kind']]: (message: Extract<ToPanel, { kind: K }>) => void };

const handlers: Handlers = {
  reply: (message) => channel.settle(message),
  start: ({ strings, language, memory, pinned }) => {
    document.documentElement.lang = language;
    const remembered: PanelMemory = { ...FIRST_MEMORY, ...memory };
    const sheet = new PaletteSheet(remembered.scheme);
    const context = {
      ...{ model, strings, sheet },
      number: numberIn(language),
      act: (action: Extract<ToHost, { kind: 'do' }>['action']) =>
        channel.tell({ kind: 'do', action }),
      hold: (held: readonly HeldUnit[]) => {
        model.surgery.ask(held);
        holder.hold(held);
      },
      goTo: (offset: number, focus = false) => {
        model.moveCursor(offset);
        const { cursor, moves } = model;
        channel.tell({ kind: 'cursor', offset: cursor, focus, moves });
      },
      openElsewhere: (file: number, offset: number) =>
        channel.tell({ kind: 'openElsewhere', file, offset }),
      openSnippet: (text: number, offset: number) =>
        channel.tell({ kind: 'openSnippet', text, offset }),
      ask: channel.ask.bind(channel),
      save: (file: SavedFile) => channel.tell({ kind: 'save', file }),
    };
    page = new Page(context, {
      scrolled: (line) => channel.tell({ kind: 'scrolled', line }),
      moved: (offset, focus) => channel.tell({ kind: 'cursor', offset, focus, moves: model.moves }),
      lock: (locked) => channel.tell({ kind: 'lock', locked }),
    });
    watchTheme(() => page?.change(['theme']));
    if (remembered.subject !== undefined) model.choose(remembered.subject);
    model.remember(remembered);
    model.pinned = pinned;
    page.change(['document', 'pinned', 'theme']);
  },
  model: ({ model: network }) => model.setNetwork(network),
  show: ({ document: shown, locked }) => {
    model.show(shown, locked);
    page?.scrollToLine(shown.line);
    page?.followCursor();
  },
  empty: ({ reason, message }) => model.showEmpty(reason, message),
  edit: ({ version, changes }) => model.edit(version, changes),
  progress: ({ read, readable, done }) => model.setProgress(read, readable, done),
  earlierProgress: ({ read, readable }) => model.side.earlier?.progress(read, readable),
  earlierChanged: () => model.side.refetch(),
  editorMoved: ({ line, cursor, moves }) => {
    const before = model.cursor;
    const goesAlong = cursor !== undefined && model.followEditor(cursor, moves);
    if (line !== undefined) page?.scrollToLine(line);
    // The panel may show fewer lines than the editor.
    if (goesAlong && (line !== undefined || cursor !== before)) page?.followCursor();
  },
  selected: ({ ranges }) => model.selection.inEditor(ranges),
  pinned: ({ pinned }) => {
    model.pinned = pinned;
    page?.change(['pinned']);
  },
  open: ({ memory: { subject, quantity, ...rest } }) => {
    if (subject !== undefined) model.choose(subject, quantity);
    model.remember(rest);
  },
  held: ({ held }) => model.surgery.hold(held),
  coloured: ({ coloured }) => model.setColoured(coloured),
};

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  const handler = handlers[data.kind] as (message: ToPanel) => void;
  handler(data);
});
window.addEventListener('pagehide', () => channel.close());
channel.tell({ kind: 'ready' });
