/**
 * What the page may say to the host. A page is not trusted: its messages are checked before anything is done, for kind,
 * shape and size. A kind of message or a request without a schema does not compile, nor does a schema that allows more
 * or less than the type of its message.
 *
 * The result is built anew of what a schema names. Whatever else is in a message is not read, not even counted: to list
 * a hundred thousand keys takes longer than the host's thread may be held.
 */
import * as v from 'valibot';
import {
  longestFile,
  mostPinned,
  panelActions,
  savedFormats,
  type PanelEnvelope,
  type PanelRequestKind,
  type ToHost,
} from '../../protocol/panel.ts';
import { memoryText, subject } from './memory-messages.ts';
import { count, exactly, isRecord, list, offset } from './message-parts.ts';
import { requestParams } from './request-messages.ts';

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const envelope = <K extends PanelRequestKind>(kind: K) =>
  v.object({
    kind: v.literal(kind),
    id,
    params: requestParams[kind],
  }) as unknown as v.GenericSchema<unknown, PanelEnvelope<K>>;

// Each kind has the envelope that was made for it.
const requests = Object.fromEntries(
  Object.keys(requestParams).map((kind) => [kind, envelope(kind as PanelRequestKind)]),
) as { [K in PanelRequestKind]: v.GenericSchema<unknown, PanelEnvelope<K>> };

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

/** `problem` names a place in the message, but not its content; `id` is that of a request to be answered. */
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

/** The schema for a message, or what is wrong with it. */
function schemaFor(value: unknown): string | v.GenericSchema<unknown, ToHost> {
  if (!isRecord(value)) return 'no message';
  const { kind } = value;
  return isKeyOf(messages, kind) ? messages[kind] : 'kind';
}

/** Whatever has an id gets a reply, even if it is not a request that the page may make. */
function requestId(value: unknown): number | undefined {
  if (!isRecord(value) || isKeyOf(tells, value['kind'])) return undefined;
  const read = v.safeParse(id, value['id']);
  return read.success ? read.output : undefined;
}

function isKeyOf<T extends object>(all: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(all, key);
}
