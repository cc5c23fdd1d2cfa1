import { execFileSync } from 'node:child_process';
import { EngineClient } from '../../src/worker/client.ts';
import { forked } from '../../src/worker/child.ts';
import { distribution, distributionHead, figure } from './figures.ts';
import { sample } from './samples.ts';

/** Megabytes of memory that a process has resident. */
export function residentMegabytes(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Math.round(Number(kilobytes) / 1_024);
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round++) {
    const start = performance.now();
    await work();
    samples.push(performance.now() - start);
  }
  return samples;
}

/** What it costs that the engine is a process of its own. */
export async function benchEngine(program: string, folder: string): Promise<string[]> {
  const lines = ['The engine’s process', distributionHead];
  const starts = await times(10, async () => {
    const client = new EngineClient(forked(program));
    await client.request('load', { folder });
    await client.dispose();
  });
  lines.push(distribution('from its start to a loaded model, and its end', starts));
  const client = new EngineClient(forked(program));
  await client.request('load', { folder });
  const memory = residentMegabytes(client.pid!);
  const nothing = { uri: 'nowhere' };
  await times(500, () => client.request('endInspection', nothing));
  const small = await times(2_000, () => client.request('endInspection', nothing));
  lines.push(distribution('there and back, nothing done', small));
  for (const megabytes of [1, 10]) {
    const text = sample('ts', megabytes * 1_000_000);
    const calls: number[] = [];
    const opened = await times(10, () => {
      const start = performance.now();
      const answer = client.request('open', { uri: 'a', version: 1, language: 'ts', text });
      calls.push(performance.now() - start);
      return answer;
    });
    lines.push(
      distribution(`${megabytes} MB opened`, opened),
      distribution('the call itself, on the host’s thread', calls),
    );
  }
  await client.dispose();
  return [...lines, figure('its memory with the model loaded', `${memory} MB`)];
}
