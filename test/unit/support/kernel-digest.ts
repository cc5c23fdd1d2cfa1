/**
 * All that the kernel computes of symbols, as one hash: to compare its forms, of which the Node that runs the tests may
 * have one only. As a program it prints that of `FORM FOLDER SYMBOLS`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bestForm, type KernelForm } from '../../../src/runtime/kernel/instance.ts';
import { NetworkMemory } from '../../../src/runtime/kernel/network-memory.ts';
import { readNetwork } from '../../../src/runtime/kernel/read-weights.ts';

export function kernelDigest(form: KernelForm, folder: string, ids: Uint8Array): string {
  const weights = readNetwork(readFileSync(join(folder, 'model.onnx')));
  const memory = new NetworkMemory(form, weights);
  const hash = createHash('sha256');
  // Runs of one symbol, of two and so on: what is multiplied four at a time has every rest.
  for (let from = 0, length = 1; from < ids.length; from += length, length = (length % 9) + 1) {
    const run = ids.subarray(from, from + length);
    memory.read(run);
    const { h, c } = memory.state;
    const logits = Array.from(run, (_, step) => memory.logits(step + 1));
    for (const values of [h, c, ...logits]) hash.update(new Uint8Array(values.buffer));
  }
  return hash.digest('hex');
}

if (require.main === module) {
  const [form, folder, ids] = process.argv.slice(2) as [KernelForm, string, string];
  const digest = kernelDigest(form, folder, Buffer.from(ids, 'hex'));
  process.stdout.write(JSON.stringify({ best: bestForm(), digest }));
}
