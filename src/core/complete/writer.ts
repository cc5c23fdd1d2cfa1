import type { DocumentCounts } from '../counts/library.ts';
import { longestOrder } from '../counts/context-counts.ts';
import { mix, type MixtureSettings, type Prediction } from '../counts/mixture.ts';
import type { WritingModel, ModelOutput } from '../model/language-model.ts';
import type { NameTrust, NameVoice } from '../names/name-voice.ts';
import { logSoftmax } from './softmax.ts';

/** A place in a text, and what may be written there. */
export interface Writer {
  readonly prediction: Prediction;
  /** The place after one more symbol. */
  write(id: number): Writer;
}

/** The LSTM alone. */
export function lstmWriter(model: WritingModel, output: ModelOutput): Writer {
  const width = model.vocabulary.symbols.length;
  return {
    prediction: {
      probabilities: logSoftmax(output.logits, width).map(Math.exp),
      lstmShare: 1,
    },
    write: (id) => lstmWriter(model, model.step(id, output.state)),
  };
}

/** What a mixture is made of, beside the LSTM. */
export interface MixtureContext {
  readonly settings: MixtureSettings;
  readonly counts: DocumentCounts;
  /** The last symbols, `longestOrder` of them. */
  readonly before: Uint8Array;
}

/** The LSTM and the counts together; without a model, the counts alone. */
export function mixedWriter(
  context: MixtureContext,
  lstm: { readonly model: WritingModel; readonly output: ModelOutput } | undefined,
): Writer {
  const { settings, counts, before } = context;
  const found = {
    all: counts.all.after(before, before.length),
    own: counts.own.after(before, before.length),
  };
  const logs = lstm && logSoftmax(lstm.output.logits, settings.classes.length);
  return {
    prediction: mix(settings, logs, found, before.at(-1)!),
    write: (id) => {
      const next = new Uint8Array(longestOrder);
      next.set(before.subarray(before.length - longestOrder + 1));
      next[longestOrder - 1] = id;
      const output = lstm?.model.step(id, lstm.output.state);
      return mixedWriter({ ...context, before: next }, lstm && output && { ...lstm, output });
    },
  };
}

/** Another writer, with the say that the names around have. */
export function namedWriter(writer: Writer, voice: NameVoice, trust: NameTrust): Writer {
  const { probabilities: others, lstmShare } = writer.prediction;
  const opinion = voice.opinion(others);
  if (opinion === undefined) {
    return {
      prediction: writer.prediction,
      write: (id) => namedWriter(writer.write(id), voice.write(id, undefined), trust),
    };
  }
  const own = opinion.probabilities;
  const share = voice.share(opinion, trust);
  const probabilities = others.map((p, id) => (1 - share) * p + share * own[id]!);
  return {
    prediction: { probabilities, lstmShare: lstmShare * (1 - share) },
    write: (id) => {
      // Of the word so far: whoever foresaw its letters is believed about the next.
      const posterior = (share * own[id]!) / probabilities[id]!;
      return namedWriter(writer.write(id), voice.write(id, posterior), trust);
    },
  };
}
