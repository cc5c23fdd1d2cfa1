import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { listSubjects } from '../core/certify/listing.ts';
import { tellSubjects } from '../core/certify/tell-subjects.ts';
import { subjectScan } from '../core/certify/subject-scan.ts';
import { scanStep } from '../core/inspect/cell-scan.ts';
import { collectGuesses } from '../core/inspect/guess-values.ts';
import type { TextRange } from '../core/inspect/same-places.ts';
import { isDirection } from '../core/inspect/subject.ts';
import { collectValues, quantised, type Extent } from '../core/inspect/neuron-values.ts';
import { unitWeights } from '../core/inspect/unit-weights.ts';
import { holding, isHeld } from '../core/model/held.ts';
import type { TracingModel } from '../core/model/tracing-model.ts';
import { hasNeuron } from '../core/model/widths.ts';
import type { Params, Result } from '../protocol/engine.ts';
import {
  longestView,
  type DocumentRange,
  type InspectionRequests,
  type LabelName,
  type NoValues,
  type NoValuesReason,
  type ReadSoFar,
} from '../protocol/inspection.ts';
import { awaited } from './awaited.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Inspection } from './inspection.ts';
import type { LongAnswer } from './scheduler.ts';

type Answer<K extends keyof InspectionRequests> = LongAnswer<Result<K>>;

/** A document that was found in the version asked for. */
export interface Found {
  readonly document: OpenDocument;
  readonly inspection: Inspection;
  readonly uri: string;
  readonly version: number;
}

export function noValues(reason: NoValuesReason): NoValues {
  return { kind: 'none', reason };
}

/**
 * Answers requests about the inside of the network, from what was read so far.
 *
 * Answers are computed in pieces, between which the document may change: then the answer is `outdated`, and the caller
 * asks again.
 */
export class Inspector {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async *inspect(params: Params<'inspect'>, model: CertifiedModel): Answer<'inspect'> {
    const looked = yield* this.#look(params, model);
    if ('kind' in looked) return looked;
    const { values, extent, range } = looked;
    return { kind: 'values', ...range, values: quantised(values, extent), ...extent };
  }

  async *exactValues(params: Params<'exactValues'>, model: CertifiedModel): Answer<'exactValues'> {
    const looked = yield* this.#look(params, model);
    if ('kind' in looked) return looked;
    const { values, extent, range } = looked;
    return { kind: 'values', ...range, numbers: values, ...extent };
  }

