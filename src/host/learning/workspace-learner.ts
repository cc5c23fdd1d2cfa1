import type { CountedLanguage, Params } from '../../protocol/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { Learnable } from './learnable.ts';
import { LearnedFiles } from './learned-files.ts';

/** Files that are read at the same time: few, so that nothing else in the extension host has to wait. */
const AT_ONCE = 4;
/** Candidates that are looked at for one place, learnable or not. */
const MOST_LOOKED_AT = 1_500;

/** Where the user works: another folder or another language has other files that matter. */
export interface WorkPlace {
  readonly uri: string;
  readonly folder: string;
  readonly countedAs: CountedLanguage;
}

/** What is learned from a file. */
export interface Lesson extends Learnable {
  /** A file completes only documents of its own group. */
  readonly group: string;
}

/** A search that is to be made. */
interface Run {
  readonly place: WorkPlace;
  readonly importsOnly: boolean;
  /** Files that were learned before, to be learned again. */
  readonly known: readonly string[];
}

export interface LearnerPorts {
  /** The engine if it can be told something now. */
  engine(): Engine | undefined;
  /** Whether the engine learns a file from its open document. */
  isOpen(uri: string): boolean;
  /** A file's text and its group; undefined where it is not to be learned, or no longer there. */
  read(uri: string): Promise<Lesson | undefined>;
  /** URIs of what helps at a place, the most helpful first; `importsOnly` leaves out what only lies near. */
  candidates(place: WorkPlace, importsOnly: boolean): AsyncIterable<string>;
  /** Waits until a burst of changes is over. */
  settle(): Promise<void>;
  /** Lets other tasks run. */
  pause(): Promise<void>;
  /** What is learned has changed, and will stay so for a while. */
  rested(): void;
  warn(message: string, reason: unknown): void;
}

/** Tells the engine which files of the workspace to learn beside the open ones. */
export class WorkspaceLearner {
  readonly #ports: LearnerPorts;
  readonly #budget: number;
  readonly #learned: LearnedFiles;
  /** uri -> whether to learn it even if it was not learned before. */
  readonly #stale = new Map<string, boolean>();
  /** Files that are being read, and have not changed since that began. */
  readonly #fresh = new Set<string>();
  #refreshing: Promise<void> | undefined;
  /** Rises whenever reads that are under way become stale. */
  #epoch = 0;
  #place: WorkPlace | undefined;
  #cancelled = new AbortController();
  /** The one search that begins once everything has settled, however much happened. */
  #waiting: Run | undefined;
  #running: Promise<void> | undefined;

  /** @param budget characters to have learned at most */
  constructor(ports: LearnerPorts, budget: number) {
    this.#ports = ports;
    this.#budget = budget;
    this.#learned = new LearnedFiles(budget);
  }

  /** The files that the engine was told of, and their characters in all. */
  get size(): { readonly files: number; readonly characters: number } {
    return { files: this.#learned.size, characters: this.#learned.characters };
  }

  /** The user works there now. */
  follow(place: WorkPlace): void {
    const before = this.#place;
    if (before?.uri === place.uri && before.countedAs === place.countedAs) return;
    this.#place = place;
    const stays = before?.folder === place.folder && before.countedAs === place.countedAs;
    if (!stays) this.#cancel();
    // A wider search that has not begun yet will start from this place.
    const { importsOnly = stays, known = [] } = this.#waiting ?? {};
    this.#begin({ place, importsOnly: stays && importsOnly, known });
  }

  /** An engine that knows nothing yet is ready: everything is told again. */
  restart(): void {
    const known = this.#learned.uris;
    this.#cancelAll();
    this.#learned.clear();
    if (this.#place === undefined) return;
    this.#begin({ place: this.#place, importsOnly: false, known });
  }

  /** Forgets all files that are not open, and learns none until `follow` is called again. */
  forget(): void {
    this.#cancelAll();
    this.#place = undefined;
    if (this.#learned.size > 0) this.#tell('unlearnAll', {});
    this.#learned.clear();
    this.#ports.rested();
  }

  /** From now on the engine learns this file from its document. Called before the document is opened there. */
  opening(uri: string): void {
    this.#stale.delete(uri);
    this.#unlearn(uri);
  }

  /** The document of this file was closed. */
  closed(uri: string): void {
    this.#refresh(uri, true);
  }

  /** The file's text has changed. */
  changed(uri: string): void {
    if (!this.#fresh.delete(uri) && this.#learned.has(uri)) this.#refresh(uri, false);
  }

  /** The file, or the folder with all that is in it, is gone. */
  deleted(uri: string): void {
    for (const fresh of this.#fresh) {
      if (fresh === uri || fresh.startsWith(`${uri}/`)) this.#fresh.delete(fresh);
    }
    const gone = this.#learned.at(uri);
    for (const one of gone) this.#unlearn(one);
    if (gone.length > 0) this.#ports.rested();
  }

  /** The file, or the folder, has another name; what was learned from it still helps. */
  renamed(from: string, to: string): void {
    const moved = this.#learned.at(from);
    this.deleted(from);
    for (const uri of moved) this.#refresh(to + uri.slice(from.length), true);
  }

  /** Resolves when nothing is left to be done. */
  async idle(): Promise<void> {
    await this.#refreshing;
    await this.#running;
  }

  #cancel(): void {
    this.#cancelled.abort();
    this.#cancelled = new AbortController();
  }

  #cancelAll(): void {
    this.#cancel();
    this.#waiting = undefined;
    this.#stale.clear();
    this.#fresh.clear();
    this.#epoch += 1;
  }

  #begin(run: Run): void {
    this.#waiting = run;
    this.#running ??= this.#runAll().finally(() => (this.#running = undefined));
  }

  async #runAll(): Promise<void> {
    while (this.#waiting !== undefined) {
      try {
        await this.#ports.settle();
        await this.#runWaiting();
      } catch (reason) {
        this.#ports.warn('Learning from the workspace failed', reason);
      }
      this.#ports.rested();
    }
  }

