/**
 * The host's end of one panel, without the editor: what document it shows, and the engine's answers about it.
 *
 * The page can ask only about the document that is shown; its requests carry no address.
 */
import type {
  EngineErrorData,
  ModelSummary,
  Params,
  RequestKind,
  Result,
} from '../../protocol/engine.ts';
import { EngineError, toErrorData } from '../../protocol/error.ts';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import type { Progress } from '../../protocol/inspection.ts';
import type { HeldUnit } from '../../protocol/surgery.ts';
import type { PanelStrings } from '../../protocol/panel-strings.ts';
import type {
  EmptyReason,
  PanelEnvelope,
  PanelMemory,
  PanelParams,
  PanelRequest,
  PanelRequestKind,
  PanelResult,
  ShownDocument,
  Subject,
  TextChange,
  TextRange,
  ToHost,
  ToPanel,
} from '../../protocol/panel.ts';
import type { Engine } from '../engine/engine.ts';
import { EarlierText, type FetchEarlier } from './earlier-text.ts';
import { OtherFiles, type OpenFile } from './other-files.ts';
import { readMessage, type BadMessage } from './page-messages.ts';

export interface SessionPorts {
  post(message: ToPanel): void;
  /** The engine with its model loaded; undefined where there is none. */
  ready(): Promise<Engine | undefined>;
  describe(error: EngineErrorData): string;
  readonly strings: PanelStrings;
  readonly language: string;
  pinned(): readonly Subject[];
  /** Fetches an earlier version of a document; left out where there is none. */
  readonly earlier?: FetchEarlier;
  /** The files that are open; left out where there are none. */
  others?(): readonly OpenFile[];
  /** At the page's request exactly these are held. */
  held?(held: readonly HeldUnit[]): void;
  warn(message: string): void;
}

/** What the reader does that concerns the editor; the session handles the rest. */
export type PanelEvent = Exclude<ToHost, PanelRequest | { kind: 'ready' }>;

type Content =
  | { readonly kind: 'empty'; readonly reason: EmptyReason; readonly message?: string }
  | { readonly kind: 'document'; readonly uri: string };

export class PanelSession {
  memory: PanelMemory | undefined;
  locked = false;
  readonly #ports: SessionPorts;
  /** The document's state when the page asks for it. */
  readonly #read: () => ShownDocument | undefined;
  /** The other files that a page may ask about. */
  readonly others: OtherFiles;
  /** The earlier version that the page compares the document with. */
  readonly #earlier: EarlierText;
  #content: Content = { kind: 'empty', reason: 'loading' };
  #model: ModelSummary | undefined;
  #coloured = false;
  #selected: readonly TextRange[] = [];
  #held: readonly HeldUnit[] = [];
  #isReady = false;
  /** Counts the pages: what an earlier one asked is not answered to the next, whose ids start again. */
  #page = 0;
  /** The page numbers its requests upwards: none is answered twice. */
  #lastId = 0;
  /** How often the page's reader had moved the cursor when we last heard of it. */
  #moves = 0;
  #dropped = 0;

  constructor(ports: SessionPorts, read: () => ShownDocument | undefined) {
    this.#ports = ports;
    this.#read = read;
    this.#earlier = new EarlierText(ports.earlier);
    this.others = new OtherFiles(() => ports.others?.() ?? []);
  }

  /** Address of the document that is shown. */
  get uri(): string | undefined {
    return this.#content.kind === 'document' ? this.#content.uri : undefined;
  }

  /** Address of its earlier version in the engine, while the page compares the two. */
  get earlierUri(): string | undefined {
    return this.#earlier.uri;
  }

  show(uri: string): void {
    if (uri !== this.uri) this.#earlier.forget();
    this.#content = { kind: 'document', uri };
    this.#sendContent();
  }

  showEmpty(reason: EmptyReason, message?: string): void {
    this.#earlier.forget();
    this.#content = { kind: 'empty', reason, ...(message !== undefined && { message }) };
    this.#sendContent();
  }

  setModel(model: ModelSummary): void {
    this.#model = model;
    this.#post({ kind: 'model', model });
  }

  edit(version: number, changes: readonly TextChange[]): void {
    this.#post({ kind: 'edit', version, changes });
  }

  progress(read: number, readable: number, done: boolean): void {
    this.#post({ kind: 'progress', read, readable, done });
  }

  /** More was read of some document: the page is told if that is the earlier version. */
  earlierProgress({ uri, read, readable }: Omit<Progress, 'kind'>): void {
    if (uri === this.earlierUri) this.#post({ kind: 'earlierProgress', read, readable });
  }

  /** The earlier version may have changed: the document was saved, or something was committed. */
  earlierChanged(): void {
    if (this.memory && comparesVersions(this.memory)) this.#post({ kind: 'earlierChanged' });
  }

  /** The panel is closed. */
  close(): void {
    this.#earlier.forget();
  }

  editorMoved(to: { readonly line?: number; readonly cursor?: number }): void {
    this.#post({ kind: 'editorMoved', moves: this.#moves, ...to });
  }

  /** What is selected in the editor; kept for a page that is not there yet. */
  setSelected(ranges: readonly TextRange[]): void {
    const isNone = ranges.length === 0 && this.#selected.length === 0;
    this.#selected = ranges;
    if (!isNone) this.#post({ kind: 'selected', ranges });
  }

  setPinned(pinned: readonly Subject[]): void {
    this.#post({ kind: 'pinned', pinned });
  }

