import type { TextChange } from '../../core/text/change.ts';
import type { Taken } from '../completion/outcome.ts';
import { KeptText } from './kept-text.ts';

/** What completion has saved in one language. */
export interface LanguageUsage {
  readonly languageId: string;
  /** Suggestions, each counted once however long it was typed along. */
  readonly offered: number;
  /** Of these, taken whole, and taken in part. */
  readonly taken: number;
  readonly takenInPart: number;
  /** Code units that were typed or taken, not those that were pasted or formatted. */
  readonly written: number;
  /** Of these, taken from suggestions; and of those, not deleted since. */
  readonly accepted: number;
  readonly kept: number;
}

type Counts = { -readonly [K in keyof Omit<LanguageUsage, 'kept' | 'languageId'>]: number };

/** A key writes one character, which may be two code units. */
const longestKey = 2;
/** How many latencies are kept, those of the latest suggestions. */
const mostLatencies = 1_000;

interface Followed {
  readonly languageId: string;
  readonly text: KeptText;
}

/** Counts what is offered, taken and kept. It holds figures and places, never text. */
export class Usage {
  readonly #counts = new Map<string, Counts>();
  /** Code units still there of documents that are closed, by language. */
  readonly #settled = new Map<string, number>();
  /** By address. */
  readonly #documents = new Map<string, Followed>();
  #latencies: number[] = [];
  #last: { readonly suggestion: object; inPart: boolean } | undefined;

  /** @param before what was counted earlier */
  constructor(before: readonly LanguageUsage[] = []) {
    for (const { languageId, kept, ...counts } of before) {
      this.#counts.set(languageId, { ...counts });
      this.#settled.set(languageId, kept);
    }
  }

  /** By language, the one in which most was written first. */
  get languages(): readonly LanguageUsage[] {
    const found = [...this.#counts].map(([languageId, counts]) => ({
      ...{ languageId, ...counts },
      kept: this.#keptIn(languageId),
    }));
    return found.sort((a, b) => b.written - a.written);
  }

  /** Milliseconds from the question to the answer, of the latest suggestions. */
  get latencies(): readonly number[] {
    return this.#latencies;
  }

  /** @param suggestion the same object while it is the same suggestion */
  offer(languageId: string, suggestion: object, milliseconds: number): void {
    if (this.#last?.suggestion === suggestion) return;
    this.#last = { suggestion, inPart: false };
    this.#of(languageId).offered++;
    this.#latencies = [...this.#latencies, milliseconds].slice(-mostLatencies);
  }

  /** A document was changed. */
  change(
    uri: string,
    languageId: string,
    changes: readonly TextChange[],
    taken: Taken | undefined,
  ): void {
    const text = this.#documents.get(uri)?.text;
    for (const change of changes) text?.change(change);
    const typed = changes
      .filter(({ inserted }) => inserted.length <= longestKey)
      .reduce((sum, { inserted }) => sum + inserted.length, 0);
    if (taken !== undefined) this.#take(uri, languageId, taken);
    else if (typed > 0) this.#of(languageId).written += typed;
  }

  /** The document is closed: what stands there now counts as kept. */
  close(uri: string): void {
    const followed = this.#documents.get(uri);
    if (followed === undefined) return;
    const { languageId, text } = followed;
    this.#settled.set(languageId, (this.#settled.get(languageId) ?? 0) + text.length);
    this.#documents.delete(uri);
  }

  #take(uri: string, languageId: string, { offset, length, whole }: Taken): void {
    const counts = this.#of(languageId);
    counts.written += length;
    counts.accepted += length;
    const inPart = this.#last?.inPart === true;
    // What was taken word by word to its end was taken whole.
    if (whole) {
      counts.taken++;
      if (inPart) counts.takenInPart--;
    } else if (!inPart) counts.takenInPart++;
    if (this.#last !== undefined) this.#last.inPart = !whole;
    const followed = this.#documents.get(uri) ?? { languageId, text: new KeptText() };
    this.#documents.set(uri, followed);
    followed.text.add(offset, length);
  }

  #of(languageId: string): Counts {
    const counts = this.#counts.get(languageId) ?? {
      ...{ offered: 0, taken: 0, takenInPart: 0, written: 0, accepted: 0 },
    };
    this.#counts.set(languageId, counts);
    return counts;
  }

  #keptIn(languageId: string): number {
    let kept = this.#settled.get(languageId) ?? 0;
    for (const one of this.#documents.values()) {
      if (one.languageId === languageId) kept += one.text.length;
    }
    return kept;
  }
}
