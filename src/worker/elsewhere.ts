/** Finds where neurons behave as in a selection, in documents that need not be inspected. */
import { AlikeReader, unitMeans, type AlikeNeuron } from '../core/certify/alike-reader.ts';
import { samePlaces, type TextRange } from '../core/inspect/same-places.ts';
import { sampleHidden } from '../core/inspect/samples.ts';
import type { TracingModel } from '../core/model/tracing-model.ts';
import { hasNeuron } from '../core/model/widths.ts';
import type { TextBuffer } from '../core/text/buffer.ts';
import { longestElsewhere, type AlikePlaces } from '../protocol/elsewhere.ts';
import type { Params, Result } from '../protocol/engine.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Inspection } from './inspection.ts';
import { noValues } from './inspector.ts';
import type { LongAnswer } from './scheduler.ts';

/** Code units that an answer reads at most, so that other requests need not wait for a whole file. */
const atOnce = 2_000;
/** Requests whose reading can be continued: those of a few panels. */
const readingsKept = 4;
const mostPlaces = 20;
/** Code units of text that an answer quotes of a place. */
const quoted = 80;

interface Reading {
  readonly document: OpenDocument;
  readonly version: number;
  readonly model: TracingModel;
  readonly reader: AlikeReader;
}

export class Elsewhere {
  readonly #documents: Documents;
  /** By request; the one used last stands last. */
  readonly #readings = new Map<string, Reading>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async *alike(
    { uri, neurons }: Params<'alike'>,
    healthy: TracingModel,
  ): LongAnswer<Result<'alike'>> {
    const model = this.#documents.lookedInto(healthy);
    const document = this.#documents.get(uri);
    const { languages, widths } = model.info;
    if (document === undefined || !languages.includes(document.session.document.language)) {
      return noValues('unknownDocument');
    }
    if (!neurons.every((one) => hasNeuron(widths, one))) return noValues('unknownSubject');
    const inspection = model === healthy ? document.inspection : document.heldInspection;
    const known = knownPlaces(inspection, model, neurons);
    const { text, document: opened } = document.session;
    if (known !== undefined) return found(text, known.places, known);
    const { version } = document;
    const about = { document, version, model };
    const reader = this.#readerOf(JSON.stringify([uri, neurons]), about, () => {
      return new AlikeReader(model, text, opened.language, neurons, longestElsewhere);
    });
    const until = reader.read + atOnce;
    while (reader.read < Math.min(until, reader.readable)) {
      await reader.readOn();
      yield;
      const isSame = this.#documents.get(uri) === document && document.version === version;
      if (!isSame) return noValues('outdated');
    }
    return found(text, reader.places(mostPlaces), reader);
  }

  #readerOf(
    question: string,
    about: Omit<Reading, 'reader'>,
    begin: () => AlikeReader,
  ): AlikeReader {
    const before = this.#readings.get(question);
    const goesOn =
      before?.document === about.document &&
      before.version === about.version &&
      before.model === about.model;
    const reader = goesOn ? before.reader : begin();
    this.#readings.delete(question);
    this.#readings.set(question, { ...about, reader });
    for (const old of [...this.#readings.keys()].slice(0, -readingsKept)) {
      this.#readings.delete(old);
    }
    return reader;
  }
}

/** Places in a document that is inspected and was read to its end; undefined for any other. */
function knownPlaces(
  inspection: Inspection | undefined,
  { info }: TracingModel,
  neurons: readonly AlikeNeuron[],
): { readonly places: TextRange[]; readonly read: number; readonly readable: number } | undefined {
  const activations = inspection?.activations;
  if (activations === undefined || activations.read < activations.readable) return undefined;
  const { read, readable } = activations;
  const samples = sampleHidden(activations.pieces(0, read), 0);
  const places = samePlaces(samples, unitMeans(info.widths, neurons), [], mostPlaces);
  return { places, read, readable };
}

function found(
  text: TextBuffer,
  places: readonly TextRange[],
  { read, readable }: { readonly read: number; readonly readable: number },
): AlikePlaces {
  let line = 0;
  let at = 0;
  const told = places.map(({ from, to }) => {
    for (; at < from; at++) if (text.unitAt(at) === 0x0a) line++;
    return { from, to, line, text: text.slice(from, Math.min(to, from + quoted)) };
  });
  return { kind: 'places', places: told, read, readable, length: text.length };
}
