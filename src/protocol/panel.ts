/**
 * Messages between the extension host and the page of the Neuron Inspector: two discriminated unions, and requests
 * whose types are derived from the engine's own.
 *
 * The page names no document by its address and runs no command by name: it can ask for what is below, and only about
 * the document that the host shows in it, or about files that the host has numbered.
 */
import type { TextRange } from '../core/inspect/same-places.ts';
import type { Subject } from './certificates.ts';
import type { EngineErrorCode, ModelSummary, Params, Result, TextChange } from './engine.ts';
import type { ElsewhereRequests } from './elsewhere.ts';
import type { LabelName } from './inspection.ts';
import type { PanelMemory } from './panel-memory.ts';
import type { EmptyReason, PanelStrings } from './panel-strings.ts';
import type { EarlierRequests } from './side-by-side.ts';
import type { HeldUnit } from './surgery.ts';

export type { EmptyReason };
export type { LabelName, ModelSummary, PanelMemory, Subject, TextChange, TextRange };

/** The most ranges that a question may be about. */
export const mostRanges = 2_000;

/** The most selections that are reported to a page. */
export const mostSelections = 20;

/** The longest text that is sent to a page, in UTF-16 code units. */
export const longestText = 4_000_000;

/** The longest memory that a page can have kept, in code units of its JSON. */
export const longestMemory = 20_000;

/** The most subjects that can be pinned. */
export const mostPinned = 2_000;

type Asked =
  | 'captures'
  | 'cell'
  | 'cellRun'
  | 'certificate'
  | 'certifiedNeurons'
  | 'comparison'
  | 'dose'
  | 'echo'
  | 'exactValues'
  | 'snippetValues'
  | 'gateInputs'
  | 'glass'
  | 'glassScores'
  | 'growth'
  | 'guesses'
  | 'hold'
  | 'inspect'
  | 'labels'
  | 'layerVectors'
  | 'ownValues'
  | 'rank'
  | 'rivals'
  | 'stepCost'
  | 'tellApart';

/**
 * Every request of the page: the engine's about the document in the panel, and those about its earlier versions and
 * other files.
 */
export type PanelRequests = {
  [K in Asked]: { params: Omit<Params<K>, 'uri'>; result: Result<K> };
} & EarlierRequests &
  ElsewhereRequests;

export type PanelRequestKind = keyof PanelRequests;
export type PanelParams<K extends PanelRequestKind> = PanelRequests[K]['params'];
export type PanelResult<K extends PanelRequestKind> = PanelRequests[K]['result'];

/** A request under way; the reply bears its id. `kind` is that of the engine's request. */
export interface PanelEnvelope<K extends PanelRequestKind> {
  readonly kind: K;
  readonly id: number;
  readonly params: PanelParams<K>;
}

export type PanelRequest = { [K in PanelRequestKind]: PanelEnvelope<K> }[PanelRequestKind];

/** The document in the panel. */
export interface ShownDocument {
  readonly uri: string;
  /** The file's name, to be shown. */
  readonly name: string;
  readonly version: number;
  readonly text: string;
  readonly tabSize: number;
  /** False where the text has only labels that need no parser. */
  readonly isParsed: boolean;
  /** First line in sight in the editor, and the cursor there. */
  readonly line: number;
  readonly cursor: number;
}

/** The part of a saved panel that the host reads again: only the page reads the rest. */
export interface SavedPanel {
  readonly uri?: string;
  readonly locked?: boolean;
  readonly memory?: PanelMemory;
}

export type ToPanel =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: PanelResult<PanelRequestKind> }
  | { readonly kind: 'reply'; readonly id: number; readonly error: PanelError }
  | {
      readonly kind: 'start';
      readonly strings: PanelStrings;
      /** BCP 47. */
      readonly language: string;
      readonly memory: PanelMemory | undefined;
      readonly pinned: readonly Subject[];
    }
  | { readonly kind: 'model'; readonly model: ModelSummary }
  | { readonly kind: 'show'; readonly document: ShownDocument; readonly locked: boolean }
  | { readonly kind: 'empty'; readonly reason: EmptyReason; readonly message?: string }
  | { readonly kind: 'edit'; readonly version: number; readonly changes: readonly TextChange[] }
  | {
      readonly kind: 'progress';
      readonly read: number;
      readonly readable: number;
      readonly done: boolean;
    }
  /** The same for the earlier version that a page compares with. */
  | {
      readonly kind: 'earlierProgress';
      readonly read: number;
      readonly readable: number;
    }
  /** The file was saved, or something was committed: its earlier version may have changed. */
  | { readonly kind: 'earlierChanged' }
  /** `moves`: how many of the page's own moves the host knew of. A page with more of them keeps its cursor. */
  | {
      readonly kind: 'editorMoved';
      readonly moves: number;
      readonly line?: number;
      readonly cursor?: number;
    }
  | { readonly kind: 'pinned'; readonly pinned: readonly Subject[] }
  /** What is selected in the editor, the first selection first; empty where nothing is. */
  | { readonly kind: 'selected'; readonly ranges: readonly TextRange[] }
  /** What was asked for outside of the page: a lesson, or what a link says. */
  | { readonly kind: 'open'; readonly memory: Partial<PanelMemory> }
  /** What is held in the network, by any panel. */
  | { readonly kind: 'held'; readonly held: readonly HeldUnit[] }
  /** Whether an editor of the document is coloured by what is chosen. */
  | { readonly kind: 'coloured'; readonly coloured: boolean };

/** What the host receives. A page sends its memory as JSON, so that the host knows its length before it reads it. */
export type ToHost =
  | PanelRequest
  /** The page listens from now on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'scrolled'; readonly line: number }
  /** `focus`: the editor gets the keyboard. `moves`: how often the reader has moved the cursor in this page. */
  | {
      readonly kind: 'cursor';
      readonly offset: number;
      readonly focus: boolean;
      readonly moves: number;
    }
  | { readonly kind: 'remember'; readonly memory: PanelMemory }
  | { readonly kind: 'pinned'; readonly pinned: readonly Subject[] }
  | { readonly kind: 'lock'; readonly locked: boolean }
  /** Shows a held-out text of the catalogue in the editor, at a character. */
  | { readonly kind: 'openSnippet'; readonly text: number; readonly offset: number }
  /** Shows a place in another file, by the number that the host gave it. */
  | { readonly kind: 'openElsewhere'; readonly file: number; readonly offset: number }
  | { readonly kind: 'save'; readonly file: SavedFile }
  | { readonly kind: 'do'; readonly action: PanelAction };

export const savedFormats = ['html', 'svg', 'png', 'csv', 'parquet'] as const;

/** Those whose content is bytes, written in base 64. */
export const binaryFormats: ReadonlySet<SavedFile['format']> = new Set(['png', 'parquet']);

/** The longest file that a page can have saved, in code units of its content. */
export const longestFile = 16_000_000;

/** A file that a page wants saved, at a place that the reader chooses. */
export interface SavedFile {
  /** Without an ending. */
  readonly name: string;
  readonly format: (typeof savedFormats)[number];
  /** As text, or in base 64. */
  readonly content: string;
}

/** The few actions that a page can ask of the host. */
export const panelActions = [
  'colourEditor',
  'copyLink',
  'openFile',
  'openSample',
  'restartEngine',
  'showLog',
] as const;

export type PanelAction = (typeof panelActions)[number];

/** `message` is for the reader, localised. */
export interface PanelError {
  readonly code: EngineErrorCode | 'closed';
  readonly message: string;
}
