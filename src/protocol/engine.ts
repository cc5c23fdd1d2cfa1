/**
 * Messages between the extension host and the engine, a process of its own.
 *
 * Offsets and lengths count UTF-16 code units, as in `vscode.TextDocument.offsetAt`.
 */

import type { TaughtNeuron, TaughtState } from '../core/certify/taught.ts';
import type { Candidate } from '../core/complete/best-bet.ts';
import type { Eagerness } from '../core/complete/calibration.ts';
import type { Completion, Latency, Silence } from '../core/complete/complete.ts';
import type { CompletionWishes } from '../core/complete/session.ts';
import type { Source } from '../core/complete/sources.ts';
import type { Widths } from '../core/model/widths.ts';
import type { TextChange } from '../core/text/change.ts';
import type { CountedLanguage, LanguageTag } from '../core/text/language.ts';
import type { CellLessonRequests } from './cell-lessons.ts';
import type { CertificateRequests } from './certificates.ts';
import type { AlikeRequests } from './elsewhere.ts';
import type { GlassRequests } from './glass.ts';
import type { Speaker } from '../core/inspect/speakers.ts';
import type { RivalRequests } from './rival-requests.ts';
import type { SurgeryRequests } from './surgery.ts';
import type { SyntaxRequests } from './syntax.ts';
import type { InspectionRequests, ScannedLanguage, NoValues, Progress } from './inspection.ts';

export type { Candidate, Eagerness, CountedLanguage, LanguageTag, Source, Speaker, TextChange };

export interface ModelSummary {
  readonly name: string;
  readonly languages: readonly LanguageTag[];
  /** Units of each layer that can be inspected, from the bottom. */
  readonly widths: Widths;
  /** Layers that were trained on text alone; one above them was taught. */
  readonly foundLayers: number;
  /** Which neurons were told which label, and the state of that. */
  readonly taught: { readonly state: TaughtState; readonly neurons: readonly TaughtNeuron[] };
  readonly parameters: number;
  /** Whether counts complete beside the LSTM, or why they do not. */
  readonly tuning: 'forAnotherModel' | 'forAnotherVersion' | 'missing' | 'tuned' | 'unreadable';
  /** Why onnxruntime does not run on this machine, so that the kernel computes the network alone; null where it does. */
  readonly runtimeMissing: string | null;
}

export interface CompletionQuery extends CompletionWishes {
  readonly uri: string;
  /** Version of the document that `offset` refers to; a query for an older version is answered `outdated`. */
  readonly version: number;
}

/** Why nothing was suggested. */
export type SilentReason = Silence | 'outdated' | 'unknownDocument';

export type CompletionAnswer =
  | Extract<Completion, { kind: 'suggestion' }>
  | { readonly kind: 'silent'; readonly reason: SilentReason; readonly latency: Latency };

