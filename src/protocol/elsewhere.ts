/**
 * Where in the other open files neurons behave as in a selection. A page knows no addresses: the host names the files
 * by numbers, and asks the engine in its place.
 */
import type { AlikeNeuron } from '../core/certify/alike-reader.ts';
import type { TextRange } from '../core/inspect/same-places.ts';
import type { NoValues } from './inspection.ts';

export type { AlikeNeuron };

/** The most neurons that a place may be alike by. */
export const mostAlike = 5;

/** The most files that are searched for one question. */
export const mostFiles = 12;

/** The most that is read of a file that is not inspected, in code units from its start. */
export const longestElsewhere = 20_000;

export interface AlikePlace extends TextRange {
  /** Counted from 0. */
  readonly line: number;
  /** What stands there, or its first letters. */
  readonly text: string;
}

/** What was found so far; the same request again goes on. */
export interface AlikePlaces {
  readonly kind: 'places';
  readonly places: readonly AlikePlace[];
  /** Code units from the start that were searched, and how many will be. */
  readonly read: number;
  readonly readable: number;
  /** Length of the whole text. */
  readonly length: number;
}

/** What the engine is asked. */
export interface AlikeRequests {
  /** In a document as it is now, a piece further at each request. */
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
