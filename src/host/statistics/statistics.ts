import type { Disposable, Memento, TextDocument, TextDocumentChangeEvent } from 'vscode';
import * as v from 'valibot';
import type { Clock } from '../../worker/clock.ts';
import type { Suggestion, Taken } from '../completion/outcome.ts';
import { Usage, type LanguageUsage } from './usage.ts';
import { changesOf } from '../editor/changes.ts';

const KEY = 'neuronLens.statistics';
/** Milliseconds from a change to its being saved. */
const LATER = 5_000;
const MOST_LANGUAGES = 100;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 48));
const stored = v.pipe(
  v.array(
    v.object({
      languageId: v.pipe(v.string(), v.maxLength(100)),
      ...{ offered: count, taken: count, takenInPart: count },
      ...{ written: count, accepted: count, kept: count },
    }),
  ),
  v.maxLength(MOST_LANGUAGES),
);

export interface StatisticsPorts {
  readonly state: Memento;
  readonly clock: Pick<Clock, 'after'>;
  /** Whether figures are to be kept from one window to the next. */
  keeps(): boolean;
  /** Whether completion works in a document. */
  counts(document: TextDocument): boolean;
  warn(message: string, reason: unknown): void;
}

/** What completion has saved so far: in memory, and in the editor's storage where the settings say so. */
export class Statistics implements Disposable {
  readonly #ports: StatisticsPorts;
  #usage: Usage;
  #saving: (() => void) | undefined;

  constructor(ports: StatisticsPorts) {
    this.#ports = ports;
    const read = v.safeParse(stored, ports.state.get(KEY));
    this.#usage = new Usage(ports.keeps() && read.success ? read.output : []);
  }

  get usage(): Pick<Usage, 'languages' | 'latencies'> {
    return this.#usage;
  }

  offer({ languageId }: TextDocument, suggestion: Suggestion, milliseconds: number): void {
    this.#usage.offer(languageId, suggestion, milliseconds);
    this.#saveLater();
  }

  change(event: TextDocumentChangeEvent, taken: Taken | undefined): void {
    const { document } = event;
    const changes = changesOf(event);
    if (changes.length === 0 || !this.#ports.counts(document)) return;
    this.#usage.change(document.uri.toString(), document.languageId, changes, taken);
    this.#saveLater();
  }

  close({ uri }: TextDocument): void {
    this.#usage.close(uri.toString());
  }

  reset(): void {
    this.#usage = new Usage();
    this.#save([]);
  }

  /** The settings have changed: figures that are not to be kept are deleted from the storage. */
  settingsChanged(): void {
    this.#save(this.#ports.keeps() ? this.#usage.languages : []);
  }

  dispose(): void {
    this.#saving?.();
    if (this.#ports.keeps()) this.#save(this.#usage.languages);
  }

  #saveLater(): void {
    if (this.#saving !== undefined || !this.#ports.keeps()) return;
    this.#saving = this.#ports.clock.after(LATER, () => {
      this.#saving = undefined;
      if (this.#ports.keeps()) this.#save(this.#usage.languages);
    });
  }

  #save(languages: readonly LanguageUsage[]): void {
    const { state } = this.#ports;
    if (languages.length === 0 && state.get(KEY) === undefined) return;
    const value = languages.length === 0 ? undefined : languages.slice(0, MOST_LANGUAGES);
    state.update(KEY, value).then(undefined, (reason: unknown) => {
      this.#ports.warn('Statistics could not be kept', reason);
    });
  }
}
