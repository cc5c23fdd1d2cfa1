import { longestOrder } from '../counts/context-counts.ts';
import { maskedContextAndText } from '../counts/learned-text.ts';
import type { DocumentCounts } from '../counts/library.ts';
import type { MixtureSettings } from '../counts/mixture.ts';
import type { DocumentReader } from '../model/document-reader.ts';
import type { WritingModel } from '../model/language-model.ts';
import type { Turn } from '../model/turn.ts';
import type { NameTrust, NameVoice } from '../names/name-voice.ts';
import type { TextBuffer } from '../text/buffer.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { lstmWriter, mixedWriter, namedWriter, type Writer } from './writer.ts';

/** A writer at the cursor. */
export interface Begun {
  readonly writer: Writer;
  /** True when only the last characters were read. */
  readonly provisional: boolean;
}

/** Who writes on in one document. */
export interface Author {
  /** Undefined when the turn ended first. */
  begin(offset: number, turn: Turn): Promise<Begun | undefined>;
}

/** What has read a document. */
export interface NeuralPart {
  readonly model: WritingModel;
  readonly reader: DocumentReader;
}

/** What was counted for a document. */
export interface CountedPart {
  readonly settings: MixtureSettings;
  readonly vocabulary: Vocabulary;
  readonly text: TextBuffer;
  /** The counts that say nothing of what stands after `offset`. */
  readonly at: (offset: number) => DocumentCounts;
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

/** The LSTM alone. */
function lstmAuthor({ model, reader }: NeuralPart): Author {
  return {
    async begin(offset, turn) {
      const reading = await reader.outputAt(offset, turn);
      if (reading === undefined) return undefined;
      return { writer: lstmWriter(model, reading.output), provisional: reading.provisional };
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
      const { output, provisional } = reading;
      const mixed = mixedWriter(mixtureAt(part, offset), { model, output });
      return { writer: withNamesAt(part, offset, mixed), provisional };
    },
  };
}

function mixtureAt({ settings, vocabulary, text, at }: CountedPart, offset: number) {
  const { ids } = maskedContextAndText(vocabulary, text, offset, offset);
  return { settings, counts: at(offset), before: ids.slice(-longestOrder) };
}

function withNamesAt({ names }: CountedPart, offset: number, writer: Writer): Writer {
  return names === undefined ? writer : namedWriter(writer, names.at(offset), names.trust);
}
