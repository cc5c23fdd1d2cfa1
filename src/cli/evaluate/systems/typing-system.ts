import type { Eagerness } from '../../../core/complete/calibration.ts';
import type { ScannedLanguage } from '../../../core/labels/language.ts';
import type { TextChange } from '../../../core/text/change.ts';
import type { CountedLanguage } from '../../../core/text/language.ts';

/** A file of the folder. */
export interface SourceFile {
  /** Path from the folder on, with slashes. */
  readonly path: string;
  readonly language: CountedLanguage;
  /** What its text is scanned as; undefined where the labels do not apply, and brackets are taken for those of C. */
  readonly scannedAs: ScannedLanguage | undefined;
  readonly text: string;
}

/** What decides whether a suggestion is worth showing. */
export interface Thresholds {
  readonly eagerness: Eagerness;
  /** Overrides `eagerness`: least probability that all of the suggestion is right. */
  readonly confidence: number | undefined;
  /** Most characters of a suggestion. */
  readonly maxLength: number;
  /** What every suggestion begins with. */
  readonly assumed?: string;
  /** Alternatives to ask for beside the suggestion; 0 by default. */
  readonly alternatives?: number;
}

export interface Suggested {
  readonly text: string;
  /** That all of it is right, by the system's own estimate. */
  readonly probability: number;
  /** Product of the probabilities of its characters, before calibration, for a system that has any. */
  readonly product?: number;
  /** Whether it ends within a name. */
  readonly isStem?: boolean;
}

/** Milliseconds. */
export interface Stages {
  readonly prefix: number;
  readonly decode: number;
}

export interface Answer {
  /** Undefined where it suggests nothing. */
  readonly suggestion: Suggested | undefined;
  /** As many as were asked for, or fewer. */
  readonly others?: readonly Suggested[];
  /** Undefined where there are none: nothing was computed. */
  readonly stages: Stages | undefined;
}

/**
 * What is evaluated. It receives all that the engine of the extension receives, in the same order, and belongs to one
 * package and language: what was learned in another does not help it here.
 */
export interface TypingSystem {
  /** The file stands in the workspace already. */
  learn?(file: SourceFile): void | Promise<void>;
  /**
   * A document is opened; the calls that follow are about it.
   *
   * @param before its text, '' for a new one
   */
  begin(document: Pick<SourceFile, 'path' | 'language' | 'scannedAs'>, before: string): void;
  /** An edit, by hand or by the editor itself. */
  change(change: TextChange): void;
  /**
   * How well it predicts the text: bits (base 2) of `next` at `offset`, before it is typed.
   *
   * @param next one character as a reader counts them: a line end and a pair of surrogates are one
   * @returns undefined for a system that does not predict single characters
   */
  bits(offset: number, next: string): Promise<number> | undefined;
  /**
   * Asked after every key, except while an earlier suggestion is typed along.
   *
   * @param continues whether an accepted suggestion ends here
   */
  suggest(offset: number, thresholds: Thresholds, continues: boolean): Promise<Answer>;
  /** Called once for each suggestion that was shown: whether all of it was right. */
  settled?(right: boolean): void;
  /** The document is finished and stays in the workspace. */
  end(): void;
}
