/**
 * All that the page asks the engine: for each topic when it is asked again, what, and where the answer goes. What is in
 * view comes before what is not, and nothing is asked for that is already known.
 */
import { certifiedQuantityOf } from '../../core/inspect/cell.ts';
import { isDirection, sameSubject } from '../../core/inspect/subject.ts';
import { longestView, type NoValues } from '../../protocol/inspection.ts';
import type {
  PanelParams,
  PanelRequestKind,
  PanelResult,
  TextRange,
} from '../../protocol/panel.ts';
import { cellShown, cellWanted } from './cell-wanted.ts';
import type { Channel } from './channel.ts';
import type { PanelDocument } from './document.ts';
import { rangeOf } from './snippet-book.ts';
import type { PanelModel } from './panel-model.ts';
import type { Part } from './parts.ts';

interface TopicOf<K extends PanelRequestKind> {
  /** What the engine is asked. */
  readonly kind: K;
  /** After these changes it is asked again. */
  readonly reasons: readonly Part[];
  /** Least milliseconds between two questions. */
  readonly pace: number;
  /** Also asked for an empty text: it is about more than that. */
  readonly isForEmpty?: true;
  /** Its answer takes so long that other topics do not wait for it. */
  readonly isLong?: true;
  /** When this changes, the topic is asked again at once. */
  about?(model: PanelModel): string;
  /** Undefined where there is nothing to ask. */
  question(model: PanelModel, document: PanelDocument): PanelParams<K> | undefined;
  /** Puts the answer into the model, unless it is stale. */
  answer(model: PanelModel, answer: PanelResult<K>, asked: Asked<K>): void;
}

interface Asked<K extends PanelRequestKind> {
  readonly params: PanelParams<K>;
  readonly document: PanelDocument;
}

export interface Topic extends Pick<
  TopicOf<PanelRequestKind>,
  'about' | 'isLong' | 'pace' | 'reasons'
> {
  /** Resolves when the answer is in the model; undefined where there is nothing to ask. */
  ask(model: PanelModel, channel: Pick<Channel, 'ask'>): Promise<void> | undefined;
}

export function topic<K extends PanelRequestKind>(record: TopicOf<K>): Topic {
  const ask: Topic['ask'] = (model, channel) => {
    const { document } = model;
    if (document === undefined) return undefined;
    if (document.text.length === 0 && record.isForEmpty !== true) return undefined;
    const params = record.question(model, document);
    if (params === undefined) return undefined;
    return channel
      .ask(record.kind, params)
      .then((reply) => record.answer(model, reply, { params, document }));
  };
  return { ...record, ask };
}

/** Characters around the cursor whose guesses are asked for when they are not shown everywhere. */
const NEAR = 128;

const inspect = {
  kind: 'inspect',
  answer: (model, answer, { params, document }) => {
    const { subject, quantity } = model.memory;
    const isShown = sameSubject(params.subject, subject) && params.quantity === quantity;
    if (isShown && isCurrent(model, document, answer)) model.takeValues(answer);
  },
} satisfies Pick<TopicOf<'inspect'>, 'answer' | 'kind'>;

const guesses = {
  kind: 'guesses',
  answer: (model, answer, { document }) => {
    if (isCurrent(model, document, answer)) model.takeGuesses(answer);
  },
} satisfies Pick<TopicOf<'guesses'>, 'answer' | 'kind'>;

