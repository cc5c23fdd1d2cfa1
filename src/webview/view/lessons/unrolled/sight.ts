import type { CellRun } from '../../../../protocol/cell-lessons.ts';
import type { PanelDocument } from '../../../model/document.ts';
import { broughtBack, keptSince, type Path } from '../../../model/lessons/unrolled.ts';
import { spoken } from '../code-strip.ts';
import type { Context } from '../../view.ts';

/** What is currently shown. */
export interface Sight {
  readonly document: PanelDocument;
  readonly at: number;
  readonly path: Path;
  readonly run: CellRun | undefined;
}

/** Shares along the path of the first character's memory, or of the error at the last, as far as known. */
export function sharesOf({ run, path }: Sight, way: 'back' | 'forth'): Float64Array | undefined {
  if (run === undefined) return undefined;
  const end = Math.min(path.last + 1, run.to);
  return way === 'back' ? broughtBack(run, path.from, end) : keptSince(run, path.from, end);
}

/** A character of the text in words. */
export function nameAt(context: Context, { document }: Sight, offset: number): string {
  return spoken(context, document.text[offset] ?? '');
}