  /** Whether an editor of the document is coloured, too. */
  setColoured(coloured: boolean): void {
    if (coloured === this.#coloured) return;
    this.#coloured = coloured;
    this.#post({ kind: 'coloured', coloured });
  }

  /** What is held in the network. */
  setHeld(held: readonly HeldUnit[]): void {
    this.#held = held;
    this.#post({ kind: 'held', held });
  }

  /** Kept for a page that is not there, because it has not started yet or is hidden. */
  open(memory: Partial<PanelMemory>): void {
    const isChosen = memory.subject !== undefined;
    this.memory = {
      ...{ ...FIRST_MEMORY, ...this.memory, ...memory },
      ...(isChosen && { proposed: false }),
    };
    this.#post({ kind: 'open', memory });
  }

  /** Handles a message of the page, whatever it is; returns what the editor has to do. */
  receive(value: unknown): PanelEvent | undefined {
    const read = readMessage(value);
    if (read.message === undefined) {
      this.#refuse(read.bad);
      return undefined;
    }
    const { message } = read;
    if ('params' in message) {
      if (this.#isNew(message.id)) void this.#answer(message);
      else this.#drop('id');
      return undefined;
    }
    switch (message.kind) {
      case 'ready':
        this.#start();
        return undefined;
      case 'cursor':
        this.#moves = message.moves;
        return message;
      case 'remember':
        this.memory = message.memory;
        if (!comparesVersions(message.memory)) this.#earlier.forget();
        return message;
      case 'lock':
        this.locked = message.locked;
        this.#sendContent();
        return message;
      default:
        return message;
    }
  }

  /** Also called after the page was hidden and created again. */
  #start(): void {
    this.#isReady = true;
    this.#page += 1;
    this.#lastId = 0;
    this.#moves = 0;
    const { strings, language } = this.#ports;
    const pinned = this.#ports.pinned();
    this.#post({ kind: 'start', strings, language, memory: this.memory, pinned });
    if (this.#model !== undefined) this.#post({ kind: 'model', model: this.#model });
    this.#post({ kind: 'coloured', coloured: this.#coloured });
    this.#post({ kind: 'held', held: this.#held });
    this.#sendContent();
  }

  #sendContent(): void {
    if (this.#content.kind === 'empty') {
      this.#post(this.#content);
      return;
    }
    const document = this.#read();
    if (document === undefined) return;
    this.#post({ kind: 'show', document, locked: this.locked });
    if (this.#selected.length > 0) this.#post({ kind: 'selected', ranges: this.#selected });
  }

  /** Also notes that the request of this number is going to be answered. */
  #isNew(id: number): boolean {
    if (id <= this.#lastId) return false;
    this.#lastId = id;
    return true;
  }

  async #answer<K extends PanelRequestKind>({ id, kind, params }: PanelEnvelope<K>): Promise<void> {
    const page = this.#page;
    let reply: ToPanel;
    try {
      reply = { kind: 'reply', id, ok: await this.#result(kind, params) };
    } catch (error) {
      reply = this.#failure(id, error);
    }
    if (page === this.#page) this.#post(reply);
  }

  async #result<K extends PanelRequestKind>(
    kind: K,
    params: PanelParams<K>,
  ): Promise<PanelResult<PanelRequestKind>> {
    const { uri } = this;
    // Neurons are held, and healed, whatever document is shown.
    if (uri === undefined && kind !== 'hold') return { kind: 'none', reason: 'unknownDocument' };
    const engine = await this.#ports.ready();
    if (engine === undefined) throw new EngineError('workerStopped', '');
    if (kind === 'earlierText' || kind === 'earlierValues') {
      if (uri === undefined) return { kind: 'none', reason: 'unknownDocument' };
      return kind === 'earlierText'
        ? this.#earlier.open(uri, params as PanelParams<'earlierText'>, engine)
        : this.#earlier.values(params as PanelParams<'earlierValues'>);
    }
    if (kind === 'otherFiles')
      return this.others.files(uri ?? '', params as PanelParams<'otherFiles'>);
    if (kind === 'alikeIn') return this.others.alike(params as PanelParams<'alikeIn'>, engine);
    const asked: Extract<PanelRequestKind, RequestKind> = kind;
    // `Params` is these parameters and the address.
    const all = (asked === 'hold' ? params : { ...params, uri }) as unknown as Params<typeof asked>;
    const answer = (await engine.request(asked, all)) as PanelResult<K>;
    if (asked === 'hold') this.#holds(answer as Result<'hold'>);
    return answer;
  }

  #holds(answer: Result<'hold'>): void {
    if (answer.kind !== 'held') return;
    this.#held = answer.held;
    this.#ports.held?.(answer.held);
  }

  #failure(id: number, error: unknown): ToPanel {
    const data = toErrorData(error);
    return {
      kind: 'reply',
      id,
      error: { code: data.code, message: this.#ports.describe(data) },
    };
  }

  #refuse({ problem, id }: BadMessage): void {
    this.#drop(problem);
    if (id === undefined || !this.#isNew(id)) return;
    this.#post(this.#failure(id, new EngineError('internal', `bad request: ${problem}`)));
  }

  /** Logged at the 1st, 2nd, 4th, 8th and so on, so that a page that does nothing else does not fill the log. */
  #drop(problem: string): void {
    this.#dropped += 1;
    if (!Number.isInteger(Math.log2(this.#dropped))) return;
    this.#ports.warn(
      `The page of the inspector sent what it may not, ${this.#dropped} times by now; last: ${JSON.stringify(problem)}`,
    );
  }

  #post(message: ToPanel): void {
    if (this.#isReady) this.#ports.post(message);
  }
}

function comparesVersions({ page, sideBySide }: PanelMemory): boolean {
  return page === 'sideBySide' && sideBySide.view === 'versions';
}
