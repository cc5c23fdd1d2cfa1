/**
 * What the page may say to the host. A page is outside: its messages are looked at before anything is done, for kind,
 * shape and size. A kind of message or a request without a schema does not compile, nor does a schema that allows more
 * or less than the type of its message.
 *
 * What comes out is made anew of what a schema names. Whatever else stands in a message is not read, not even counted:
 * to list a hundred thousand keys takes longer than the host's thread may be held.
 */
import * as v from 'valibot';
import { listOrders } from '../../core/certify/listing.ts';
import { glassLabels } from '../../core/certify/glass/boxes.ts';
import { SCHEMES } from '../../core/colour/schemes.ts';
import { cellQuantities, certifiedQuantities } from '../../core/inspect/cell.ts';
import { labelNames } from '../../core/labels/labels.ts';
import { longestEcho, longestRun } from '../../protocol/cell-lessons.ts';
import { longestView } from '../../protocol/inspection.ts';
import { PAGE_IDS } from '../../protocol/panel-memory.ts';
import {
  lessonLimits,
  LESSON_IDS,
  type LessonState,
  type OpenLesson,
} from '../../protocol/lessons.ts';
import { costLimits, longestReading, rivalKinds } from '../../protocol/rival-requests.ts';
import {
  longestFile,
  longestMemory,
  longestText,
  mostPinned,
  panelActions,
  savedFormats,
} from '../../protocol/panel.ts';
import type {
  PanelEnvelope,
  PanelMemory,
  PanelParams,
  PanelRequestKind,
  Subject,
  ToHost,
} from '../../protocol/panel.ts';
import {
  count,
  exactly,
  fits,
  list,
  MOST_LAYERS,
  MOST_RANKED,
  offset,
  rangeFields,
  unit,
  upTo,
} from './message-parts.ts';
import { selectionParams } from './selection-messages.ts';
import { earlierText, sideBySide } from './side-messages.ts';
import { surgeryParams } from './surgery-messages.ts';

export const subject = exactly<Subject>()(
  v.union([v.object({ probe: v.picklist(labelNames) }), unit]),
);

/** The keys are counted before they are looked at. */
export const lessonState = exactly<LessonState>()(
  v.pipe(
    v.custom<object>((state) => isRecord(state) && Object.keys(state).length <= lessonLimits.keys),
    v.record(
      v.pipe(v.string(), v.maxLength(lessonLimits.key)),
      v.union([v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.maxLength(lessonLimits.text))]),
    ),
  ),
);

export const openLesson = exactly<OpenLesson>()(
  v.object({ id: v.picklist(LESSON_IDS), state: lessonState }),
);

export const memoryFields = {
  quantity: v.picklist(cellQuantities),
  label: v.picklist(labelNames),
  order: v.picklist(listOrders),
  proposed: v.boolean(),
  scheme: v.picklist(SCHEMES),
  view: v.picklist(['neuron', 'surprise']),
  guesses: v.boolean(),
  plot: v.boolean(),
  page: v.picklist(PAGE_IDS),
  seen: list(v.picklist(LESSON_IDS), LESSON_IDS.length),
  large: v.boolean(),
};

const memory = exactly<PanelMemory>()(
  v.pipe(
    // What is undefined does not come through to the host.
    v.object({
      subject: v.optional(subject),
      lesson: v.optional(openLesson),
      sideBySide: sideBySide(subject),
      ...memoryFields,
    }),
    v.transform((all) => ({ ...all, subject: all.subject, lesson: all.lesson })),
  ),
);

/** A lesson's state may have any keys, so that its length is looked at before it is read. */
const memoryText = v.pipe(v.string(), v.maxLength(longestMemory), v.parseJson(), memory);

const subjectRange = exactly<PanelParams<'inspect'>>()(
  v.pipe(
    v.object({ ...rangeFields, subject, quantity: v.picklist(cellQuantities) }),
    v.check((range) => fits(range, longestText)),
  ),
);