  async #runWaiting(): Promise<void> {
    const run = this.#waiting;
    this.#waiting = undefined;
    if (run !== undefined) await this.#run(run, this.#cancelled.signal);
  }

  async #run({ place, importsOnly, known }: Run, signal: AbortSignal): Promise<void> {
    const taken: string[] = [];
    const room = { characters: this.#budget, files: MOST_LOOKED_AT };
    const batch: string[] = [];
    for await (const uri of withRest(this.#ports.candidates(place, importsOnly), known)) {
      if (signal.aborted || this.#ports.engine() === undefined) return;
      batch.push(uri);
      if (batch.length < AT_ONCE) continue;
      taken.push(...(await this.#take(batch.splice(0), room, signal)));
      if (room.characters <= 0 || room.files <= 0) break;
    }
    taken.push(...(await this.#take(batch, room, signal)));
    // The most helpful files are dropped last.
    for (const uri of taken.reverse()) this.#learned.use(uri);
  }

  /** Learns what is not learned yet, while there is room; returns which of these files are learned then. */
  async #take(
    uris: readonly string[],
    room: { characters: number; files: number },
    signal: AbortSignal,
  ): Promise<string[]> {
    const taken: string[] = [];
    room.files -= uris.length;
    const texts = await Promise.all(
      uris.map(async (uri) =>
        this.#ports.isOpen(uri) || this.#learned.has(uri) ? undefined : await this.#read(uri),
      ),
    );
    for (const [index, uri] of uris.entries()) {
      if (signal.aborted) break;
      const text = texts[index];
      if (text !== undefined) {
        if (text.text.length > room.characters) {
          // Files of this place must not push each other out.
          room.characters = 0;
          break;
        }
        if (this.#fresh.delete(uri)) this.#learn(uri, text);
        else this.#refresh(uri, true);
        await this.#ports.pause();
      }
      const characters = this.#learned.use(uri);
      if (characters === undefined) continue;
      room.characters -= characters;
      taken.push(uri);
    }
    for (const uri of uris) this.#fresh.delete(uri);
    return taken;
  }

  #read(uri: string): Promise<Lesson | undefined> {
    this.#fresh.add(uri);
    return this.#ports.read(uri);
  }

  #refresh(uri: string, anyway: boolean): void {
    this.#stale.set(uri, anyway || (this.#stale.get(uri) ?? false));
    this.#refreshing ??= this.#refreshAll()
      .catch((reason: unknown) => this.#ports.warn('Learning changed files failed', reason))
      .finally(() => {
        this.#refreshing = undefined;
        this.#ports.rested();
      });
  }

  async #refreshAll(): Promise<void> {
    while (this.#stale.size > 0) {
      await this.#ports.settle();
      for (const [uri, anyway] of [...this.#stale]) {
        if (!this.#stale.delete(uri) || !(anyway || this.#learned.has(uri))) continue;
        const epoch = this.#epoch;
        const text = await this.#read(uri);
        if (epoch !== this.#epoch) continue;
        if (!this.#fresh.delete(uri)) this.#refresh(uri, anyway);
        else if (text === undefined) this.#unlearn(uri);
        else this.#learn(uri, text);
        await this.#ports.pause();
      }
    }
  }

  #learn(uri: string, { countedAs, group, text }: Lesson): void {
    const engine = this.#ports.engine();
    if (engine === undefined || this.#ports.isOpen(uri) || text.length > this.#budget) return;
    const gone = this.#learned.add(uri, text.length);
    for (const old of gone) this.#tell('unlearn', { uri: old });
    this.#tell('learn', { uri, group, countedAs, text });
  }

  #unlearn(uri: string): void {
    if (this.#learned.remove(uri)) this.#tell('unlearn', { uri });
  }

  #tell<K extends 'learn' | 'unlearn' | 'unlearnAll'>(kind: K, params: Params<K>): void {
    const engine = this.#ports.engine();
    engine?.request(kind, params).catch((reason: unknown) => {
      const uri = 'uri' in params ? params.uri : undefined;
      this.#ports.warn(`${kind} of ${uri ?? 'all files'} failed`, reason);
      if (uri !== undefined && this.#ports.engine() === engine) this.#learned.remove(uri);
    });
  }
}

/** All of `first`, then of `rest`. */
async function* withRest(
  first: AsyncIterable<string>,
  rest: readonly string[],
): AsyncGenerator<string, void, undefined> {
  yield* first;
  yield* rest;
}