/** Every request that the worker answers: its parameters and its result. */
export interface EngineRequests
  extends
    CellLessonRequests,
    CertificateRequests,
    AlikeRequests,
    GlassRequests,
    InspectionRequests,
    RivalRequests,
    SurgeryRequests,
    SyntaxRequests {
  load: { params: { readonly folder: string }; result: ModelSummary };
  open: {
    params: {
      readonly uri: string;
      readonly version: number;
      /** What the network reads it as. */
      readonly language: LanguageTag;
      /**
       * The language that it is counted and completed as, with the counts alone where the network was not trained on
       * that. By default `language`; null where the document is only inspected.
       */
      readonly countedAs?: CountedLanguage | null;
      /** False for what may hold keys or passwords: it is completed, but nothing is learned from it; true by default. */
      readonly learned?: boolean;
      /**
       * The group that it belongs to, named by the host: only documents and files of the same group complete one
       * another. Empty by default, which is a group, too.
       */
      readonly group?: string;
      readonly text: string;
      /**
       * The language of the labels' scanner for it; `none` where labels do not apply. By default that of `language`.
       */
      readonly scannedAs?: ScannedLanguage | 'none';
    };
    result: undefined;
  };
  change: {
    params: {
      readonly uri: string;
      readonly version: number;
      readonly changes: readonly TextChange[];
    };
    result: undefined;
  };
  close: { params: { readonly uri: string }; result: undefined };
  /** A file of the workspace that is not open: it is counted for completions. The same URI again replaces it. */
  learn: {
    params: {
      readonly uri: string;
      readonly countedAs: CountedLanguage;
      /** As the group of a document. */
      readonly group?: string;
      readonly text: string;
    };
    result: undefined;
  };
  unlearn: { params: { readonly uri: string }; result: undefined };
  /** Forgets all files that are not open. */
  unlearnAll: { params: Readonly<Record<string, never>>; result: undefined };
  /** The cursor rests here: what a suggestion would take first is read before one is asked for. */
  cursor: {
    params: { readonly uri: string; readonly version: number; readonly offset: number };
    result: undefined;
  };
  complete: { params: CompletionQuery; result: CompletionAnswer };
  /** The neurons that add most to the network's score of the character that `text` begins with. */
  speakers: {
    params: {
      readonly uri: string;
      readonly version: number;
      readonly offset: number;
      readonly text: string;
    };
    /** No speakers where the network has no say here; `NoValues` where the place is gone. */
    result: { readonly kind: 'speakers'; readonly speakers: readonly Speaker[] } | NoValues;
  };
  /** Where a suggestion at `offset` may come from. */
  sources: {
    params: {
      readonly uri: string;
      readonly version: number;
      readonly offset: number;
      readonly text: string;
    };
    result: { readonly sources: readonly Source[] };
  };
}

export type RequestKind = keyof EngineRequests;

/**
 * Requests that are answered in the order in which they were made. All others are long: they are answered while nothing
 * else is to be done, any number of them may be pending, and each may be answered `none`.
 */
export const orderedRequests = [
  ...(['load', 'open', 'change', 'close', 'learn', 'unlearn', 'unlearnAll'] as const),
  ...(['cursor', 'complete', 'sources', 'hold', 'endInspection'] as const),
] as const satisfies readonly RequestKind[];

export type LongRequest = Exclude<RequestKind, (typeof orderedRequests)[number]>;
export type Params<K extends RequestKind> = EngineRequests[K]['params'];
export type Result<K extends RequestKind> = EngineRequests[K]['result'];

/**
 * A request under way. `sentAt` is in milliseconds on the machine's steady clock, with fractions: an engine busy with
 * the model receives a message late, and only the sender's clock shows how long it waited.
 */
export interface Envelope<K extends RequestKind> {
  readonly id: number;
  readonly kind: K;
  readonly params: Params<K>;
  readonly sentAt: number;
}

export type AnyEnvelope = { [K in RequestKind]: Envelope<K> }[RequestKind];

/**
 * Host to engine. `cancel` withdraws the request of that id; its reply still comes. `part` precedes the text of the
 * next request that has one: a long text is sent in several parts. `ping` asks for a `pong`.
 */
export type ToWorker =
  | AnyEnvelope
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'part'; readonly text: string }
  | { readonly kind: 'ping' };

/** Sent between two pieces of work, so it shows that the engine is alive. */
export interface Pong {
  readonly kind: 'pong';
  /** Bytes of memory that the engine takes; null where it cannot be measured, as in a browser. */
  readonly memory: number | null;
}

/** Engine to host: one reply for each request, and progress in between. */
export type FromWorker = Pong | Progress | Reply;

export type Reply =
  | { readonly id: number; readonly ok: Result<RequestKind> }
  | { readonly id: number; readonly error: EngineErrorData };

/** `code` selects the localised message on the host; `detail` fills it in (a file name, two hashes, ...). */
export interface EngineErrorData {
  readonly code: EngineErrorCode;
  readonly detail: string;
}

export type EngineErrorCode =
  | 'engineHung'
  | 'internal'
  | 'manifestInvalid'
  | 'modelFileChanged'
  | 'modelFileMissing'
  | 'modelUnreadable'
  | 'outOfMemory'
  | 'queryFault'
  | 'runtimeMissing'
  | 'unsupportedInterface'
  | 'workerStopped';
