import { DocumentReader } from '../../src/core/model/document-reader.ts';
import { runLength } from '../../src/core/model/passage.ts';
import { endless } from '../../src/core/model/turn.ts';
import { TextBuffer } from '../../src/core/text/buffer.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { distribution, distributionHead, figure, percentile } from './figures.ts';
import { sample } from './samples.ts';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < count; i++) samples.push(await timed(work));
  return samples;
}

/** Session load, runs of several lengths, and what an incremental prefix saves; on this thread. */
export async function benchModel(folder: string): Promise<string[]> {
  const loads = await times(3, async () => (await loadLocalModel(folder)).release());
  const model = await loadLocalModel(folder);
  const text = new TextBuffer(sample('ts', 2_000));
  const ids = model.vocabulary.encode(text, 0, text.length);
  const lines = ['Model', distributionHead, distribution('load, with hashes checked', loads)];

  let longest = NaN;
  for (const length of [256, runLength, 16, 1]) {
    // Another object each time, or a step would be remembered.
    const run = (): Promise<unknown> => model.run(ids.subarray(0, length), { ...model.zeroState });
    await times(5, run);
    const samples = await times(length === 1 ? 300 : 40, run);
    const perCharacter = percentile(samples, 0.5) / length;
    longest = Number.isNaN(longest) ? perCharacter : longest;
    const ratio = `${perCharacter.toFixed(3)} ms/char, ${(perCharacter / longest).toFixed(2)} of a run of 256`;
    lines.push(distribution(`run of ${length}`, samples, ratio));
  }

  const scratch = await times(5, () =>
    new DocumentReader(model, text, 'ts').outputAt(text.length, endless),
  );
  const reader = new DocumentReader(model, text, 'ts');
  await reader.outputAt(text.length, endless);
  const incremental = await times(100, () => {
    reader.apply({ offset: text.length, removed: 0, inserted: 'x' });
    return reader.outputAt(text.length, endless);
  });
  const [once, again] = [percentile(scratch, 0.5), percentile(incremental, 0.5)];
  lines.push(
    distribution('prefix of 2,000 characters from scratch', scratch),
    distribution('the same after one more character', incremental),
    figure('prefix read', `${Math.round(2_000_000 / once)} chars/s`),
    figure('from scratch / incremental', `${(once / again).toFixed(0)} x`),
  );
  await model.release();
  return lines;
}