const params: { [K in PanelRequestKind]: v.GenericSchema<unknown, PanelParams<K>> } = {
  cell: exactly<PanelParams<'cell'>>()(v.object({ version: count, at: offset, neuron: unit })),
  cellRun: exactly<PanelParams<'cellRun'>>()(
    v.pipe(
      v.object({ ...rangeFields, neuron: unit }),
      v.check((range) => fits(range, longestRun)),
    ),
  ),
  certificate: exactly<PanelParams<'certificate'>>()(
    v.object({ subject, quantity: v.picklist(certifiedQuantities) }),
  ),
  certifiedNeurons: exactly<PanelParams<'certifiedNeurons'>>()(
    v.object({ limit: upTo(MOST_RANKED) }),
  ),
  earlierText,
  earlierValues: subjectRange,
  echo: exactly<PanelParams<'echo'>>()(
    v.object({
      ...{ version: count, at: offset, neuron: unit, length: upTo(longestEcho) },
      // A character beyond U+FFFF takes two code units.
      replacement: v.pipe(v.string(), v.maxLength(2)),
    }),
  ),
  snippetValues: exactly<PanelParams<'snippetValues'>>()(
    v.pipe(
      v.object({
        ...{ text: count, from: offset, to: offset, subject },
        quantity: v.picklist(certifiedQuantities),
      }),
      v.check((range) => fits(range, longestView)),
    ),
  ),
  gateInputs: exactly<PanelParams<'gateInputs'>>()(
    v.object({ version: count, at: offset, neuron: unit }),
  ),
  glass: exactly<PanelParams<'glass'>>()(
    v.pipe(
      v.object({ ...rangeFields, label: v.picklist(glassLabels), at: offset }),
      v.check((range) => fits(range, longestView)),
    ),
  ),
  glassScores: exactly<PanelParams<'glassScores'>>()(
    v.object({ version: count, label: v.picklist(glassLabels) }),
  ),
  ...surgeryParams,
  ...selectionParams,
  guesses: exactly<PanelParams<'guesses'>>()(
    v.pipe(
      v.object(rangeFields),
      v.check((range) => fits(range, longestView)),
    ),
  ),
  exactValues: subjectRange,
  inspect: subjectRange,
  labels: exactly<PanelParams<'labels'>>()(
    v.pipe(
      v.object({
        ...rangeFields,
        labels: list(v.picklist(labelNames), labelNames.length),
      }),
      v.check((range) => fits(range, longestView)),
    ),
  ),
  layerVectors: exactly<PanelParams<'layerVectors'>>()(
    v.object({ version: count, at: offset, layer: upTo(MOST_LAYERS - 1) }),
  ),
  rank: exactly<PanelParams<'rank'>>()(
    v.object({
      version: count,
      label: v.picklist(labelNames),
      quantity: v.picklist(certifiedQuantities),
      order: v.picklist(listOrders),
      limit: upTo(MOST_RANKED),
    }),
  ),
  rivals: exactly<PanelParams<'rivals'>>()(
    v.pipe(
      v.object({ ...rangeFields, change: v.optional(offset) }),
      v.check((range) => fits(range, longestReading)),
    ),
  ),
  stepCost: exactly<PanelParams<'stepCost'>>()(
    v.object({
      network: v.picklist(rivalKinds),
      units: v.pipe(upTo(costLimits.units), v.minValue(1)),
      characters: v.pipe(upTo(costLimits.characters), v.minValue(1)),
    }),
  ),
};

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const envelope = <K extends PanelRequestKind>(kind: K) =>
  v.object({ kind: v.literal(kind), id, params: params[kind] }) as unknown as v.GenericSchema<
    unknown,
    PanelEnvelope<K>
  >;

