/**
 * What only the side-by-side page asks: nothing while that page is not shown. While it is, its topics come before those
 * of what it covers, paced so that these get their turns.
 */
import { longestView, type NoValues, type ReadSoFar } from '../../../protocol/inspection.ts';
import type { PanelParams } from '../../../protocol/panel.ts';
import {
  noEarlierReasons,
  type NoEarlier,
  type SubjectPane,
} from '../../../protocol/side-by-side.ts';
import type { Track } from '../../../core/colour/track.ts';
import type { PanelModel } from '../panel-model.ts';
import type { Piece } from '../viewport.ts';
import { isCurrent, topic, type Topic } from '../topics.ts';
import { paneKey, paneOf, samePane } from './panes.ts';

/** Characters out of view to ask for in one request: at most, and at least while more is being read. */
const stretch = { most: 32_768, least: 2_048 } as const;

const isOn = ({ side }: PanelModel, view: string): boolean =>
  side.isShown && side.memory.view === view;

/** The next stretch that was read but is not known exactly. */
function nextStretch(track: Track, { read, readable }: ReadSoFar): Piece | undefined {
  const from = track.firstInexact(0, Math.min(track.length, read));
  const to = Math.min(from + stretch.most, track.length, read);
  const isWorthIt = to - from >= stretch.least || (to > from && read >= readable);
  return isWorthIt ? { from, to } : undefined;
}

/** How far the text was read, as far as an answer about what is in view depends on it. */
function readOf(track: Track, { from, to }: Piece, read: number): number {
  // Until all of the view is known, it may be read from a short context, of which no progress is reported.
  return track.isRead(from, to) ? Math.max(from, Math.min(to, read)) : read;
}

/** What is in view, or the beginning where nothing is: the engine reads a text only if asked about it. */
function windowOf({ from, to }: Piece, length: number): Piece {
  const end = Math.min(to, length);
  return end > from ? { from, to: end } : { from: 0, to: Math.min(length, longestView) };
}

/** What is in view first, then the rest. `about` is all besides what was read that an answer depends on. */
function nextPiece(
  side: PanelModel['side'],
  key: string,
  track: Track,
  view: Piece,
  progress: ReadSoFar,
  about: readonly unknown[],
): Piece | undefined {
  const asked = [...about, view, readOf(track, view, progress.read)];
  if (!track.isExact(view.from, view.to) && side.asks(key, asked)) return view;
  return nextStretch(track, progress);
}

const isNoEarlier = (answer: NoEarlier | NoValues): answer is NoEarlier =>
  noEarlierReasons.some((reason) => reason === answer.reason);

const values = {
  kind: 'exactValues',
  answer: (model, answer, { params, document }) => {
    const pane = paneOf(params.subject, params.quantity);
    if (!model.side.wanted.some((one) => samePane(one, pane))) return;
    if (answer.kind === 'none' && answer.reason === 'unknownSubject') model.side.lose(pane);
    else if (isCurrent(model, document, answer)) model.side.take(pane, answer);
  },
} satisfies Pick<Parameters<typeof topic<'exactValues'>>[0], 'answer' | 'kind'>;

type ValuesAsked = PanelParams<'exactValues'> | undefined;

const subjectPanes = ({ side }: PanelModel): readonly SubjectPane[] =>
  side.isShown ? side.wanted.filter((pane) => pane !== 'surprise') : [];

const isSurpriseShown = ({ side }: PanelModel): boolean =>
  side.isShown && side.wanted.includes('surprise');

/** What is in view, asked for at once when it changes. */
const inSight = ({ side }: PanelModel): string =>
  side.isShown ? JSON.stringify([side.window, side.wanted.map(paneKey)]) : '';

