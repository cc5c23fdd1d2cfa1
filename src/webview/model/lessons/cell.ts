/** What the lessons about the cell are of, and where in the text. */
import { isDirection } from '../../../core/inspect/subject.ts';
import type { GateName } from '../../../core/lessons/gate-inputs.ts';
import { longestRun, type CellRun } from '../../../protocol/cell-lessons.ts';
import type { CellStep, Neuron } from '../../../protocol/inspection.ts';
import type { PanelDocument } from '../document.ts';
import { existing } from '../existing.ts';
import type { PanelModel } from '../panel-model.ts';

/** A gate is open from here on. */
const OPEN = 0.5;

/** Milliseconds between two questions about what is known already, but not exactly. */
export const PACE = 500;

/** The neuron that is chosen; where that is none, a direction, or one that the network has not, the best of the list. */
export function cellNeuron(model: Pick<PanelModel, 'memory' | 'network' | 'ranking'>): Neuron {
  const { memory, ranking } = model;
  const { subject } = memory;
  if (subject !== undefined && !isDirection(subject) && existing(model)) return subject;
  const best = ranking?.neurons[0] ?? { layer: 0, unit: 0 };
  return { layer: best.layer, unit: best.unit };
}

/** Whether a place that came from outside is one of a character. */
export function isWithin(document: PanelDocument | undefined, at: number): boolean {
  return Number.isInteger(at) && at >= 0 && at < (document?.text.length ?? 0);
}

/** The character that is looked at: at the cursor, or the last one where the text ends there. */
export function cellPlace({ cursor }: Pick<PanelModel, 'cursor'>, { text }: PanelDocument): number {
  return Math.max(0, Math.min(cursor, text.length - 1));
}

/**
 * What is asked about around a character; windows begin at round places, so that many steps need no question. Where the
 * text is not read so far, it is little: that much is read first, from a short context.
 *
 * @param read code units from the start of the text that were read
 */
export function runWindow(at: number, length: number, read = length): { from: number; to: number } {
  const whole = windowOf(at, length, longestRun);
  return read >= whole.to ? whole : windowOf(at, length, longestRun / 4);
}

function windowOf(at: number, length: number, size: number): { from: number; to: number } {
  const half = size / 2;
  const from = Math.max(0, Math.floor((at - half / 2) / half) * half);
  return { from, to: Math.min(length, from + size) };
}

/** Undefined where nothing is known of the character. */
export function stepAt(run: CellRun | undefined, at: number): CellStep | undefined {
  const k = run === undefined ? -1 : at - run.from;
  if (run === undefined || k < 0 || k >= run.steps.c.length || Number.isNaN(run.steps.c[k])) {
    return undefined;
  }
  const { i, f, g, o, before, c, tanhC, h } = run.steps;
  return {
    ...{ i: i[k]!, f: f[k]!, g: g[k]!, o: o[k]! },
    ...{ before: before[k]!, c: c[k]!, tanhC: tanhC[k]!, h: h[k]! },
  };
}

/** The nearest place after `at`, or before it, where the gate opens or shuts; undefined where the run has none. */
export function crossing(
  run: CellRun,
  gate: Exclude<GateName, 'g'>,
  at: number,
  direction: -1 | 1,
): number | undefined {
  const values = run.steps[gate];
  for (let k = at - run.from + direction; k > 0 && k < values.length; k += direction) {
    const [before, now] = [values[k - 1]!, values[k]!];
    if (!Number.isNaN(before + now) && before >= OPEN !== now >= OPEN) return run.from + k;
  }
  return undefined;
}

/** The line of a character, or where that has nothing in it, the nearest one that has; without its end. */
export function lineAround(
  { text, lines }: PanelDocument,
  at: number,
): { readonly from: number; readonly to: number } {
  const own = lines.at(at);
  for (let away = 0; away < lines.count; away++) {
    for (const line of away === 0 ? [own] : [own - away, own + away]) {
      if (line < 0 || line >= lines.count) continue;
      const [from, to] = [lines.start(line), lines.contentEnd(line)];
      if (text.slice(from, to).trim() !== '') return { from, to };
    }
  }
  return { from: 0, to: text.length };
}

/** Of [from, to), as much around `at` as fits. */
export function cutAround(
  { from, to }: { readonly from: number; readonly to: number },
  at: number,
  most: number,
): { readonly from: number; readonly to: number } {
  if (to - from <= most) return { from, to };
  const start = Math.max(from, Math.min(at - Math.floor(most / 2), to - most));
  return { from: start, to: start + most };
}

/** The line that holds a character, with its end: that is a character, too. */
export function wholeLine(
  { lines, text }: PanelDocument,
  at: number,
): { readonly from: number; readonly to: number } {
  const line = lines.at(at);
  return {
    from: lines.start(line),
    to: Math.max(at + 1, Math.min(lines.contentEnd(line) + 1, text.length)),
  };
}

/** The character before (-1) or after (1) the one that is looked at; undefined beyond the text. */
export function placeBeside(model: PanelModel, by: -1 | 1): number | undefined {
  const { document } = model;
  if (document === undefined) return undefined;
  const to = cellPlace(model, document) + by;
  return isWithin(document, to) ? to : undefined;
}

/** Where in [from, to) a part is lowest; undefined where some of it is not known. */
export function lowest(
  run: CellRun | undefined,
  part: keyof CellStep,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  if (run === undefined || from < run.from || to > run.from + run.steps.c.length) return undefined;
  const values = run.steps[part].subarray(from - run.from, to - run.from);
  if (values.length === 0 || values.some(Number.isNaN)) return undefined;
  return from + values.indexOf(Math.min(...values));
}

/** The greatest |c| that is known of, and 1 at least: what the conveyor is as wide as it can be for. */
export function mostOf(run: CellRun | undefined): number {
  let most = 1;
  for (const c of run?.steps.c ?? []) if (Math.abs(c) > most) most = Math.abs(c);
  return most;
}
