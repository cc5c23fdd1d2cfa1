import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { EngineClient } from '../../src/worker/client.ts';
import { figure } from './figures.ts';
import { sample } from './samples.ts';

const watched = 3_000;

/** How long this thread, the host's, is held up while `work` goes on. */
async function delays(work: () => Promise<unknown>): Promise<{ p99: number; max: number }> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  // The monitor's first interval includes its own start.
  await setTimeout(50);
  monitor.reset();
  await work();
  await setTimeout(watched);
  monitor.disable();
  return { p99: monitor.percentile(99) / 1e6, max: monitor.max / 1e6 };
}

/** The host's event loop while a large document is opened and read. */
export async function benchOpening(client: EngineClient): Promise<string[]> {
  const lines = ["The host's event loop, longest delay in ms (aim: 30)"];
  const idle = await delays(() => Promise.resolve());
  lines.push(figure('nothing done', idle.max.toFixed(1), `p99 ${idle.p99.toFixed(1)}`));
  for (const megabytes of [1, 10]) {
    const uri = `${megabytes} MB`;
    const text = sample('ts', megabytes * 1_000_000);
    let call = NaN;
    const { p99, max } = await delays(async () => {
      const start = performance.now();
      const opened = client.request('open', { uri, version: 1, language: 'ts', text });
      call = performance.now() - start;
      await opened;
      // From here on the worker reads ahead.
      const query = { uri, version: 1, offset: 100_000, confidence: 0.5, maxLength: 40 };
      await client.request('complete', query);
    });
    const note = `p99 ${p99.toFixed(1)}, the call itself ${call.toFixed(1)}`;
    lines.push(figure(`${uri} opened and read`, max.toFixed(1), note));
    await client.request('close', { uri });
  }
  return lines;
}
