import {
  readByRival,
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
import type { Documents } from '../documents.ts';
import { cut, noValues } from '../inspector.ts';
import type { LongAnswer } from '../scheduler.ts';

/** What the rivals make of a document; they are loaded when somebody first asks. */
export class RivalLessons {
  readonly #documents: Documents;
  readonly #load: () => Promise<Rivals>;
  #loading: Promise<Rivals> | undefined;

  constructor(documents: Documents, load: () => Promise<Rivals>) {
    this.#documents = documents;
    this.#load = load;
  }

  async *read({ uri, version, change, ...asked }: Params<'rivals'>): LongAnswer<Result<'rivals'>> {
    let rivals: Rivals;
    try {
      rivals = yield* awaited((this.#loading ??= this.#load()));
    } catch (error) {
      // The files may be put back.
      this.#loading = undefined;
      return noRivals(error);
    }
    const document = this.#documents.get(uri);
    if (document === undefined) return noValues('unknownDocument');
    const stands = (): boolean =>
      this.#documents.get(uri) === document && document.version === version;
    if (!stands()) return noValues('outdated');
    const { vocabulary, networks } = rivals;
    const { text } = document.session;
    const { from, to: end } = cut(asked, text.length);
    const to = Math.min(end, from + longestReading);
    const own = text.slice(from, to);
    const preamble = vocabulary.preamble(document.session.document.language);
    const ids = symbolsOf(own, vocabulary);
    const changed = change === undefined ? undefined : changeAt(own, change - from, vocabulary);
    const readings: RivalReading[] = [];
    for (const network of networks) {
      const reading = readByRival(network, { preamble, ids }, changed?.change);
      for (let step = reading.next(); ; step = reading.next()) {
        if (step.done === true) {
          readings.push(step.value);
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