/** The most urgent first. */
export const SIDE_TOPICS = {
  earlierText: topic({
    kind: 'earlierText',
    isForEmpty: true,
    reasons: ['document', 'choice', 'side'],
    pace: 300,
    about: (model) => (isOn(model, 'versions') ? model.side.fetchFor : ''),
    question: (model) => {
      if (!isOn(model, 'versions') || model.side.isFetched) return undefined;
      return model.side.fetch();
    },
    answer: ({ side }, answer, { params, document }) => {
      if (answer.kind === 'text' || isNoEarlier(answer)) side.takeEarlier(answer, params, document);
    },
  }),

  paneValues: topic({
    ...values,
    reasons: ['document', 'choice', 'progress', 'held', 'side'],
    pace: 100,
    about: inSight,
    question: (model, { uri, version }): ValuesAsked => {
      const { side, progress, surgery } = model;
      const { from, to } = side.window;
      if (to <= from) return undefined;
      const missing = subjectPanes(model).find((pane) => {
        const { track } = side.valuesOf(pane);
        if (side.isLost(pane) || track.isExact(from, to)) return false;
        const read = readOf(track, side.window, progress.read);
        return side.asks(paneKey(pane), [uri, version, from, to, read, surgery.held]);
      });
      return missing && { version, from, to, ...missing };
    },
  }),

  allPaneValues: topic({
    ...values,
    reasons: ['document', 'choice', 'progress', 'held', 'side'],
    pace: 250,
    question: (model, { version }): ValuesAsked => {
      const { side, progress } = model;
      for (const pane of subjectPanes(model)) {
        if (side.isLost(pane)) continue;
        const next = nextStretch(side.valuesOf(pane).track, progress);
        if (next !== undefined) return { version, ...next, ...pane };
      }
      return undefined;
    },
  }),

  paneSurprise: topic({
    kind: 'guesses',
    reasons: ['document', 'choice', 'progress', 'held', 'side'],
    pace: 100,
    about: inSight,
    question: (model, { uri, version }) => {
      if (!isSurpriseShown(model)) return undefined;
      const { side, progress, surgery } = model;
      const { track } = side.valuesOf('surprise');
      const about = [uri, version, surgery.held];
      const next = nextPiece(side, 'surprise', track, side.window, progress, about);
      return next && { version, ...next };
    },
    answer: (model, answer, { document }) => {
      if (isSurpriseShown(model) && isCurrent(model, document, answer)) {
        model.side.takeSurprise(answer);
      }
    },
  }),

  sideLabel: topic({
    kind: 'labels',
    reasons: ['document', 'choice', 'side'],
    pace: 0,
    question: (model, { version, text }) => {
      if (!isOn(model, 'histogram')) return undefined;
      const { label, told } = model.side;
      const from = told?.label === label && told.version === version ? told.to : 0;
      const to = Math.min(text.length, from + longestView);
      return to > from ? { version, from, to, labels: [label] } : undefined;
    },
    answer: (model, answer, { params, document }) => {
      const [label] = params.labels;
      const isAsked = label === model.side.label;
      if (isAsked && isCurrent(model, document, answer)) {
        model.side.takeLabel(label, params.version, answer);
      }
    },
  }),

  earlierValues: topic({
    kind: 'earlierValues',
    reasons: ['document', 'choice', 'held', 'side'],
    pace: 100,
    question: (model): PanelParams<'earlierValues'> | undefined => {
      const { side, surgery } = model;
      const { earlier, chosen } = side;
      if (!isOn(model, 'versions') || earlier === undefined || chosen === undefined) {
        return undefined;
      }
      const { version, text } = earlier;
      const { track } = earlier.valuesOf(chosen);
      const inView = windowOf(side.windowBefore, text.length);
      const about = [paneKey(chosen), version, surgery.held];
      const next = nextPiece(side, 'earlier', track, inView, earlier, about);
      return next && { version, ...next, ...chosen };
    },
    answer: ({ side }, answer, { params }) => {
      const { earlier } = side;
      if (earlier?.version !== params.version) return;
      if (answer.kind === 'none') {
        if (answer.reason === 'unknownDocument') side.refetch();
      } else earlier.take(paneOf(params.subject, params.quantity), answer);
    },
  }),
} as const satisfies Readonly<Record<string, Topic>>;