const requests: { [K in PanelRequestKind]: v.GenericSchema<unknown, PanelEnvelope<K>> } = {
  captures: envelope('captures'),
  cell: envelope('cell'),
  cellRun: envelope('cellRun'),
  certificate: envelope('certificate'),
  certifiedNeurons: envelope('certifiedNeurons'),
  alikeIn: envelope('alikeIn'),
  otherFiles: envelope('otherFiles'),
  earlierText: envelope('earlierText'),
  earlierValues: envelope('earlierValues'),
  echo: envelope('echo'),
  exactValues: envelope('exactValues'),
  snippetValues: envelope('snippetValues'),
  gateInputs: envelope('gateInputs'),
  glass: envelope('glass'),
  glassScores: envelope('glassScores'),
  comparison: envelope('comparison'),
  dose: envelope('dose'),
  growth: envelope('growth'),
  guesses: envelope('guesses'),
  hold: envelope('hold'),
  inspect: envelope('inspect'),
  labels: envelope('labels'),
  layerVectors: envelope('layerVectors'),
  ownValues: envelope('ownValues'),
  rank: envelope('rank'),
  rivals: envelope('rivals'),
  stepCost: envelope('stepCost'),
  tellApart: envelope('tellApart'),
};

type Message<K extends ToHost['kind']> = Extract<ToHost, { kind: K }>;
type Tell = Exclude<ToHost['kind'], PanelRequestKind>;

const tells: { [K in Tell]: v.GenericSchema<unknown, Message<K>> } = {
  ready: exactly<Message<'ready'>>()(v.object({ kind: v.literal('ready') })),
  scrolled: exactly<Message<'scrolled'>>()(v.object({ kind: v.literal('scrolled'), line: offset })),
  cursor: exactly<Message<'cursor'>>()(
    v.object({ kind: v.literal('cursor'), offset, focus: v.boolean(), moves: count }),
  ),
  remember: exactly<Message<'remember'>>()(
    v.object({ kind: v.literal('remember'), memory: memoryText }),
  ),
  pinned: exactly<Message<'pinned'>>()(
    v.object({
      kind: v.literal('pinned'),
      pinned: list(subject, mostPinned),
    }),
  ),
  lock: exactly<Message<'lock'>>()(v.object({ kind: v.literal('lock'), locked: v.boolean() })),
  openSnippet: exactly<Message<'openSnippet'>>()(
    v.object({ kind: v.literal('openSnippet'), text: count, offset }),
  ),
  openElsewhere: exactly<Message<'openElsewhere'>>()(
    v.object({ kind: v.literal('openElsewhere'), file: count, offset }),
  ),
  save: exactly<Message<'save'>>()(
    v.object({
      kind: v.literal('save'),
      file: v.object({
        name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
        format: v.picklist(savedFormats),
        content: v.pipe(v.string(), v.maxLength(longestFile)),
      }),
    }),
  ),
  do: exactly<Message<'do'>>()(
    v.object({
      kind: v.literal('do'),
      action: v.picklist(panelActions),
    }),
  ),
};

const messages: { [K in ToHost['kind']]: v.GenericSchema<unknown, Message<K>> } = {
  ...requests,
  ...tells,
};

/** `problem` names a place in the message, and nothing that stood there; `id` is that of a request to be answered. */
export interface BadMessage {
  readonly problem: string;
  readonly id: number | undefined;
}

export type ReadMessage =
  { readonly message: ToHost } | { readonly message?: undefined; readonly bad: BadMessage };

/** Never throws: a message is what can be sent from a page, data without getters. */
export function readMessage(value: unknown): ReadMessage {
  const schema = schemaFor(value);
  if (typeof schema === 'string') return { bad: { problem: schema, id: requestId(value) } };
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return { message: read.output };
  const { kind } = value as { readonly kind: string };
  const [first] = read.issues;
  const place = v.getDotPath(first) ?? 'as a whole';
  const problem = `${kind}: ${place.slice(0, 60)}, ${first.type}`;
  return { bad: { problem, id: requestId(value) } };
}

/** Or what is wrong. */
function schemaFor(value: unknown): string | v.GenericSchema<unknown, ToHost> {
  if (!isRecord(value)) return 'no message';
  const { kind } = value;
  return isKeyOf(messages, kind) ? messages[kind] : 'kind';
}

/** Whatever bears an id asks for a reply, also if it is nothing that the page may ask. */
function requestId(value: unknown): number | undefined {
  if (!isRecord(value) || isKeyOf(tells, value['kind'])) return undefined;
  const read = v.safeParse(id, value['id']);
  return read.success ? read.output : undefined;
}

function isKeyOf<T extends object>(all: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(all, key);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
