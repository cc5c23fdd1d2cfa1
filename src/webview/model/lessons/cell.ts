/** Which neuron the lessons about the cell are about, and where in the text. */
import { isDirection } from '../../../core/inspect/subject.ts';
import type { GateName } from '../../../core/lessons/gate-inputs.ts';
import { longestRun, type CellRun } from '../../../protocol/cell-lessons.ts';
import type { CellStep, Neuron } from '../../../protocol/inspection.ts';
import type { PanelDocument } from '../document.ts';
import { existing } from '../existing.ts';
import type { PanelModel } from '../panel-model.ts';

/** Value from which on a gate counts as open. */
const OPEN = 0.5;

/** Least milliseconds between two requests for exact values of what is known from a short context. */
export const PACE = 500;

/** The chosen neuron; where that is none, a direction, or not in the network, the best of the list. */
export function cellNeuron(model: Pick<PanelModel, 'memory' | 'network' | 'ranking'>): Neuron {
  const { memory, ranking } = model;
  const { subject } = memory;
  if (subject !== undefined && !isDirection(subject) && existing(model)) return subject;
  const best = ranking?.neurons[0] ?? { layer: 0, unit: 0 };
  return { layer: best.layer, unit: best.unit };
}

/** Whether a place that came from outside is that of a character. */
export function isWithin(document: PanelDocument | undefined, at: number): boolean {
  return Number.isInteger(at) && at >= 0 && at < (document?.text.length ?? 0);
}

/** Offset of the shown character: the one at the cursor, or the last one if the cursor is at the end of the text. */
export function cellPlace({ cursor }: Pick<PanelModel, 'cursor'>, { text }: PanelDocument): number {
  return Math.max(0, Math.min(cursor, text.length - 1));
}

/**
 * The range to ask about around a character; ranges begin at round offsets, so that most steps need no request. Where
 * the text is not read that far, the range is short, as it is first read from a short context.
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

/** The step at a character; undefined where it is not known. */
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

/** The nearest place after (1) or before (-1) `at` where the gate opens or shuts; undefined where the run has none. */
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

/** The line of a character, without its end, or if that is blank, the nearest one that is not. */
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

/** Up to `most` characters of [from, to) around `at`. */
export function cutAround(
  { from, to }: { readonly from: number; readonly to: number },
  at: number,
  most: number,
): { readonly from: number; readonly to: number } {
  if (to - from <= most) return { from, to };
  const start = Math.max(from, Math.min(at - Math.floor(most / 2), to - most));
  return { from: start, to: start + most };
}

/** The line that holds a character, with its end, which is a character too. */
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

/** The character before (-1) or after (1) the shown one; undefined outside the text. */
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

/** The greatest known |c|, at least 1: the conveyor has its full width for it. */
export function mostOf(run: CellRun | undefined): number {
  let most = 1;
  for (const c of run?.steps.c ?? []) if (Math.abs(c) > most) most = Math.abs(c);
  return most;
}
