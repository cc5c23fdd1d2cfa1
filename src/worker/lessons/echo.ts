import { noSymbol } from '../../core/inspect/page.ts';
import { apart, type ReadCharacters } from '../../core/lessons/changed-reading.ts';
import type { ModelOutput } from '../../core/model/language-model.ts';
import { runLength } from '../../core/model/passage.ts';
import type { TracingModel } from '../../core/model/tracing-model.ts';
import { hasNeuron } from '../../core/model/widths.ts';
import { TextBuffer } from '../../core/text/buffer.ts';
import { isSecondHalf } from '../../core/text/vocabulary.ts';
import { longestEcho, type Echo } from '../../protocol/cell-lessons.ts';
import type { Params, Result } from '../../protocol/engine.ts';
import type { Documents } from '../documents.ts';
import { findDocument, noValues, stands } from '../inspector.ts';
import type { LongAnswer } from '../scheduler.ts';
import { placeIn } from './cell-lessons.ts';

/**
 * Reads what follows a character twice from the state before it, once with the character and once with another or none
 * in its place, and tells how far the two readings are apart.
 */
export async function* echo(
  params: Params<'echo'>,
  model: TracingModel,
  documents: Documents,
): LongAnswer<Result<'echo'>> {
  const found = findDocument(documents, params, model);
  if ('kind' in found) return found;
  const { at, neuron, replacement } = params;
  if (!hasNeuron(model.info.widths, neuron)) return noValues('unknownSubject');
  const { text } = found.document.session;
  const place = placeIn(found, at);
  const provisional = at >= found.inspection.activations.read;
  if (place === undefined) return { kind: 'values', at, removed: 0, provisional, echo: undefined };
  // A surrogate pair is one character, also where `at` is its second half.
  const first = at > 0 && isSecondHalf(text.unitAt(at - 1), text.unitAt(at)) ? at - 1 : at;
  const isPair =
    first + 1 < text.length && isSecondHalf(text.unitAt(first), text.unitAt(first + 1));
  const removed = isPair ? 2 : 1;
  const to = Math.min(text.length, first + Math.max(removed, Math.min(params.length, longestEcho)));
  const { vocabulary } = model;
  // With units held this is the wounded network.
  const reader = found.inspection.model;
  const known = place.page.ids.subarray(0, place.at - (at - first)).filter((id) => id !== noSymbol);
  const entry: ModelOutput =
    known.length === 0
      ? place.page.entry
      : await reader.run(Uint8Array.from(known), place.page.entry.state);
  const own = vocabulary.encode(text, first, first + removed);
  const other = new TextBuffer(replacement);
  const changed = vocabulary.encode(other, 0, other.length).subarray(0, 1);
  const rest = vocabulary.encode(text, first + removed, to);
  const read = yield* readOn(own, rest, entry, reader);
  const reread = yield* readOn(changed, rest, entry, reader);
  if (!stands(documents, found)) return noValues('outdated');
  const symbols = vocabulary.symbols.length;
  const whole = apart(read, reread, 1 + rest.length, symbols);
  const width = model.info.widths[neuron.layer]!;
  const ofNeuron = ({ hidden }: ReadCharacters): Float32Array =>
    hidden[neuron.layer]!.filter((_, index) => index % width === neuron.unit);
  const all: Echo = { ...whole, h: ofNeuron(read), changedH: ofNeuron(reread) };
  const places = symbolPlaces(text, first, to);
  return { kind: 'values', at: first, removed, provisional, echo: spread(all, places) };
}

/** The network's values at `one`, a character or none, and then at each of `rest`. */
async function* readOn(
  one: Uint8Array,
  rest: Uint8Array,
  entry: ModelOutput,
  model: TracingModel,
): AsyncGenerator<undefined, ReadCharacters, undefined> {
  const { widths } = model.info;
  const hidden = widths.map((width) => new Float32Array((1 + rest.length) * width));
  const outputs = entry.logits.length;
  const logits = new Float32Array((1 + rest.length) * outputs);
  const ids = Uint8Array.of(...one, ...rest);
  let { state } = entry;
  // Without a character, the first row repeats the state before it.
  let row = 1 - one.length;
  if (row === 1) {
    let from = 0;
    for (const [layer, width] of widths.entries()) {
      hidden[layer]!.set(state.h.subarray(from, from + width));
      from += width;
    }
    logits.set(entry.logits);
  }
  for (let from = 0; from < ids.length; from += runLength) {
    const run = await model.trace(ids.subarray(from, from + runLength), state);
    hidden.forEach((all, layer) => all.set(run.hidden[layer]!, row * widths[layer]!));
    logits.set(run.logits, row * outputs);
    row += Math.min(runLength, ids.length - from);
    state = run.output.state;
    yield;
  }
  return { hidden, logits };
}

/** For each code unit of [from, to), the index in that range of the symbol it belongs to. */
function symbolPlaces(text: TextBuffer, from: number, to: number): number[] {
  let symbol = -1;
  return Array.from({ length: to - from }, (_, k) => {
    const at = from + k;
    const repeats = k > 0 && isSecondHalf(text.unitAt(at - 1), text.unitAt(at));
    return repeats ? symbol : ++symbol;
  });
}

/** From symbols to code units. */
function spread({ rms, bits, h, changedH }: Echo, places: readonly number[]): Echo {
  const over = (values: Float32Array): Float32Array =>
    Float32Array.from(places, (place) => values[place]!);
  return { rms: rms.map(over), bits: over(bits), h: over(h), changedH: over(changedH) };
}
