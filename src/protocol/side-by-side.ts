/** What the page that sets things side by side keeps, and what it asks the host for: earlier versions of the file. */
import type { Subject } from '../core/inspect/subject.ts';
import type { LabelName } from '../core/labels/labels.ts';
import type { CellQuantity, ExactValues, InspectionRequests, NoValues } from './inspection.ts';

/** Several subjects on one text, one on two versions of it, or how often it has which value. */
export const sideBySideViews = ['neurons', 'versions', 'histogram'] as const;
export type SideBySideView = (typeof sideBySideViews)[number];

/** As the file lies on the disk, or as git has it in HEAD. */
export const earlierVersions = ['saved', 'committed'] as const;
export type EarlierVersion = (typeof earlierVersions)[number];

/** The most panes on the same text. */
export const mostPanes = 4;

/** What a neuron or a direction does on the text. */
export interface SubjectPane {
  readonly subject: Subject;
  /** Of a direction, which has only one value, always `h`. */
  readonly quantity: CellQuantity;
}

/** What one pane shows of the text; `surprise` is how many bits each character cost the network. */
export type Pane = SubjectPane | 'surprise';

export interface SideBySide {
  readonly view: SideBySideView;
  /** Empty until the reader puts something beside what is chosen. */
  readonly panes: readonly Pane[];
  /** What the text is compared with. */
  readonly earlier: EarlierVersion;
  /** What the histogram is split by. */
  readonly label: LabelName;
}

export const FIRST_SIDE_BY_SIDE: SideBySide = {
  view: 'neurons',
  panes: [],
  earlier: 'saved',
  label: 'bracketDepth',
};

/**
 * Why there is no earlier version. `noFiles`: the page is in no editor; `notOnDisk`: it was never saved; `noGit`: VS Code's
 * git extension is not there, or switched off; `notCommitted`: git knows no such file in HEAD.
 */
export const noEarlierReasons = [
  'noFiles',
  'noGit',
  'noRepository',
  'notCommitted',
  'notOnDisk',
  'tooLong',
  'unreadable',
] as const;
export type NoEarlierReason = (typeof noEarlierReasons)[number];

export interface NoEarlier {
  readonly kind: 'none';
  readonly reason: NoEarlierReason;
}

export interface EarlierText {
  readonly kind: 'text';
  readonly text: string;
  /** To be named in requests about the text; another text has another version. */
  readonly version: number;
}

/** Requests that the host answers itself, or asks the engine about another text than the one that is shown. */
export interface EarlierRequests {
  earlierText: {
    params: { readonly earlier: EarlierVersion };
    result: EarlierText | NoEarlier | NoValues;
  };
  earlierValues: {
    params: Omit<InspectionRequests['exactValues']['params'], 'uri'>;
    result: ExactValues | NoValues;
  };
}
