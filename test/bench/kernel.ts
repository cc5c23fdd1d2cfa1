import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLength } from '../../src/core/model/passage.ts';
import { TextBuffer } from '../../src/core/text/buffer.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { onnxRuntime } from '../../src/runtime/onnx-network.ts';
import { importRuntime } from '../../src/runtime/onnx-runtime.ts';
import { bestForm, type KernelForm } from '../../src/runtime/kernel/instance.ts';
import { KernelNetwork } from '../../src/runtime/kernel/kernel-network.ts';
import { NetworkMemory } from '../../src/runtime/kernel/network-memory.ts';
import { readNetwork } from '../../src/runtime/kernel/read-weights.ts';
import { distribution, distributionHead, figure } from './figures.ts';
import { sample } from './samples.ts';

const steps = 2_000;
const longText = 60_000;

/** One step of the network by whatever can compute it, and a long text by the kernel alone. */
export async function benchKernel(folder: string): Promise<string[]> {
  const model = await loadLocalModel(folder);
  const text = new TextBuffer(sample('ts', longText));
  const ids = model.vocabulary.encode(text, 0, text.length);
  const lines = ['One step', distributionHead];
  const graph = readFileSync(join(folder, 'model.onnx'));
  const alone = await onnxRuntime(await importRuntime()).network(graph, model.info.widths);
  let state = model.zeroState;
  const onnx: number[] = [];
  for (const id of ids.subarray(0, steps)) {
    const start = performance.now();
    state = (await alone.run(Uint8Array.of(id), state)).state;
    onnx.push(performance.now() - start);
  }
  await alone.release();
  lines.push(distribution('onnxruntime', onnx));
  const weights = readNetwork(graph);
  const long: string[] = [];
  for (const form of new Set<KernelForm>(['plain', bestForm()])) {
    const memory = new NetworkMemory(form, weights);
    const samples: number[] = [];
    state = model.zeroState;
    for (const id of ids.subarray(0, steps)) {
      const start = performance.now();
      state = memory.step(id, state).state;
      samples.push(performance.now() - start);
    }
    const aim = form === 'plain' ? 0.35 : 0.15;
    lines.push(distribution(`the kernel, ${form} SIMD (aim: ${aim} ms)`, samples));
    const network = new KernelNetwork(memory, weights);
    const start = performance.now();
    for (let from = 0; from < ids.length; from += runLength) {
      const run = await network.run(ids.subarray(from, from + runLength), state);
      state = run.state;
    }
    const seconds = (performance.now() - start) / 1_000;
    const what = `${longText / 1_000},000 characters by it alone, ${form} (aim: 10 s)`;
    long.push(figure(what, `${seconds.toFixed(1)} s`));
  }
  await model.release();
  return [...lines, ...long];
}
