/** What the panel shows, in the form that is saved to files. */
import type { Picture } from '../../core/picture/picture.ts';
import type { LabelColumns } from '../../core/picture/table.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import { longestView } from '../../protocol/inspection.ts';
import type { Ask } from './channel.ts';
import type { PanelModel } from './panel-model.ts';

export type Scope = 'inSight' | 'whole';

export interface Words {
  readonly title: string;
  /** Formats a number in the reader's language. */
  readonly number: (value: number, digits: number) => string;
  readonly bits: string;
}

/** The lines of a scope, with the given values or else those that the panel has. */
export function pictureOf(
  model: PanelModel,
  scope: Scope,
  { title, number, bits }: Words,
  values?: ArrayLike<number>,
): Picture | undefined {
  const { document, network, shown, span, window } = model;
  if (document === undefined) return undefined;
  const { text, lines, name, tabSize } = document;
  const { counts, least, greatest } = span;
  const isSurprise = model.memory.view === 'surprise';
  const end = (value: number): string => number(value, Number.isInteger(value) ? 0 : 1);
  return {
    ...{ title, text, span, tabSize },
    notes: [[name, network?.name].filter(Boolean).join(' · ')],
    lines:
      scope === 'whole'
        ? { from: 0, to: lines.count }
        : { from: lines.at(window.from), to: lines.at(window.to) + 1 },
    value: (at) => (values === undefined ? shown.at(at) : (values[at] ?? Number.NaN)),
    ends:
      counts === undefined
        ? [end(least), isSurprise ? `${end(greatest)} ${bits}` : end(greatest)]
        : [end(0), `${end(counts.most)}${counts.hasMore ? '+' : ''}`],
  };
}

/** The exact values of the whole text; undefined where the text has changed since, or nothing was read. */
export async function exactValues(
  { document, memory, book }: PanelModel,
  ask: Ask,
): Promise<ArrayLike<number> | undefined> {
  if (document === undefined) return undefined;
  const { version, text } = document;
  const { subject, quantity, view } = memory;
  if (view === 'surprise') return Array.from({ length: text.length }, (_, at) => book.bits.at(at));
  if (subject === undefined) return undefined;
  const asked = { version, from: 0, to: text.length, subject, quantity };
  const answer = await ask('exactValues', asked);
  return answer.kind === 'values' ? answer.numbers : undefined;
}

/** All labels that the text can have, with their values. */
export async function allLabels(
  { document, tellable }: PanelModel,
  ask: Ask,
): Promise<LabelColumns> {
  if (document === undefined) return {};
  const { version, text } = document;
  const columns: Partial<Record<LabelName, Int16Array>> = {};
  for (let from = 0; from < text.length; from += longestView) {
    const to = Math.min(text.length, from + longestView);
    const answer = await ask('labels', { version, from, to, labels: tellable });
    if (answer.kind !== 'values') return {};
    for (const [name, values] of Object.entries(answer.values) as [LabelName, Int16Array][]) {
      (columns[name] ??= new Int16Array(text.length)).set(values, from);
    }
  }
  return columns;
}
