import type { LabelName, LabelValues } from '../../protocol/inspection.ts';
import type { TextChange } from '../../protocol/panel.ts';

/** Stands for a label whose value is unknown. */
export const unknownLabel = -1;

/** The value of a label at a character; undefined where that is not known. */
export function knownLabel(
  labels: LabelValues | undefined,
  label: LabelName,
  offset: number,
): number | undefined {
  const value = labels?.values[label]?.[offset - labels.from];
  return value === unknownLabel ? undefined : value;
}

/** Labels after a change of the text, until the engine sends new ones: inserted text has none yet. */
export function movedLabels(labels: LabelValues, change: TextChange): LabelValues {
  const { offset, removed, inserted } = change;
  const first = Math.max(0, Math.min(offset, labels.to) - labels.from);
  const last = Math.max(first, Math.min(offset + removed, labels.to) - labels.from);
  // A change before the known range inserts nothing into it: the range moves as a whole.
  const isBefore = offset < labels.from;
  const added = isBefore || offset > labels.to ? 0 : inserted.length;
  const from = isBefore
    ? Math.max(offset + inserted.length, labels.from + inserted.length - removed)
    : labels.from;
  const values = Object.entries(labels.values).map(([name, old]) => {
    const moved = new Int16Array(old.length - (last - first) + added).fill(unknownLabel);
    moved.set(old.subarray(0, first));
    moved.set(old.subarray(last), first + added);
    return [name, moved] as const;
  });
  const length = values[0]?.[1].length ?? 0;
  return { ...labels, from, to: from + length, values: Object.fromEntries(values) };
}
