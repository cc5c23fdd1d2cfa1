import { joinChanges } from '../core/text/join-changes.ts';
import {
  orderedRequests,
  type AnyEnvelope,
  type Envelope,
  type LongRequest,
  type Params,
  type RequestKind,
  type Result,
  type TextChange,
  type ToWorker,
} from '../protocol/engine.ts';
import { asEngineError, type EngineError } from '../protocol/error.ts';

/** A caller that waits for an answer. */
interface Pending {
  resolve(result: unknown): void;
  reject(error: EngineError): void;
}

/** A request on its way, and all callers that wait for it. */
export interface Letter {
  readonly id: number;
  envelope: AnyEnvelope;
  readonly pending: Pending[];
}

/** Unanswered requests from which on more are held back: far more than there are while the engine keeps up. */
const window = 32;
/** Changes of a document that are held back, and characters in them; beyond these it is sent as a whole instead. */
const mostChanges = 1_000;
const mostCharacters = 1_000_000;
/** Characters that are sent at a time: some 2 ms of the host's thread. */
const part = 1_000_000;

export interface OutboxPorts {
  send(message: ToWorker): void;
  /** The request has been sent. */
  sent(letter: Letter): void;
  /** What to reopen a document as, which may be shorter than the edits missed; undefined where it is not open. */
  readonly reopen: ((uri: string) => Params<'open'> | undefined) | undefined;
  /** Calls `next` after other things have had their turn. */
  later(next: () => void): void;
}

/**
 * Sends requests to the engine in order, and no faster than it answers. While they wait here, changes of a document are
 * merged, and queries about a text that has changed since are answered `outdated`. So nothing piles up for a slow
 * engine, or one that hangs.
 */
export class Outbox {
  readonly #ports: OutboxPorts;
  #waiting: Letter[] = [];
  /** What is known of the changes that wait. */
  readonly #held = new WeakMap<Letter, { count: number; characters: number; whole: boolean }>();
  #unanswered = 0;
  #sendingParts = false;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  get length(): number {
    return this.#waiting.length;
  }

  put(letter: Letter): void {
    const { envelope } = letter;
    if (envelope.kind !== 'change' || !this.#hold(letter, envelope)) this.#waiting.push(letter);
    this.#pump();
  }

  /** The engine has answered a request of this kind. */
  answered({ envelope }: Letter): void {
    if (!isLong(envelope.kind)) this.#unanswered -= 1;
    this.#pump();
  }

  /** Answers a query that has not been sent; false where it was sent, or is not a query. */
  withdraw(id: number): boolean {
    const letter = this.#waiting.find((one) => one.id === id);
    if (letter === undefined || !answer(letter, 'cancelled')) return false;
    this.#waiting.splice(this.#waiting.indexOf(letter), 1);
    return true;
  }

  /** Takes out everything: the engine is gone. */
  clear(): Letter[] {
    const left = this.#waiting;
    this.#waiting = [];
    return left;
  }

  /** Merges a change into the last one of its document that waits. Returns whether there was one. */
  #hold(letter: Letter, { params }: Envelope<'change'>): boolean {
    const ofDocument = this.#waiting.filter(({ envelope }) => documentOf(envelope) === params.uri);
    const outdated = new Set(ofDocument.filter((one) => answer(one, 'outdated')));
    if (outdated.size > 0) this.#waiting = this.#waiting.filter((one) => !outdated.has(one));
    const last = ofDocument.findLast((one) => !outdated.has(one));
    if (last?.envelope.kind !== 'change') return false;
    const held = this.#heldOf(last, last.envelope.params.changes);
    held.count += 1;
    held.characters += sizeOf(params.changes);
    const isMuch = held.count > mostChanges || held.characters > mostCharacters;
    held.whole ||= isMuch && this.#ports.reopen !== undefined;
    const changes = held.whole ? [] : joined(last.envelope.params.changes, params.changes);
    last.envelope = { ...last.envelope, params: { ...params, changes } };
    // A document that is sent as a whole includes this change.
    if (held.whole) for (const one of letter.pending) one.resolve(undefined);
    else last.pending.push(...letter.pending);
    return true;
  }

  #heldOf(
    letter: Letter,
    changes: readonly TextChange[],
  ): { count: number; characters: number; whole: boolean } {
    const known = this.#held.get(letter);
    if (known !== undefined) return known;
    const first = { count: changes.length, characters: sizeOf(changes), whole: false };
    this.#held.set(letter, first);
    return first;
  }

  #pump(): void {
    while (!this.#sendingParts) {
      const letter = this.#waiting[0];
      if (letter === undefined) return;
      if (this.#unanswered >= window && !isLong(letter.envelope.kind)) return;
      this.#waiting.shift();
      this.#send(letter);
    }
  }

  #send(letter: Letter): void {
    if (this.#held.get(letter)?.whole === true && !this.#openAnew(letter)) return;
    const { envelope } = letter;
    if (!isLong(envelope.kind)) this.#unanswered += 1;
    this.#ports.sent(letter);
    if (
      (envelope.kind === 'open' || envelope.kind === 'learn') &&
      envelope.params.text.length > part
    )
      this.#sendInParts(letter, envelope.params.text, 0);
    else this.#sendNow(letter, envelope);
  }

  #sendNow(letter: Letter, envelope: AnyEnvelope): void {
    try {
      this.#ports.send(envelope);
    } catch (error) {
      // Parameters that cannot be copied are an error for their caller alone.
      for (const one of letter.pending.splice(0)) one.reject(asEngineError(error));
      if (!isLong(envelope.kind)) this.#unanswered -= 1;
    }
  }

  #sendInParts(letter: Letter, text: string, from: number): void {
    this.#sendingParts = true;
    if (from + part < text.length) {
      this.#ports.send({ kind: 'part', text: text.slice(from, from + part) });
      this.#ports.later(() => this.#sendInParts(letter, text, from + part));
      return;
    }
    this.#sendingParts = false;
    const { envelope } = letter;
    const params = { ...envelope.params, text: text.slice(from) };
    // The same kind of request, with the rest of its text.
    this.#sendNow(letter, { ...envelope, params } as AnyEnvelope);
    this.#pump();
  }

  /** Turns the request into one that opens the document; false where that is no longer open. */
  #openAnew(letter: Letter): boolean {
    const uri = documentOf(letter.envelope);
    const params = uri === undefined ? undefined : this.#ports.reopen?.(uri);
    if (params === undefined) {
      for (const one of letter.pending) one.resolve(undefined);
      return false;
    }
    letter.envelope = { ...letter.envelope, kind: 'open', params };
    return true;
  }
}

