import { scanSteps, type CellStep } from '../../core/inspect/cell-scan.ts';
import { noSymbol, type Page } from '../../core/inspect/page.ts';
import { endOf, type Piece } from '../../core/inspect/pieces.ts';
import { unitWeights } from '../../core/inspect/unit-weights.ts';
import { gateInputs } from '../../core/lessons/gate-inputs.ts';
import { layerVectors } from '../../core/lessons/layer-step.ts';
import { holding, isHeld } from '../../core/model/held.ts';
import type { ModelState } from '../../core/model/language-model.ts';
import type { TracingModel } from '../../core/model/tracing-model.ts';
import { hasNeuron } from '../../core/model/widths.ts';
import {
  longestRun,
  type CellLessonRequests,
  type CellSteps,
} from '../../protocol/cell-lessons.ts';
import type { Params, Result } from '../../protocol/engine.ts';
import { awaited } from '../awaited.ts';
import type { Documents } from '../documents.ts';
import { findDocument, lookAt, noValues, stands, whileItStands, type Found } from '../inspector.ts';
import type { LongAnswer } from '../scheduler.ts';

type Answer<K extends keyof CellLessonRequests> = LongAnswer<Result<K>>;

/** How many contributions an answer names. */
const mostNamed = 6;

/** The parts of a step. */
const parts = [
  'i',
  'f',
  'g',
  'o',
  'before',
  'c',
  'tanhC',
  'h',
] as const satisfies readonly (keyof CellStep)[];

/** Answers what the lessons about the cell ask about one neuron and its layer. */
export class CellLessons {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async *cellRun(params: Params<'cellRun'>, model: TracingModel): Answer<'cellRun'> {
    const weights = yield* awaited(model.weights());
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    if (!hasNeuron(model.info.widths, params.neuron)) return noValues('unknownSubject');
    const asked = { ...params, to: Math.min(params.to, params.from + longestRun) };
    const { from, to, provisional } = lookAt(found, asked);
    const unit = unitWeights(weights, params.neuron);
    const pieces = found.inspection.activations.pieces(from, to);
    const steps = emptySteps(to - from);
    const collecting = collectSteps(pieces, (piece) => {
      writeSteps(piece, scanSteps(piece.page, unit, piece.first + piece.count), from, steps);
    });
    const gone = yield* whileItStands(this.#documents, found, collecting);
    if (gone !== undefined) return gone;
    const held = this.#documents.heldUnits.find((one) => isHeld(one, params.neuron));
    if (held === undefined) return { kind: 'values', from, to, provisional, steps };
    // The h that other neurons receive from it.
    const { factor, value } = holding(held);
    const h = steps.h.map((own) => factor * own + value);
    return { kind: 'values', from, to, provisional, steps: { ...steps, h } };
  }

  async *gateInputs(params: Params<'gateInputs'>, model: TracingModel): Answer<'gateInputs'> {
    const weights = yield* awaited(model.weights());
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    const { at, neuron } = params;
    const { widths } = model.info;
    if (!hasNeuron(widths, neuron)) return noValues('unknownSubject');
    const place = placeIn(found, at);
    const unit = place && unitWeights(weights, neuron);
    const inputs = unit && gateInputs(place.page, unit, place.at, widths, mostNamed);
    return { kind: 'values', at, inputs, symbols: model.vocabulary.symbols };
  }

  async *layerVectors(params: Params<'layerVectors'>, model: TracingModel): Answer<'layerVectors'> {
    const weights = yield* awaited(model.weights());
    const found = findDocument(this.#documents, params, model);
    if ('kind' in found) return found;
    const { at, layer } = params;
    const { widths } = model.info;
    if (widths[layer] === undefined) return noValues('unknownSubject');
    const place = placeIn(found, at);
    if (place === undefined) return { kind: 'values', at, vectors: undefined };
    const { page } = place;
    const read = page.ids.subarray(0, place.at + 1).filter((id) => id !== noSymbol);
    const last = read.at(-1)!;
    const until = Uint8Array.from(read.subarray(0, -1));
    // With units held this is the wounded network.
    const reader = found.inspection.model;
    const before = yield* stateAfter(until, page.entry.state, reader);
    const after = yield* stateAfter(Uint8Array.of(last), before, reader);
    if (!stands(this.#documents, found)) return noValues('outdated');
    const vectors = layerVectors(weights, widths, layer, last, before, after);
    return { kind: 'values', at, vectors };
  }
}

/** The page of a character that was read, and the character's place in it. */
export function placeIn(
  { inspection, document }: Found,
  at: number,
): { readonly page: Page; readonly at: number } | undefined {
  if (!Number.isInteger(at) || at >= document.session.text.length) return undefined;
  const [piece] = inspection.activations.pieces(at, at + 1);
  if (piece === undefined || at < piece.start) return undefined;
  return { page: piece.page, at: piece.first + at - piece.start };
}

/** The state after some symbols, in one run: a page is no longer than a run may be. */
async function* stateAfter(
  ids: Uint8Array,
  state: ModelState,
  model: TracingModel,
): AsyncGenerator<undefined, ModelState, undefined> {
  if (ids.length === 0) return state;
  const { state: after } = await model.run(ids, state);
  yield;
  return after;
}

function emptySteps(length: number): CellSteps {
  const part = (): Float32Array => new Float32Array(length).fill(NaN);
  return {
    ...{ i: part(), f: part(), g: part(), o: part() },
    ...{ before: part(), c: part(), tanhC: part(), h: part() },
  };
}

/** Writes some pages in each step, which takes a few milliseconds. */
function* collectSteps(
  pieces: readonly Piece[],
  write: (piece: Piece) => void,
): Generator<undefined, undefined, undefined> {
  for (const [index, piece] of pieces.entries()) {
    write(piece);
    if (index % 32 === 31) yield;
  }
  return undefined;
}

/** Writes the steps of a piece to `out`, whose first entry is code unit `from` of the text. */
function writeSteps(piece: Piece, steps: CellSteps, from: number, out: CellSteps): void {
  const origin = piece.start - piece.first;
  const start = Math.max(piece.start, from);
  const end = Math.min(endOf(piece), from + out.c.length);
  for (const part of parts) {
    if (start < end)
      out[part].set(steps[part].subarray(start - origin, end - origin), start - from);
  }
}
