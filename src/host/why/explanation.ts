import type { Candidate, EngineErrorData, Source } from '../../protocol/engine.ts';
import type { Silence, Suggestion } from '../completion/outcome.ts';
import { percentOf } from '../status/percent.ts';
import type { StatusSnapshot } from '../status/status.ts';

/** Where a suggestion came from; undefined while the engine has not answered, `lost` when the place is gone. */
export type Sources = readonly Source[] | 'lost' | undefined;

/** The last suggestion, and what is known of it. */
export interface Explained {
  readonly suggestion: Suggestion;
  readonly sources: Sources;
  readonly alternatives: readonly Candidate[];
}

/** What can be done about silence. */
export type Remedy =
  'askByHand' | 'changeEagerness' | 'restart' | 'showLog' | 'suggestInProse' | 'switchOn';

export type Stage = 'decode' | 'editor' | 'prefix' | 'queue';

/** How completion stands at the cursor. */
export type Now =
  | { readonly kind: 'failed'; readonly error: EngineErrorData }
  | { readonly kind: 'shown' }
  | { readonly kind: 'silent'; readonly reason: Silence; readonly languageId: string };

/** A line of the explanation, and the lines below it. */
export type WhyNode =
  | { readonly kind: 'now'; readonly now: Now; readonly children: readonly WhyNode[] }
  | { readonly kind: 'remedy'; readonly remedy: Remedy }
  | { readonly kind: 'suggestion'; readonly text: string; readonly isShown: boolean }
  | {
      readonly kind: 'confidence';
      readonly percent: number;
      readonly lstmShare: number;
      readonly provisional: boolean;
    }
  | { readonly kind: 'sources'; readonly lost: boolean; readonly children: readonly WhyNode[] }
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'alternatives'; readonly children: readonly WhyNode[] }
  | { readonly kind: 'alternative'; readonly candidate: Candidate }
  | {
      readonly kind: 'latency';
      readonly milliseconds: number;
      readonly children: readonly WhyNode[];
    }
  | { readonly kind: 'stage'; readonly stage: Stage; readonly milliseconds: number };

const REMEDIES: Partial<Record<Silence, readonly Remedy[]>> = {
  engineMissing: ['restart', 'showLog'],
  nothingLikely: ['askByHand', 'changeEagerness'],
  outdated: ['askByHand'],
  prose: ['suggestInProse', 'askByHand'],
  switchedOff: ['switchOn'],
  unknownDocument: ['askByHand'],
};

/** The explanation, line by line. Its upper lines stay where they are while suggestions come and go. */
export function explain(snapshot: StatusSnapshot, explained: Explained | undefined): WhyNode[] {
  const now = nowOf(snapshot);
  const head: WhyNode[] =
    now === undefined ? [] : [{ kind: 'now', now, children: remediesFor(now) }];
  if (explained === undefined) return head;
  const { suggestion, sources, alternatives } = explained;
  return [
    ...head,
    { kind: 'suggestion', text: suggestion.text, isShown: now?.kind === 'shown' },
    {
      kind: 'confidence',
      percent: percentOf(suggestion.probability),
      lstmShare: suggestion.lstmShare,
      provisional: suggestion.provisional,
    },
    ...sourcesOf(sources),
    ...alternativesOf(alternatives),
    latencyOf(suggestion),
  ];
}

function nowOf({ engine, place, last }: StatusSnapshot): Now | undefined {
  if (engine.kind === 'failed') return { kind: 'failed', error: dataOf(engine.error) };
  if (place === undefined) return undefined;
  const { languageId, silence } = place;
  if (silence !== undefined) return { kind: 'silent', reason: silence, languageId };
  switch (last?.kind) {
    case undefined:
      return undefined;
    case 'suggestion':
      return { kind: 'shown' };
    case 'silent':
      return { kind: 'silent', reason: last.reason, languageId };
    case 'error':
      return { kind: 'failed', error: dataOf(last.error) };
  }
}

function dataOf({ code, detail }: EngineErrorData): EngineErrorData {
  return { code, detail };
}

function remediesFor(now: Now): WhyNode[] {
  const remedies: readonly Remedy[] =
    now.kind === 'failed'
      ? ['restart', 'showLog']
      : now.kind === 'silent'
        ? (REMEDIES[now.reason] ?? [])
        : [];
  return remedies.map((remedy) => ({ kind: 'remedy', remedy }));
}

function sourcesOf(sources: Sources): WhyNode[] {
  if (sources === undefined) return [];
  const found = sources === 'lost' ? [] : sources;
  const children = found.map((source): WhyNode => ({ kind: 'source', source }));
  return [{ kind: 'sources', lost: sources === 'lost', children }];
}

function alternativesOf(candidates: readonly Candidate[]): WhyNode[] {
  if (candidates.length === 0) return [];
  const children = candidates.map((candidate): WhyNode => ({ kind: 'alternative', candidate }));
  return [{ kind: 'alternatives', children }];
}

/** What the engine does not account for was spent between the editor and the engine. */
function latencyOf({ milliseconds, latency: { queue, prefix, decode } }: Suggestion): WhyNode {
  const editor = Math.max(0, milliseconds - queue - prefix - decode);
  const stages: [Stage, number][] = [
    ['queue', queue],
    ['prefix', prefix],
    ['decode', decode],
    ['editor', editor],
  ];
  const children = stages.map(([stage, spent]): WhyNode => ({
    kind: 'stage',
    stage,
    milliseconds: spent,
  }));
  return { kind: 'latency', milliseconds, children };
}

/** The lines below a line. */
export function childrenOf(parent: WhyNode): readonly WhyNode[] {
  return 'children' in parent ? parent.children : [];
}

/** A source cannot be the very place that the suggestion is for: once accepted, it stands there. */
export function elsewhere(
  sources: readonly Source[],
  place: { readonly uri: string; readonly line: number },
): Source[] {
  return sources.filter(({ uri, line }) => uri !== place.uri || line !== place.line);
}