  async *#look(
    params: Params<'inspect'>,
    model: CertifiedModel,
  ): AsyncGenerator<undefined, Looked | NoValues, undefined> {
    // A direction is in the catalogue.
    if (isDirection(params.subject)) yield* awaited(model.catalogue());
    const language = this.#documents.languageOf(params.uri);
    const subject =
      language && (await subjectScan(params.subject, params.quantity, model, language));
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    if (subject === undefined) return noValues('unknownSubject');
    const range = lookAt(found, params);
    const { from, to } = range;
    const pieces = found.inspection.activations.pieces(from, to);
    const collecting = collectValues(pieces, subject.scan, from, to);
    const values = yield* whileItStands(this.#documents, found, collecting);
    if ('kind' in values) return values;
    return { range, values, extent: subject.extent(values, pieces) };
  }

  async *cell(params: Params<'cell'>, model: CertifiedModel): Answer<'cell'> {
    const { neuron, at } = params;
    const weights = yield* awaited(model.weights());
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    if (!hasNeuron(model.info.widths, neuron)) return noValues('unknownSubject');
    const [piece] = found.inspection.activations.pieces(at, at + 1);
    const within = piece && at >= piece.start ? piece.first + at - piece.start : undefined;
    if (piece === undefined || within === undefined) return { kind: 'values', at, step: undefined };
    const step = scanStep(piece.page, unitWeights(weights, neuron), within);
    const held = this.#documents.heldUnits.find((one) => isHeld(one, neuron));
    if (held === undefined) return { kind: 'values', at, step };
    // The h that other neurons receive from it.
    const { factor, value } = holding(held);
    return { kind: 'values', at, step: { ...step, h: factor * step.h + value } };
  }

  *guesses(params: Params<'guesses'>, model: TracingModel): Answer<'guesses'> {
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    const range = lookAt(found, params);
    const pieces = found.inspection.activations.pieces(range.from, range.to);
    const collecting = collectGuesses(pieces, range.from, range.to);
    const guesses = yield* whileItStands(this.#documents, found, collecting);
    if ('kind' in guesses) return guesses;
    return { kind: 'values', ...range, ...guesses, symbols: model.vocabulary.symbols };
  }

  *labels(params: Params<'labels'>, model: TracingModel): Answer<'labels'> {
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    const { labels } = found.inspection;
    const told = params.labels.filter((label) => labels.tells(label));
    if (told.length === 0) return noValues('noLabels');
    const { from, to } = cut(params, found.document.session.text.length);
    const gone = yield* whileItStands(this.#documents, found, labels.scanTo(to));
    if (gone !== undefined) return gone;
    const values: Partial<Record<LabelName, Int16Array>> = {};
    for (const label of told) values[label] = labels.slice(label, from, to);
    return { kind: 'values', from, to, values };
  }

  async *rank(params: Params<'rank'>, model: CertifiedModel): Answer<'rank'> {
    const known = yield* awaited(model.catalogue());
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    const { document: opened, text } = found.document.session;
    const { language } = opened;
    const { activations, labels } = found.inspection;
    if (!labels.tells(params.label)) return noValues('noLabels');
    const { read, readable } = activations;
    const pieces = activations.pieces(0, text.length);
    const { label, quantity, limit, order } = params;
    const question = { pieces, labels, language, label, quantity, order };
    const ranked = yield* whileItStands(
      this.#documents,
      found,
      listSubjects(model, known, question),
    );
    if ('kind' in ranked) return ranked;
    const neurons = ranked.neurons.slice(0, Math.max(0, limit));
    return { kind: 'values', ...ranked, neurons, read, readable };
  }

  *tellApart(params: Params<'tellApart'>, model: CertifiedModel): Answer<'tellApart'> {
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    const { activations } = found.inspection;
    const { read, readable } = activations;
    const { from, to } = around([...params.on, ...(params.off ?? [])]);
    const { on, off, limit } = params;
    const selection = { pieces: activations.pieces(from, to), on, off, limit };
    const told = yield* whileItStands(this.#documents, found, tellSubjects(model, selection));
    if (told !== undefined && 'kind' in told) return told;
    return { kind: 'values', told, read, readable };
  }
}

/** Does `steps` with a pause after each, while the document is the one that was found. */
export function* whileItStands<T>(
  documents: Documents,
  found: Found,
  steps: Generator<undefined, T, undefined>,
): Generator<undefined, T | NoValues, undefined> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    yield;
    if (!stands(documents, found)) return noValues('outdated');
  }
}

/** Whether the document is still the one that was found. */
export function stands(
  documents: Documents,
  { document, inspection, uri, version }: Found,
): boolean {
  return (
    documents.get(uri) === document &&
    (document.heldInspection ?? document.inspection) === inspection &&
    document.version === version
  );
}

export function findDocument(
  documents: Documents,
  asked: Pick<DocumentRange, 'uri' | 'version'>,
  model: TracingModel,
): Found | NoValues {
  const document = readableDocument(documents, asked, model);
  if ('kind' in document) return document;
  const { uri, version } = asked;
  const inspection = documents.inspectionOf(uri, document, model);
  return { document, inspection, uri, version };
}

/** The version asked about, of a document in a language that the network reads. */
export function readableDocument(
  documents: Documents,
  { uri, version }: Pick<DocumentRange, 'uri' | 'version'>,
  { info }: Pick<TracingModel, 'info'>,
): OpenDocument | NoValues {
  const document = documents.get(uri);
  if (document === undefined || !info.languages.includes(document.session.document.language)) {
    return noValues('unknownDocument');
  }
  return document.version === version ? document : noValues('outdated');
}

/** Characters on either side of a selection that it is compared with: text further away may be unrelated. */
const background = 8_000;

function around(ranges: readonly TextRange[]): TextRange {
  const from = Math.min(...ranges.map((one) => one.from));
  const to = Math.max(...ranges.map((one) => one.to));
  return { from: Math.max(0, from - background), to: to + background };
}

interface Looked {
  readonly range: Range;
  readonly values: Float32Array;
  readonly extent: Extent;
}

interface Range extends ReadSoFar {
  readonly from: number;
  readonly to: number;
  readonly provisional: boolean;
}

/** The range cut to the text, and how well it is known; a short one is what is in view from now on. */
export function lookAt({ document, inspection }: Found, asked: DocumentRange): Range {
  const { activations } = inspection;
  const { from, to } = cut(asked, document.session.text.length);
  if (to > from && to - from <= longestView) activations.look(from, to);
  const { read, readable } = activations;
  return { from, to, provisional: to > read, read, readable };
}

/** Within a text of this length, whatever was asked for. */
export function cut(
  { from, to }: Pick<DocumentRange, 'from' | 'to'>,
  length: number,
): { from: number; to: number } {
  const start = Math.min(Math.max(0, Math.trunc(from) || 0), length);
  return { from: start, to: Math.min(Math.max(start, Math.trunc(to) || 0), length) };
}
