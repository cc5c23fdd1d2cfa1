import {
  RivalReader,
  symbolsOf,
  type Change,
  type RivalReading,
} from '../../core/lessons/rival-reading.ts';
import type { Rivals } from '../../core/lessons/rivals.ts';
import { isWithinPair } from '../../core/text/surrogates.ts';
import type { Vocabulary } from '../../core/text/vocabulary.ts';
import type { Params, Result } from '../../protocol/engine.ts';
import { toErrorData } from '../../protocol/error.ts';
import {
  changeReach,
  longestReading,
  type NoRivals,
  type RivalValues,
} from '../../protocol/rival-requests.ts';
import { awaited } from '../awaited.ts';
import type { Documents, OpenDocument } from '../documents.ts';
import { cut, noValues } from '../inspector.ts';
import type { LongAnswer } from '../scheduler.ts';

/** What the rivals make of a document; they are loaded at the first request. */
export class RivalLessons {
  readonly #documents: Documents;
  readonly #load: () => Promise<Rivals>;
  #loading: Promise<Rivals> | undefined;
  /** Kept, since the next request mostly asks for a little more of it, or for what a change in it does. */
  #last: Reading | undefined;

  constructor(documents: Documents, load: () => Promise<Rivals>) {
    this.#documents = documents;
    this.#load = load;
  }

  async *read({ uri, version, change, ...asked }: Params<'rivals'>): LongAnswer<Result<'rivals'>> {
    let rivals: Rivals;
    try {
      rivals = yield* awaited((this.#loading ??= this.#load()));
    } catch (error) {
      // The files may be restored: the next request tries again.
      this.#loading = undefined;
      return noRivals(error);
    }
    const document = this.#documents.get(uri);
    if (document === undefined) return noValues('unknownDocument');
    const stands = (): boolean =>
      this.#documents.get(uri) === document && document.version === version;
    if (!stands()) return noValues('outdated');
    const { from, to: end } = cut(asked, document.session.text.length);
    const to = Math.min(end, from + longestReading);
    const { text, readers } = this.#reading(rivals, document, from);
    const own = text.slice(0, to - from);
    const changed =
      change === undefined ? undefined : changeAt(own, change - from, rivals.vocabulary);
    const readings: RivalReading[] = [];
    for (const reader of readers) {
      const pieces = readingOf(reader, own.length, changed?.change);
      for (let piece = pieces.next(); ; piece = pieces.next()) {
        if (piece.done === true) {
          readings.push(piece.value);
          break;
        }
        yield;
        if (!stands()) return noValues('outdated');
      }
    }
    return {
      ...{ kind: 'rivals', from, to, networks: readings },
      change: changed && { at: from + changed.change.at, was: changed.was, became: changed.became },
    };
  }

  #reading({ vocabulary, networks }: Rivals, document: OpenDocument, from: number): Reading {
    const last = this.#last;
    const { version, session } = document;
    if (last?.document.deref() === document && last.version === version && last.from === from) {
      return last;
    }
    const text = session.text.slice(from, from + longestReading);
    const preamble = vocabulary.preamble(session.document.language);
    const ids = symbolsOf(text, vocabulary);
    const readers = networks.map((network) => new RivalReader(network, { preamble, ids }));
    return (this.#last = { document: new WeakRef(document), version, from, text, readers });
  }
}

function* readingOf(
  reader: RivalReader,
  to: number,
  change: Change | undefined,
): Generator<undefined, RivalReading, undefined> {
  yield* reader.readTo(to);
  return reader.reading(to, change && (yield* reader.follow(change, to)));
}

/** A text from some place on, read as far as was asked for. */
interface Reading {
  readonly document: WeakRef<OpenDocument>;
  readonly version: number;
  readonly from: number;
  readonly text: string;
  readonly readers: readonly RivalReader[];
}

interface Changed extends Omit<NonNullable<RivalValues['change']>, 'at'> {
  readonly change: Change;
}

/** Undefined where there is no character. A letter becomes the next one, anything else an x. */
function changeAt(text: string, place: number, vocabulary: Vocabulary): Changed | undefined {
  if (!Number.isInteger(place)) return undefined;
  const at = isWithinPair(text, place) ? place - 1 : place;
  const was = text.slice(at, at + (isWithinPair(text, at + 1) ? 2 : 1));
  if (was === '' || at < 0) return undefined;
  const isLetter = /^[A-Ya-y]$/.test(was);
  const became = isLetter ? String.fromCharCode(was.charCodeAt(0) + 1) : was === 'x' ? 'y' : 'x';
  const id = vocabulary.symbols.indexOf(became);
  return { was, became, change: { at, id, reach: changeReach } };
}

function noRivals(error: unknown): NoRivals {
  const { code, detail } = toErrorData(error);
  const reason =
    code === 'modelFileMissing'
      ? 'missing'
      : code === 'modelFileChanged'
        ? 'changed'
        : 'unreadable';
  return { kind: 'noRivals', reason, detail };
}
