/**
 * What the engine answers about the inside of the network, a document's characters and one neuron at a time.
 *
 * Every request is answered at once from what has been read so far: none waits for the model. A request also tells the
 * engine that the document is inspected: it is read in the background, the part in view first, and `progress` says when
 * there is more to ask for. Offsets count UTF-16 code units.
 */

import type { SelectionTold } from '../core/certify/tell-subjects.ts';
import type { Listed, ListOrder } from '../core/certify/listing.ts';
import {
  unread,
  type CellQuantity,
  type CertifiedQuantity,
  type Neuron,
} from '../core/inspect/cell.ts';
import type { CellStep } from '../core/inspect/cell-scan.ts';
import { guessesKept } from '../core/inspect/guesses.ts';
import type { Extent } from '../core/inspect/neuron-values.ts';
import type { TextRange } from '../core/inspect/same-places.ts';
import type { Subject } from '../core/inspect/subject.ts';
import type { ScannedLanguage } from '../core/labels/language.ts';
import type { LabelName } from '../core/labels/labels.ts';

export { guessesKept as guessesPerCharacter, unread };
export type { CellQuantity, CellStep, ScannedLanguage, LabelName, Neuron };

/** A range of at most this length is taken for what is in view, and read first; a longer one is the whole picture. */
export const longestView = 8_192;

/** Why there are no values. `noLabels`: the document's language has none of the labels asked for. */
export type NoValuesReason =
  'cancelled' | 'noLabels' | 'outdated' | 'unknownDocument' | 'unknownSubject';

export interface NoValues {
  readonly kind: 'none';
  readonly reason: NoValuesReason;
}

/** How far the reading of a document has come, from its start, in code units. */
export interface ReadSoFar {
  /** What was read exactly. */
  readonly read: number;
  /** Where exact reading will end: the text's end, or what fits in memory. Beyond, only what is in view is read. */
  readonly readable: number;
}

/** [from, to) of a version of a document; cut at the text's ends, so a reply may cover less than was asked. */
export interface DocumentRange {
  readonly uri: string;
  readonly version: number;
  readonly from: number;
  readonly to: number;
}

interface RangeValues extends ReadSoFar {
  readonly kind: 'values';
  readonly from: number;
  readonly to: number;
  /** True when some value in the range is missing, from before an edit, or read from a short context only. */
  readonly provisional: boolean;
}

/** A quantity of a neuron, or a direction: at code unit `from + k` it is middle + values[k] / 127 * scale. */
export interface ModelledValues {
  /** [to - from], `unread` where nothing is known. */
  readonly values: Int8Array;
  /** 0 for a neuron; for a direction the middle of what it gives. */
  readonly middle: number;
  /**
   * Of a neuron 1 for all but c, whose scale is a round number (1, 2, 5, 10, ...) that all values known so far fit
   * under; of a direction half of what it spans.
   */
  readonly scale: number;
}

export interface NeuronValues extends RangeValues, ModelledValues {}

/** The same as exact numbers, for export. */
export interface ExactValues extends RangeValues, Extent {
  /** [to - from], NaN where nothing is known. */
  readonly numbers: Float32Array;
}

/** What tells a selection from what is around it, by the characters read so far. */
export interface TellingValues extends ReadSoFar {
  readonly kind: 'values';
  /** Undefined where nothing that was read is in the selection, or nothing outside of it. */
  readonly told: SelectionTold | undefined;
}

/** What the model expected. */
export interface GuessValues extends RangeValues {
  /** [to - from][5] ids of the likeliest next symbols after each character, the likeliest first. */
  readonly ids: Uint8Array;
  /** [to - from][5] their probabilities times 255; all 0 where nothing is known. */
  readonly probabilities: Uint8Array;
  /** [to - from] bits that each character itself cost, -log2 of the probability it was given; NaN where unknown. */
  readonly bits: Float32Array;
  /** The symbol of each id; those of more than one character (`<unk>`, `<eof>`, ...) stand for no character. */
  readonly symbols: readonly string[];
}

export interface LabelValues {
  readonly kind: 'values';
  readonly from: number;
  readonly to: number;
  /** [to - from] for each label asked for that the document has. */
  readonly values: Readonly<Partial<Record<LabelName, Int16Array>>>;
}

/** How a neuron computed its value at one character; `step` is undefined where that was not read yet. */
export interface CellValues {
  readonly kind: 'values';
  readonly at: number;
  readonly step: CellStep | undefined;
}

export interface Ranking extends Listed, ReadSoFar {
  readonly kind: 'values';
}

/** Requests of the inspector: their parameters and their results. */
export interface InspectionRequests {
  inspect: {
    /** `quantity` is a neuron's; a direction has only one value. */
    params: DocumentRange & { readonly subject: Subject; readonly quantity: CellQuantity };
    result: NeuronValues | NoValues;
  };
  exactValues: {
    params: DocumentRange & { readonly subject: Subject; readonly quantity: CellQuantity };
    result: ExactValues | NoValues;
  };
  cell: {
    params: {
      readonly uri: string;
      readonly version: number;
      readonly neuron: Neuron;
      readonly at: number;
    };
    result: CellValues | NoValues;
  };
  guesses: { params: DocumentRange; result: GuessValues | NoValues };
  labels: {
    params: DocumentRange & { readonly labels: readonly LabelName[] };
    result: LabelValues | NoValues;
  };
  rank: {
    params: {
      readonly uri: string;
      readonly version: number;
      readonly label: LabelName;
      readonly quantity: CertifiedQuantity;
      readonly order: ListOrder;
      /** Most neurons in the answer. */
      readonly limit: number;
    };
    result: Ranking | NoValues;
  };
  /** Which neurons tell a selection apart. */
  tellApart: {
    params: {
      readonly uri: string;
      readonly version: number;
      readonly on: readonly TextRange[];
      /** Undefined where it is the text around. */
      readonly off?: readonly TextRange[] | undefined;
      /** Most neurons in the answer. */
      readonly limit: number;
    };
    result: TellingValues | NoValues;
  };
  /** The document is no longer inspected: its activations are dropped, and it is read no further. */
  endInspection: { params: { readonly uri: string }; result: undefined };
}

/** Worker to host, unasked: more of an inspected document was read. At most some 20 a second. */
export interface Progress extends ReadSoFar {
  readonly kind: 'progress';
  readonly uri: string;
  readonly version: number;
  /** True when all that will be read has been. */
  readonly done: boolean;
}
