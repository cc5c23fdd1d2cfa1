import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { listSubjects } from '../core/certify/listing.ts';
import { subjectScan } from '../core/certify/subject-scan.ts';
import { scanStep } from '../core/inspect/cell-scan.ts';
import { collectGuesses } from '../core/inspect/guess-values.ts';
import { isDirection } from '../core/inspect/subject.ts';
import { collectValues, quantised } from '../core/inspect/neuron-values.ts';
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

/** A document that was found as it was asked for. */
interface Found {
  readonly document: OpenDocument;
  readonly inspection: Inspection;
  readonly uri: string;
  readonly version: number;
}

export function noValues(reason: NoValuesReason): NoValues {
  return { kind: 'none', reason };
}

/**
 * Answers what is asked about the inside of the network, from what was read so far.
 *
 * Answers come in pieces, between which the document may change: then the answer is `outdated`, and whoever asked asks
 * again.
 */
export class Inspector {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async *inspect(params: Params<'inspect'>, model: CertifiedModel): Answer<'inspect'> {
    // A direction lies in the catalogue.
    if (isDirection(params.subject)) yield* awaited(model.catalogue());
    const language = this.#documents.languageOf(params.uri);
    const subject =
      language && (await subjectScan(params.subject, params.quantity, model, language));
    const found = this.#find(params, model);
    if ('kind' in found) return found;
    if (subject === undefined) return noValues('unknownSubject');
    const range = lookAt(found, params);
    const { from, to } = range;
    const pieces = found.inspection.activations.pieces(from, to);
    const collecting = collectValues(pieces, subject.scan, from, to);
    const values = yield* this.#whileItStands(found, collecting);
    if ('kind' in values) return values;
    const extent = subject.extent(values, pieces);
    return { kind: 'values', ...range, values: quantised(values, extent), ...extent };
  }

  async *cell(params: Params<'cell'>, model: CertifiedModel): Answer<'cell'> {
    const { neuron, at } = params;
    const weights = yield* awaited(model.weights());
    const found = this.#find(params, model);
    if ('kind' in found) return found;
    if (!hasNeuron(model.info.widths, neuron)) return noValues('unknownSubject');
    const [piece] = found.inspection.activations.pieces(at, at + 1);
    const within = piece && at >= piece.start ? piece.first + at - piece.start : undefined;
    if (piece === undefined || within === undefined) return { kind: 'values', at, step: undefined };
    const step = scanStep(piece.page, unitWeights(weights, neuron), within);
    const held = this.#documents.heldUnits.find((one) => isHeld(one, neuron));
    if (held === undefined) return { kind: 'values', at, step };
    // What the others hear of it.
    const { factor, value } = holding(held);
    return { kind: 'values', at, step: { ...step, h: factor * step.h + value } };
  }

  *guesses(params: Params<'guesses'>, model: TracingModel): Answer<'guesses'> {
    const found = this.#find(params, model);
    if ('kind' in found) return found;
    const range = lookAt(found, params);
    const pieces = found.inspection.activations.pieces(range.from, range.to);
    const collecting = collectGuesses(pieces, range.from, range.to);
    const guesses = yield* this.#whileItStands(found, collecting);
    if ('kind' in guesses) return guesses;
    return { kind: 'values', ...range, ...guesses, symbols: model.vocabulary.symbols };
  }

  *labels(params: Params<'labels'>, model: TracingModel): Answer<'labels'> {
    const found = this.#find(params, model);
    if ('kind' in found) return found;
    const { labels } = found.inspection;
    const told = params.labels.filter((label) => labels.tells(label));
    if (told.length === 0) return noValues('noLabels');
    const { from, to } = cut(params, found.document.session.text.length);
    const gone = yield* this.#whileItStands(found, labels.scanTo(to));
    if (gone !== undefined) return gone;
    const values: Partial<Record<LabelName, Int16Array>> = {};
    for (const label of told) values[label] = labels.slice(label, from, to);
    return { kind: 'values', from, to, values };
  }

  async *rank(params: Params<'rank'>, model: CertifiedModel): Answer<'rank'> {
    const known = yield* awaited(model.catalogue());
    const found = this.#find(params, model);
    if ('kind' in found) return found;
    const { document: opened, text } = found.document.session;
    const { language } = opened;
    const { activations, labels } = found.inspection;
    if (!labels.tells(params.label)) return noValues('noLabels');
    const { read, readable } = activations;
    const pieces = activations.pieces(0, text.length);
    const { label, quantity, limit, order } = params;
    const question = { pieces, labels, language, label, quantity, order };
    const ranked = yield* this.#whileItStands(found, listSubjects(model, known, question));
    if ('kind' in ranked) return ranked;
    const neurons = ranked.neurons.slice(0, Math.max(0, limit));
    return { kind: 'values', ...ranked, neurons, read, readable };
  }

  /** Does `steps` with a pause after each, as long as the document is the one that was found. */
  *#whileItStands<T>(
    { document, inspection, uri, version }: Found,
    steps: Generator<undefined, T, undefined>,
  ): Generator<undefined, T | NoValues, undefined> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      yield;
      const stands =
        this.#documents.get(uri) === document &&
        (document.heldInspection ?? document.inspection) === inspection &&
        document.version === version;
      if (!stands) return noValues('outdated');
    }
  }

  #find(
    { uri, version }: Pick<DocumentRange, 'uri' | 'version'>,
    model: TracingModel,
  ): Found | NoValues {
    const document = this.#documents.get(uri);
    if (
      document === undefined ||
      !model.info.languages.includes(document.session.document.language)
    ) {
      return noValues('unknownDocument');
    }
    if (document.version !== version) return noValues('outdated');
    const inspection = this.#documents.inspectionOf(uri, document, model);
    return { document, inspection, uri, version };
  }
}

interface Range extends ReadSoFar {
  readonly from: number;
  readonly to: number;
  readonly provisional: boolean;
}

/** The range cut to the text, and how well it is known; a short one is what is in view from now on. */
function lookAt({ document, inspection }: Found, asked: DocumentRange): Range {
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
