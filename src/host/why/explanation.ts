import type { Candidate, EngineErrorData, Source, Speaker } from '../../protocol/engine.ts';
import type { Silence, Suggestion } from '../completion/outcome.ts';
import { percentOf } from '../status/percent.ts';
import type { StatusSnapshot } from '../status/status.ts';

/** Where a suggestion came from; undefined while the engine has not answered, `lost` when the place is gone. */
export type Sources = readonly Source[] | 'lost' | undefined;

/** The last suggestion, and what is known of it. */
export interface Explained {
  readonly suggestion: Suggestion;
  readonly sources: Sources;
  /** Undefined while the engine has not answered, as are `speakers`. */
  readonly alternatives: readonly Candidate[] | undefined;
  readonly speakers: readonly Speaker[] | undefined;
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

/** What the engine is still asked for. */
export type Pending = 'alternatives' | 'sources' | 'speakers';

/** A line of the explanation, and the lines below it. */
export type WhyNode =
  | { readonly kind: 'now'; readonly now: Now; readonly children: readonly WhyNode[] }
  | { readonly kind: 'remedy'; readonly remedy: Remedy }
  | {
      readonly kind: 'suggestion';
      readonly text: string;
      readonly isShown: boolean;
      /** The network's share in each code unit; empty where it has none at all. */
      readonly shares: readonly number[];
      /** The shares in each character. */
      readonly children: readonly WhyNode[];
    }
  | {
      readonly kind: 'confidence';
      readonly percent: number;
      readonly lstmShare: number;
      readonly provisional: boolean;
    }
  | { readonly kind: 'character'; readonly character: string; readonly lstmShare: number }
  | { readonly kind: 'loading'; readonly what: Pending }
  | {
      readonly kind: 'speakers';
      /** What they spoke for. */
      readonly character: string;
      readonly children: readonly WhyNode[];
    }
  | { readonly kind: 'speaker'; readonly speaker: Speaker }
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
  const { suggestion, sources, alternatives, speakers } = explained;
  return [
    ...head,
    suggestionOf(suggestion, now?.kind === 'shown'),
    ...alternativesOf(alternatives),
    {
      kind: 'confidence',
      percent: percentOf(suggestion.probability),
      lstmShare: suggestion.lstmShare,
      provisional: suggestion.provisional,
    },
    ...sourcesOf(sources),
    ...speakersOf(suggestion, speakers),
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
  if (sources === undefined) return [{ kind: 'loading', what: 'sources' }];
  const found = sources === 'lost' ? [] : sources;
  const children = found.map((source): WhyNode => ({ kind: 'source', source }));
  return [{ kind: 'sources', lost: sources === 'lost', children }];
}

function alternativesOf(candidates: readonly Candidate[] | undefined): WhyNode[] {
  if (candidates === undefined) return [{ kind: 'loading', what: 'alternatives' }];
  if (candidates.length === 0) return [];
  const children = candidates.map((candidate): WhyNode => ({ kind: 'alternative', candidate }));
  return [{ kind: 'alternatives', children }];
}

/** In a language that the network was not trained on all its shares are 0, and there is nothing to tell apart. */
function suggestionOf({ text, shares }: Suggestion, isShown: boolean): WhyNode {
  const children: WhyNode[] = [];
  const told = shares.some((share) => share > 0) ? shares : [];
  let at = 0;
  for (const character of told.length > 0 ? text : '') {
    if (/\S/.test(character)) {
      children.push({ kind: 'character', character, lstmShare: told[at] ?? 0 });
    }
    at += character.length;
  }
  return { kind: 'suggestion', text, isShown, shares: told, children };
}

function speakersOf(
  { text, lstmShare }: Suggestion,
  speakers: readonly Speaker[] | undefined,
): WhyNode[] {
  if (lstmShare === 0) return [];
  if (speakers === undefined) return [{ kind: 'loading', what: 'speakers' }];
  if (speakers.length === 0) return [];
  const children = speakers.map((speaker): WhyNode => ({ kind: 'speaker', speaker }));
  return [{ kind: 'speakers', character: Array.from(text)[0] ?? '', children }];
}

/** Ranges of a text in which the network had the greater share. */
export function networksOwn(
  text: string,
  shares: readonly number[],
): (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    if ((shares[at] ?? 0) <= 0.5) continue;
    const last = found.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  }
  return found;
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
