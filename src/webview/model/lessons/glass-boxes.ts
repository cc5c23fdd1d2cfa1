/** What the lesson on glass boxes shows of an engine's answer and of the study of their sizes. */
import {
  judges,
  type GlassLabel,
  type Judge,
  type Tally,
} from '../../../core/certify/glass/boxes.ts';
import type { Spoken } from '../../../core/certify/glass/answers.ts';
import type { LanguageTag } from '../../../core/text/language.ts';
import type { GlassAnswer } from '../../../protocol/glass.ts';
import type { TextRange } from '../../../protocol/panel.ts';
import { glass } from './studies.ts';

/** Lines to show above the cursor's, and below it. */
const linesAround = 2;
/** Most code units of a line to show; of a longer one, those around the cursor. */
const longestLine = 160;

export interface ShownLine {
  readonly from: number;
  readonly text: string;
}

/** Lines around the cursor, without their ends; of a long one a part. */
export function shownLines(text: string, cursor: number): readonly ShownLine[] {
  let first = lineStart(text, cursor);
  for (let k = 0; k < linesAround && first > 0; k++) first = lineStart(text, first - 1);
  const lines: ShownLine[] = [];
  // Still to come: the cursor's line and those below it.
  let left = 1 + linesAround;
  for (let from = first; left > 0 && from <= text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    lines.push(partOf(text, from, to, cursor));
    if (to >= cursor) left--;
    from = to + 1;
  }
  return lines;
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function partOf(text: string, from: number, to: number, cursor: number): ShownLine {
  const isHere = cursor >= from && cursor <= to;
  const start = isHere
    ? Math.max(from, Math.min(cursor - longestLine / 2, to - longestLine))
    : from;
  return {
    from: start,
    text: text.slice(start, Math.min(to, start + longestLine)).replace(/\r$/, ''),
  };
}

/** `missed`: the judge says no, the truth is yes. `false`: it says yes, the truth is no. */
export type Mark = 'false' | 'missed' | 'yes';

export interface Run {
  /** Code units from the line's start. */
  readonly from: number;
  readonly length: number;
  readonly mark: Mark;
}

/** Runs of equal marks in a line; there is none where the judge rightly says no, or where nothing is known. */
export function runsOf(truth: Int8Array, says: Int8Array, from: number, length: number): Run[] {
  const runs: Run[] = [];
  for (let k = 0; k < length; k++) {
    const mark = markOf(truth[from + k], says[from + k]);
    const last = runs.at(-1);
    if (mark === undefined) continue;
    if (last?.mark === mark && last.from + last.length === k) {
      runs[runs.length - 1] = { ...last, length: last.length + 1 };
    } else runs.push({ from: k, length: 1, mark });
  }
  return runs;
}

function markOf(truth: number | undefined, says: number | undefined): Mark | undefined {
  if (says === 1) return truth === 1 ? 'yes' : 'false';
  return says === 0 && truth === 1 ? 'missed' : undefined;
}

/**
 * Windows of a text to search one after the other: from `cursor` to the end, then from the start to `cursor`. Each begins
 * with the last character of the one before, so that what begins between the two is seen to begin.
 */
export function windowsFrom(cursor: number, length: number, size: number): readonly TextRange[] {
  const windows = (first: number, end: number): TextRange[] =>
    Array.from({ length: Math.ceil((end - first) / (size - 1)) }, (_, k) => {
      const from = first + k * (size - 1);
      return { from, to: Math.min(length, from + size) };
    });
  return [...windows(cursor, length), ...windows(0, Math.min(cursor, length))];
}

/** Where the next wanted stretch begins; one at the answer's first character may have begun earlier, and is skipped. */
export function nextStretch(
  { truth, says, from }: Pick<GlassAnswer, 'from' | 'says' | 'truth'>,
  isWanted: (isSo: boolean, isWrong: boolean) => boolean,
): number | undefined {
  const wanted = Array.from(truth, (isSo, at) =>
    isWanted(
      isSo === 1,
      judges.some((judge) => says[judge][at] === 1 - isSo),
    ),
  );
  const at = wanted.findIndex((is, k) => is && k > 0 && wanted[k - 1] === false);
  if (at < 0) return from === 0 && wanted[0] === true ? 0 : undefined;
  return from + at;
}

export interface Strongest {
  /** The strongest first. */
  readonly speaksFor: readonly Spoken[];
  readonly against: readonly Spoken[];
  /** All others: how many, and the sum of their odds. */
  readonly rest: { readonly count: number; readonly odds: number };
}

export function strongest(spoken: readonly Spoken[], most: number): Strongest {
  const order = [...spoken].sort((a, b) => b.odds - a.odds);
  const speaksFor = order.filter(({ odds }) => odds > 0).slice(0, most);
  const against = order
    .filter(({ odds }) => odds < 0)
    .slice(-most)
    .reverse();
  const others = spoken.filter((one) => !speaksFor.includes(one) && !against.includes(one));
  const odds = others.reduce((sum, one) => sum + one.odds, 0);
  return { speaksFor, against, rest: { count: others.length, odds } };
}

/** Percentages found (recall) and right (precision); undefined where there is nothing to find, or it never says yes. */
export function sharesOf({ hits, missed, false: wrong }: Tally): {
  readonly found: number | undefined;
  readonly right: number | undefined;
} {
  return {
    found: hits + missed === 0 ? undefined : (100 * hits) / (hits + missed),
    right: hits + wrong === 0 ? undefined : (100 * hits) / (hits + wrong),
  };
}

export type StudyRow = (typeof glass.rows)[number];

/** The scores of boxes of all sizes; undefined where none was fitted. */
export function studyOf(language: LanguageTag, label: GlassLabel): StudyRow | undefined {
  return glass.rows.find((row) => row.language === language && row.label === label);
}

/** F1 of each judge on unseen code; null where there is no such judge. */
export function heldOutOf(row: StudyRow): Readonly<Record<Judge, number | null>> {
  return row.heldOut;
}

/** The judge that does worst on unseen code. */
export function worstOf(language: LanguageTag, label: GlassLabel): Judge | undefined {
  const row = studyOf(language, label);
  if (row === undefined) return undefined;
  const scores = heldOutOf(row);
  return judges
    .filter((judge) => scores[judge] !== null)
    .reduce((worst, judge) => (scores[judge]! < scores[worst]! ? judge : worst));
}