function sizeOf(changes: readonly TextChange[]): number {
  return changes.reduce((sum, { inserted }) => sum + inserted.length, 0);
}

/** Two lists of changes as one, in which continuous typing is one change. */
function joined(first: readonly TextChange[], second: readonly TextChange[]): TextChange[] {
  const all = [...first];
  for (const change of second) {
    const last = all.at(-1);
    const both = last && joinChanges(last, change);
    if (both === undefined) all.push(change);
    else all[all.length - 1] = both;
  }
  return all;
}

const ordered: ReadonlySet<RequestKind> = new Set(orderedRequests);

function isLong(kind: RequestKind): kind is LongRequest {
  return !ordered.has(kind);
}

/** The URI of the document that a request is about. */
function documentOf({ params }: AnyEnvelope): string | undefined {
  return 'uri' in params ? params.uri : undefined;
}

/** What the engine would answer to a query that was withdrawn, or whose text has changed; undefined for no query. */
function answerOf(
  kind: RequestKind,
  reason: 'cancelled' | 'outdated',
): Result<LongRequest | 'complete' | 'sources'> | undefined {
  if (isLong(kind)) return { kind: 'none', reason };
  if (kind === 'complete') {
    return { kind: 'silent', reason, latency: { queue: 0, prefix: 0, decode: 0 } };
  }
  return kind === 'sources' ? { sources: [] } : undefined;
}

/** Answers a query that need not be sent; false for what is not a query and has to be done. */
function answer({ envelope, pending }: Letter, reason: 'cancelled' | 'outdated'): boolean {
  const result = answerOf(envelope.kind, reason);
  if (result === undefined) return false;
  for (const one of pending) one.resolve(result);
  return true;
}
