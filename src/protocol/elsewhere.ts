/**
 * Where in the other open files neurons are as they are in a selection. A page knows no addresses: the host names the
 * files by numbers, and asks the engine for it.
 */
import type { AlikeNeuron } from '../core/certify/alike-reader.ts';
import type { TextRange } from '../core/inspect/same-places.ts';
import type { NoValues } from './inspection.ts';

export type { AlikeNeuron };

/** The most neurons that a place may be alike by. */
export const mostAlike = 5;

/** The most files that are looked into for one question. */
export const mostFiles = 12;

/** What of a file that nobody looks into is read for it at most, in code units from its start. */
export const longestElsewhere = 20_000;

export interface AlikePlace extends TextRange {
  /** Counted from 0. */
  readonly line: number;
  /** What stands there, or its first letters. */
  readonly text: string;
}

/** What was found so far; asked again, it goes on. */
export interface AlikePlaces {
  readonly kind: 'places';
  readonly places: readonly AlikePlace[];
  /** Code units from the start that were looked at, of how many that will be. */
  readonly read: number;
  readonly readable: number;
  /** Of the whole text. */
  readonly length: number;
}

/** What the engine is asked. */
export interface AlikeRequests {
  /** Of a document as it is now, a piece further at each question. */
  alike: {
    params: { readonly uri: string; readonly neurons: readonly AlikeNeuron[] };
    result: AlikePlaces | NoValues;
  };
}

export interface OtherFile {
  /** Another number at each question. */
  readonly file: number;
  /** Its path in the workspace, or its name. */
  readonly name: string;
}

export interface OtherFiles {
  readonly kind: 'files';
  readonly files: readonly OtherFile[];
  /** How many more there are. */
  readonly left: number;
}

/** Requests that the host answers itself, or asks the engine about another text than the one that is shown. */
export interface ElsewhereRequests {
  otherFiles: {
    /** Most files in the answer. */
    params: { readonly limit: number };
    result: NoValues | OtherFiles;
  };
  alikeIn: {
    params: Pick<AlikeRequests['alike']['params'], 'neurons'> & Pick<OtherFile, 'file'>;
    result: AlikePlaces | NoValues;
  };
}
