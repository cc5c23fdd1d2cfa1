/** The content of the aligned text's rows: several panes on one text, or one pane on two versions of it. */
import { levelOf } from '../../../core/colour/palette.ts';
import { placeIn, type Span } from '../../../core/colour/quantities.ts';
import type { Look } from '../../../core/colour/runs.ts';
import type { Track } from '../../../core/colour/track.ts';
import type { Pane } from '../../../protocol/side-by-side.ts';
import type { PanelDocument } from '../../model/document.ts';
import type { SideBySideModel } from '../../model/side/side-by-side.ts';
import type { EarlierVersion } from '../../model/side/earlier-version.ts';
import { differenceAt, placeBefore, type Compared } from '../../model/side/differences.ts';
import type { CodeLine } from '../line-view.ts';

export interface AlignedPane {
  /** The line of the pane's text in a row; undefined where it has none there. */
  readonly lineAt: (row: number) => CodeLine | undefined;
  readonly look: Look;
}

export interface AlignedContent {
  readonly document: PanelDocument;
  readonly rows: number;
  readonly panes: readonly AlignedPane[];
  /** The row of a line of the document, and back; undefined for the row of a removed line. */
  readonly rowOf: (line: number) => number;
  readonly lineOf: (row: number) => number | undefined;
  /** The line that is drawn without colours above its bands. */
  readonly codeAt: (row: number) => CodeLine;
  readonly mark: (row: number) => 'added' | 'removed' | undefined;
}

export function neuronsContent(
  document: PanelDocument,
  side: SideBySideModel,
  panes: readonly Pane[],
): AlignedContent {
  const codeAt = (line: number): CodeLine => ({ source: document, line });
  return {
    document,
    rows: document.lines.count,
    panes: panes.map((pane) => ({
      lineAt: codeAt,
      look: lookOf(side.valuesOf(pane).track, side.spanOf(pane)),
    })),
    rowOf: (line) => line,
    lineOf: (row) => row,
    codeAt,
    mark: () => undefined,
  };
}

/** The two versions of a text, with a pane's values in each. */
export function comparedBy(
  document: PanelDocument,
  side: SideBySideModel,
  earlier: EarlierVersion,
  pane: Pane,
): Compared {
  const [before, now] = [earlier.valuesOf(pane).track, side.valuesOf(pane).track];
  return {
    ...{ before: earlier, now: document, alignment: earlier.alignedWith(document) },
    valueBefore: (offset) => before.at(offset),
    valueNow: (offset) => now.at(offset),
  };
}

/** A difference gets the colour of a value that is as far from the middle. */
export function differenceSpan({ least, middle, greatest }: Span): Span {
  const half = greatest - (least === middle ? least : middle);
  return { least: -half, middle: 0, greatest: half };
}

/** Three panes: the values before, the values now, and their difference. */
export function versionsContent(
  document: PanelDocument,
  side: SideBySideModel,
  earlier: EarlierVersion,
  pane: Pane,
): AlignedContent {
  const compared = comparedBy(document, side, earlier, pane);
  const { rows, rowOf } = compared.alignment;
  const span = side.spanOf(pane);
  const [before, now] = [earlier.valuesOf(pane).track, side.valuesOf(pane).track];
  const nowAt = (row: number): CodeLine | undefined => {
    const line = rows[row]?.now;
    return line === undefined ? undefined : { source: document, line };
  };
  const beforeAt = (row: number): CodeLine | undefined => {
    const aligned = rows[row];
    if (aligned?.before === undefined) return undefined;
    const line = aligned.before;
    if (aligned.now === undefined) return { source: earlier, line, shift: 'nowhere' };
    const shift = document.lines.start(aligned.now) - earlier.lines.start(line);
    return { source: earlier, line, shift };
  };
  const sharedAt = (row: number): CodeLine | undefined =>
    rows[row]?.before === undefined ? undefined : nowAt(row);
  const differing = differenceSpan(span);
  const difference: Look = {
    level: (at) => levelOf(placeIn(differing, differenceAt(compared, at))),
    isProvisional: (at) => {
      const place = placeBefore(compared, at);
      return now.isProvisional(at) || (place !== undefined && before.isProvisional(place));
    },
  };
  return {
    document,
    rows: rows.length,
    panes: [
      { lineAt: beforeAt, look: lookOf(before, span) },
      { lineAt: nowAt, look: lookOf(now, span) },
      { lineAt: sharedAt, look: difference },
    ],
    rowOf: (line) => rowOf[line] ?? 0,
    lineOf: (row) => rows[row]?.now,
    codeAt: (row) => nowAt(row) ?? beforeAt(row)!,
    mark: (row) => {
      if (rows[row]?.now === undefined) return 'removed';
      return rows[row].before === undefined ? 'added' : undefined;
    },
  };
}

function lookOf(track: Track, span: Span): Look {
  return {
    level: (at) => levelOf(placeIn(span, track.at(at))),
    isProvisional: (at) => track.isProvisional(at),
  };
}
