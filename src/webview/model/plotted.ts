import { knownLabel } from './moved-labels.ts';
import type { PanelModel } from './panel-model.ts';

/** Offset, label and value of each character in view; null where unknown. */
export function plotted(model: PanelModel): [number[], (number | null)[], (number | null)[]] {
  const { window, label, shown } = model;
  const offsets: number[] = [];
  const labels: (number | null)[] = [];
  const values: (number | null)[] = [];
  for (let at = window.from; at < window.to; at++) {
    const value = shown.at(at);
    offsets.push(at);
    labels.push(knownLabel(model.labels, label, at) ?? null);
    values.push(Number.isNaN(value) ? null : value);
  }
  return [offsets, labels, values];
}
