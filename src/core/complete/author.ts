import { longestOrder } from '../counts/context-counts.ts';
import { maskedContextAndText } from '../counts/learned-text.ts';
import type { DocumentCounts } from '../counts/library.ts';
import { mix, type MixtureSettings, type Prediction } from '../counts/mixture.ts';
import type { MatchVoice } from '../matches/match-voice.ts';
import type { DocumentReader } from '../model/document-reader.ts';
import type { LearningOutput, ModelOutput, WritingModel } from '../model/language-model.ts';
import type { Turn } from '../model/turn.ts';
import type { NameTrust } from '../names/name-trust.ts';
import type { NameVoice } from '../names/name-voice.ts';
import type { TextBuffer } from '../text/buffer.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { logSoftmax } from './softmax.ts';

/** A place in a text, and what may be written there. */
export interface Writer {
  readonly prediction: Prediction;
  /** The place after one more symbol. */
  write(id: number): Writer;
}

/** A writer at the cursor. */
export interface Begun {
  readonly writer: Writer;
  /** True when only the last characters were read. */
  readonly provisional: boolean;
}

/** Begins to write on in one document: by the network, the counts, or both. */
export interface Author {
  /** Undefined when the turn ended first. */
  begin(offset: number, turn: Turn): Promise<Begun | undefined>;
}

/** The network at a place that it has read up to, or written up to from there. */
interface NetworkThere {
  readonly model: WritingModel;
  readonly output: ModelOutput;
  /** The output layer as it has learned from the text; undefined where it is the network's own. */
  readonly learned: LearningOutput | undefined;
}

/** The network, and what it has read of a document. */
export interface NeuralPart {
  readonly model: WritingModel;
  readonly reader: DocumentReader;
}

/** The counts for a document, and how they are mixed. */
export interface CountedPart {
  readonly settings: MixtureSettings;
  readonly vocabulary: Vocabulary;
  readonly text: TextBuffer;
  /** The counts without what closely follows `offset`. */
  readonly at: (offset: number) => DocumentCounts;
  /** The places that are like the one at `offset`. */
  readonly matchesAt: (offset: number) => MatchVoice;
  /** The names around `offset`, and how far they are trusted; undefined where they have no say. */
  readonly names:
    { readonly at: (offset: number) => NameVoice; readonly trust: NameTrust } | undefined;
}

/** The network, the counts, or both; undefined where there is neither. */
export function authorOf(
  neural: NeuralPart | undefined,
  counted: CountedPart | undefined,
): Author | undefined {
  if (neural === undefined) return counted && countsAuthor(counted);
  return counted === undefined ? lstmAuthor(neural) : mixedAuthor(neural, counted);
}

/** The LSTM alone, as it was trained. */
function lstmAuthor({ model, reader }: NeuralPart): Author {
  return {
    async begin(offset, turn) {
      const reading = await reader.outputAt(offset, turn);
      if (reading === undefined) return undefined;
      const writer = lstmWriter({ model, ...reading, learned: undefined });
      return { writer, provisional: reading.provisional };
    },
  };
}

/** The counts alone. */
function countsAuthor(part: CountedPart): Author {
  return {
    begin: (offset) =>
      Promise.resolve({
        writer: withNamesAt(part, offset, mixedWriter(mixtureAt(part, offset), undefined)),
        provisional: false,
      }),
  };
}

/** Both together. */
function mixedAuthor({ model, reader }: NeuralPart, part: CountedPart): Author {
  return {
    async begin(offset, turn) {
      const reading = await reader.outputAt(offset, turn);
      if (reading === undefined) return undefined;
      const mixed = mixedWriter(mixtureAt(part, offset), { model, ...reading });
      return { writer: withNamesAt(part, offset, mixed), provisional: reading.provisional };
    },
  };
}

function mixtureAt(part: CountedPart, offset: number): MixtureContext {
  const { settings, vocabulary, text, at, matchesAt } = part;
  const { ids } = maskedContextAndText(vocabulary, text, offset, offset);
  const before = ids.slice(-longestOrder);
  return { settings, counts: at(offset), matches: matchesAt(offset), before };
}

function withNamesAt({ names }: CountedPart, offset: number, writer: Writer): Writer {
  return names === undefined ? writer : namedWriter(writer, names.at(offset), names.trust);
}

/** The LSTM alone. */
export function lstmWriter(there: NetworkThere): Writer {
  const width = there.model.vocabulary.symbols.length;
  return {
    prediction: { probabilities: logsOf(there, width).map(Math.exp), lstmShare: 1 },
    write: (id) => lstmWriter(after(there, id)),
  };
}

/** Natural logarithms of its probabilities of the next symbol. */
function logsOf({ output, learned }: NetworkThere, width: number): Float64Array {
  return logSoftmax(learned?.logits(output.state.h) ?? output.logits, width);
}

function after(there: NetworkThere, id: number): NetworkThere {
  return { ...there, output: there.model.step(id, there.output.state) };
}

/** What a mixture is made of besides the LSTM. */
interface MixtureContext {
  readonly settings: MixtureSettings;
  readonly counts: DocumentCounts;
  readonly matches: MatchVoice;
  /** The last symbols, `longestOrder` of them. */
  readonly before: Uint8Array;
}

/** The LSTM and the counts together; without a model, the counts alone. */
function mixedWriter(context: MixtureContext, lstm: NetworkThere | undefined): Writer {
  const { settings, counts, matches, before } = context;
  const found = {
    all: counts.all.after(before, before.length),
    own: counts.own.after(before, before.length),
  };
  const logs = lstm && logsOf(lstm, settings.classes.length);
  return {
    prediction: mix(settings, logs, found, before, matches.opinions()),
    write: (id) => {
      const next = new Uint8Array(longestOrder);
      next.set(before.subarray(before.length - longestOrder + 1));
      next[longestOrder - 1] = id;
      const further = { ...context, before: next, matches: matches.write(id) };
      return mixedWriter(further, lstm && after(lstm, id));
    },
  };
}

/** A writer mixed with the names around. */
export function namedWriter(writer: Writer, voice: NameVoice, trust: NameTrust): Writer {
  const { probabilities: others, lstmShare } = writer.prediction;
  const opinion = voice.opinion(others, trust);
  if (opinion === undefined) {
    return {
      prediction: writer.prediction,
      write: (id) => namedWriter(writer.write(id), voice.write(id, undefined), trust),
    };
  }
  const { probabilities: own, share } = opinion;
  const probabilities = others.map((p, id) => (1 - share) * p + share * own[id]!);
  return {
    prediction: { probabilities, lstmShare: lstmShare * (1 - share) },
    write: (id) => {
      // Bayes over the word so far: the voice that predicted its letters is trusted more for the next.
      const posterior = (share * own[id]!) / probabilities[id]!;
      return namedWriter(writer.write(id), voice.write(id, posterior), trust);
    },
  };
}
