import { speakersFor, weightsTo } from '../core/inspect/speakers.ts';
import type { TracingModel } from '../core/model/tracing-model.ts';
import { endless } from '../core/model/turn.ts';
import { TextBuffer } from '../core/text/buffer.ts';
import type { Params, Result } from '../protocol/engine.ts';
import { awaited } from './awaited.ts';
import type { Documents } from './documents.ts';
import { noValues } from './inspector.ts';
import type { LongAnswer } from './scheduler.ts';

/** How many neurons an answer names. */
const most = 5;

export async function* speakers(
  { uri, version, offset, text }: Params<'speakers'>,
  model: TracingModel,
  documents: Documents,
): LongAnswer<Result<'speakers'>> {
  const { output } = yield* awaited(model.weights());
  const document = documents.get(uri);
  if (document === undefined) return noValues('unknownDocument');
  const { session } = document;
  if (document.version !== version || !session.text.holds(offset)) return noValues('outdated');
  // The place was read when the suggestion was made, so this hardly takes time. Without states none was.
  const read = session.holdsStates ? await session.reading(offset, endless, {}) : undefined;
  const [symbol] = model.vocabulary.encode(new TextBuffer(text), 0, text.length);
  if (read === undefined || symbol === undefined || output === undefined) {
    return { kind: 'speakers', speakers: [] };
  }
  const { widths, foundLayers } = model.info;
  const own = widths.slice(0, foundLayers);
  const { state, logits } = read.output;
  // By what the output layer has learned from the text, as the suggestion was.
  const weights = read.learned?.weightsTo(symbol) ?? weightsTo(symbol, output, logits.length);
  return { kind: 'speakers', speakers: speakersFor(state.h, weights, own, most) };
}
