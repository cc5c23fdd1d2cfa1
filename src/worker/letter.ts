import type { AnyEnvelope, RequestKind, Result } from '../protocol/engine.ts';
import type { EngineError } from '../protocol/error.ts';

/** Whoever waits for an answer. */
export interface Pending {
  resolve(result: unknown): void;
  reject(error: EngineError): void;
}

/** A request on its way: what was asked, and all who wait for it. */
export interface Letter {
  readonly id: number;
  envelope: AnyEnvelope;
  readonly pending: Pending[];
}

/** Requests that are answered when nothing else is to be done: any number of them may be under way. */
const unhurried: ReadonlySet<RequestKind> = new Set([
  'alike',
  'captures',
  'catalogueText',
  'certificate',
  'certifiedNeurons',
  'exactValues',
  'guesses',
  'inspect',
  'labels',
  'rank',
  'tellApart',
  'comparison',
  'dose',
  'growth',
  'ownValues',
]);

export function isUnhurried(kind: RequestKind): boolean {
  return unhurried.has(kind);
}

/** The URI of the document that a request is about. */
export function documentOf({ params }: AnyEnvelope): string | undefined {
  return 'uri' in params ? params.uri : undefined;
}

type Reason = 'cancelled' | 'outdated';

const none = (reason: Reason): { kind: 'none'; reason: Reason } => ({ kind: 'none', reason });

/** What the engine would say to a question that was withdrawn, or is of a text that is no more. */
const withoutEngine: { readonly [K in RequestKind]?: (reason: Reason) => Result<K> } = {
  alike: none,
  captures: none,
  catalogueText: none,
  certificate: none,
  certifiedNeurons: none,
  complete: (reason) => ({
    kind: 'silent',
    reason,
    latency: { queue: 0, prefix: 0, decode: 0 },
  }),
  exactValues: none,
  guesses: none,
  inspect: none,
  labels: none,
  rank: none,
  tellApart: none,
  comparison: none,
  dose: none,
  growth: none,
  ownValues: none,
  sources: () => ({ sources: [] }),
};

/** Answers a question that need not be sent; false for what is no question but has to be done. */
export function answer({ envelope, pending }: Letter, reason: Reason): boolean {
  const result = withoutEngine[envelope.kind]?.(reason);
  if (result === undefined) return false;
  for (const one of pending) one.resolve(result);
  return true;
}
