import { quantileSorted } from 'simple-statistics';
import type { Request, Tally } from './tally.ts';

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** What completion costs the machine; null where nothing was computed. */
export interface Costs {
  readonly latencyMs: Readonly<Record<keyof Request, Latency | null>>;
  readonly cpuMsPerKey: number | null;
  readonly memoryMB: Tally['memory'];
}

export function costsOf({ requests, cpu, keys, memory }: Tally): Costs {
  const latency = (stage: keyof Request): Latency | null => {
    const sorted = requests.map((request) => request[stage]).sort((a, b) => a - b);
    if (sorted.length === 0) return null;
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => quantileSorted(sorted, share));
    return { p50: p50!, p95: p95!, max: max! };
  };
  return {
    latencyMs: {
      prefix: latency('prefix'),
      decode: latency('decode'),
      total: latency('total'),
    },
    cpuMsPerKey: keys === 0 ? null : cpu / keys,
    memoryMB: memory,
  };
}
