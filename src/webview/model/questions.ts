/** What the page asks the engine next: what is in view before what is not, and nothing that it already has. */
import { certifiedQuantityOf } from '../../core/inspect/cell.ts';
import { isDirection } from '../../core/inspect/subject.ts';
import { labelNames } from '../../core/labels/labels.ts';
import { longestView } from '../../protocol/inspection.ts';
import type { PanelParams, PanelRequestKind } from '../../protocol/panel.ts';
import type { PanelModel, Range } from './panel-model.ts';

export type Question = {
  [K in PanelRequestKind]: { method: K; params: PanelParams<K> };
}[PanelRequestKind];

/** Names of the questions, the most urgent first; each is asked for its own reasons and at its own pace. */
export const TOPICS = [
  'values',
  'certificate',
  'rank',
  'guesses',
  'labels',
  'allValues',
  'allGuesses',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Milliseconds between two questions of a topic: the first costs little, the others a look at the whole text. */
export const PACE: Record<Topic, number> = {
  values: 0,
  certificate: 0,
  guesses: 60,
  labels: 60,
  rank: 1500,
  allValues: 400,
  allGuesses: 400,
};

/** Characters around the cursor whose guesses are asked for when they are not shown everywhere. */
const NEAR = 128;

export function questionAbout(topic: Topic, model: PanelModel): Question | undefined {
  const { document, memory, window } = model;
  if (document === undefined || document.text.length === 0) return undefined;
  const { version } = document;
  switch (topic) {
    case 'values':
      return inspect(model, version, isAtHand(model) ? whole(document) : window);
    case 'allValues':
      return inspect(model, version, whole(document));
    case 'guesses': {
      const everywhere = memory.guesses || memory.view === 'surprise';
      return (
        (everywhere ? guess(model, version, window) : undefined) ??
        guess(model, version, nearCursor(model))
      );
    }
    case 'allGuesses': {
      if (memory.view !== 'surprise') return undefined;
      const from = model.book.bits.firstInexact(0, document.text.length);
      return guess(model, version, { from, to: Math.min(from + longestView, model.progress.read) });
    }
    case 'labels':
      if (!model.labelled || window.to === window.from) return undefined;
      return { method: 'labels', params: { version, ...window, labels: labelNames } };
    case 'certificate': {
      const { subject, page } = memory;
      if (page !== 'certificate' || subject === undefined || model.certificate) return undefined;
      const quantity = certifiedQuantityOf(memory.quantity);
      return { method: 'certificate', params: { subject, quantity } };
    }
    case 'rank': {
      if (!model.labelled) return undefined;
      const quantity = certifiedQuantityOf(memory.quantity);
      return { method: 'rank', params: { version, label: memory.label, quantity, limit: 40 } };
    }
  }
}

function whole({ text }: { readonly text: string }): Range {
  return { from: 0, to: text.length };
}

/** Once all is read, h of all of it takes the engine less time than a second question takes on its way. */
function isAtHand({ document, memory, progress }: PanelModel): boolean {
  const { subject, quantity } = memory;
  const isHidden = quantity === 'h' && subject !== undefined && !isDirection(subject);
  return isHidden && document !== undefined && progress.read >= document.text.length;
}

function inspect(
  { memory, values }: PanelModel,
  version: number,
  range: Range,
): Question | undefined {
  const { subject, quantity, view } = memory;
  if (subject === undefined || view === 'surprise' || values.isExact(range.from, range.to)) {
    return undefined;
  }
  return { method: 'inspect', params: { version, ...range, subject, quantity } };
}

function guess({ book }: PanelModel, version: number, range: Range): Question | undefined {
  if (range.to <= range.from || book.bits.isExact(range.from, range.to)) return undefined;
  return { method: 'guesses', params: { version, ...range } };
}

function nearCursor({ cursor, hovered, document }: PanelModel): Range {
  const at = hovered ?? cursor;
  const length = document?.text.length ?? 0;
  return { from: Math.max(0, at - NEAR), to: Math.min(length, at + NEAR) };
}