/** The most urgent first. The first two cost little, the others a look at much of the text. */
export const TOPICS = {
  inspect: topic({
    ...inspect,
    reasons: ['document', 'choice', 'window', 'progress'],
    pace: 0,
    question: (model, document) =>
      valuesOf(model, document, isAtHand(model, document) ? whole(document) : model.window),
  }),

  certificate: topic({
    kind: 'certificate',
    reasons: ['document', 'choice'],
    pace: 0,
    question: ({ memory, certificate }) => {
      const { subject, page } = memory;
      if (page !== 'certificate' || subject === undefined || certificate) return undefined;
      return { subject, quantity: certifiedQuantityOf(memory.quantity) };
    },
    answer: (model, answer, { params }) => {
      const { subject, quantity } = model.memory;
      const isShown =
        sameSubject(params.subject, subject) && params.quantity === certifiedQuantityOf(quantity);
      if (isShown && answer.kind !== 'none') model.takeCertificate(answer);
    },
  }),

  rank: topic({
    kind: 'rank',
    isForEmpty: true,
    reasons: ['document', 'progress'],
    pace: 1500,
    // The reader waits for another label's list, and for the list over the whole text, but not for a little progress.
    about: ({ document, wasRead, label, memory: { quantity, order } }) =>
      JSON.stringify([document?.uri, wasRead, label, certifiedQuantityOf(quantity), order]),
    question: ({ label, memory: { quantity, order } }, { version }) => ({
      ...{ version, label, order, limit: 40 },
      quantity: certifiedQuantityOf(quantity),
    }),
    answer: (model, answer, { params, document }) => {
      const { quantity, order } = model.memory;
      const isShown =
        params.label === model.label &&
        params.order === order &&
        params.quantity === certifiedQuantityOf(quantity);
      if (isShown && isCurrent(model, document, answer)) model.takeRanking(answer);
    },
  }),

  certifiedNeurons: topic({
    kind: 'certifiedNeurons',
    isForEmpty: true,
    reasons: ['document'],
    pace: 0,
    question: ({ catalogued }) => (catalogued === undefined ? { limit: 500 } : undefined),
    answer: (model, answer, { document }) => {
      const isShown = model.document?.uri === document.uri;
      if (isShown && answer.kind === 'certified') model.takeCatalogued(answer);
    },
  }),

  guesses: topic({
    ...guesses,
    reasons: ['document', 'choice', 'window', 'progress', 'cursor'],
    pace: 60,
    question: (model, document) => {
      const everywhere = model.memory.guesses || model.memory.view === 'surprise';
      return (
        (everywhere ? guessesIn(model, document, model.window) : undefined) ??
        guessesIn(model, document, nearCursor(model, document))
      );
    },
  }),

  labels: topic({
    kind: 'labels',
    reasons: ['document', 'window'],
    pace: 60,
    question: ({ tellable, window }, { version }) =>
      window.to > window.from ? { version, ...window, labels: tellable } : undefined,
    answer: (model, answer, { document }) => {
      if (isCurrent(model, document, answer)) model.takeLabels(answer);
    },
  }),

  cell: topic({
    kind: 'cell',
    reasons: ['document', 'choice', 'cursor', 'progress'],
    pace: 30,
    question: (model) => (model.memory.page === 'text' ? cellWanted(model) : undefined),
    answer: (model, answer, { params, document }) => {
      const neuron = cellShown(model);
      const isShown = neuron !== undefined && sameSubject(neuron, params.neuron);
      if (isShown && isCurrent(model, document, answer)) {
        model.takeCell({ ...params, step: answer.step });
      }
    },
  }),

  thumbnails: topic({
    kind: 'inspect',
    reasons: ['document', 'choice', 'cursor', 'progress', 'catalogued', 'thumbnails'],
    pace: 0,
    question: (model, document) => {
      const { thumbnails, cursor, memory, progress, gallery } = model;
      if (memory.page !== 'gallery') return undefined;
      thumbnails.place(document, cursor);
      const { range } = thumbnails;
      const wanted = gallery.map(({ neuron, quantity }) => ({ subject: neuron, quantity }));
      const next = thumbnails.firstMissing(wanted, progress.read >= range.to);
      return next && { version: document.version, ...range, ...next };
    },
    answer: (model, answer, { params, document }) => {
      const { subject, quantity } = params;
      const pictured = { subject, quantity: certifiedQuantityOf(quantity) };
      const isLost = answer.kind === 'none' && answer.reason === 'unknownSubject';
      if (isLost) model.takeThumbnail(pictured, undefined);
      else if (isCurrent(model, document, answer)) model.takeThumbnail(pictured, answer);
    },
  }),

  snippets: topic({
    kind: 'snippetValues',
    isForEmpty: true,
    reasons: ['certificate', 'choice', 'document', 'snippets'],
    pace: 0,
    question: ({ certificate, snippets, memory }) => {
      const { subject, page, quantity } = memory;
      if (page !== 'certificate' || subject === undefined) return undefined;
      const next = snippets.firstMissing(certificate);
      if (next === undefined) return undefined;
      return {
        subject,
        quantity: certifiedQuantityOf(quantity),
        text: next.text,
        ...rangeOf(next),
      };
    },
    answer: (model, answer, { params }) => {
      const { certificate, snippets } = model;
      // One question is pending at a time: it was about the first missing snippet, unless the certificate changed.
      const next = snippets.firstMissing(certificate);
      const isAsked = next?.text === params.text && rangeOf(next).from === params.from;
      if (certificate === undefined || next === undefined || !isAsked) return;
      model.takeSnippet(next, certificate, answer.kind === 'values' ? answer : undefined);
    },
  }),

  inspectAll: topic({
    ...inspect,
    reasons: ['document', 'choice', 'progress'],
    pace: 400,
    question: (model, document) => valuesOf(model, document, whole(document)),
  }),

  guessesAll: topic({
    ...guesses,
    reasons: ['document', 'choice', 'progress', 'guesses'],
    pace: 400,
    question: (model, document) => {
      if (model.memory.view !== 'surprise') return undefined;
      const from = model.book.bits.firstInexact(0, document.text.length);
      const to = Math.min(from + longestView, model.progress.read);
      return guessesIn(model, document, { from, to });
    },
  }),
} as const satisfies Readonly<Record<string, Topic>>;

function whole({ text }: PanelDocument): TextRange {
  return { from: 0, to: text.length };
}

/** Once all is read, sending h of the whole text takes less time than asking a second question would. */
function isAtHand({ memory, progress }: PanelModel, { text }: PanelDocument): boolean {
  const { subject, quantity } = memory;
  const isHidden = quantity === 'h' && subject !== undefined && !isDirection(subject);
  return isHidden && progress.read >= text.length;
}

function valuesOf(
  { memory, values }: PanelModel,
  { version }: PanelDocument,
  range: TextRange,
): PanelParams<'inspect'> | undefined {
  const { subject, quantity, view } = memory;
  if (subject === undefined || view === 'surprise' || values.isExact(range.from, range.to)) {
    return undefined;
  }
  return { version, ...range, subject, quantity };
}

function guessesIn(
  { book }: PanelModel,
  { version }: PanelDocument,
  range: TextRange,
): PanelParams<'guesses'> | undefined {
  if (range.to <= range.from || book.bits.isExact(range.from, range.to)) return undefined;
  return { version, ...range };
}

function nearCursor({ cursor, hovered }: PanelModel, { text }: PanelDocument): TextRange {
  const at = hovered ?? cursor;
  return { from: Math.max(0, at - NEAR), to: Math.min(text.length, at + NEAR) };
}

/** Whether the answer has values, and is about the text that is shown. */
export function isCurrent<A extends { readonly kind: 'values' }>(
  model: PanelModel,
  { uri, version }: PanelDocument,
  answer: A | NoValues,
): answer is A {
  if (model.document?.uri !== uri || model.document.version !== version) return false;
  return answer.kind === 'values';
}
