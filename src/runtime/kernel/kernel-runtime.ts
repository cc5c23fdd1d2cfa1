import type { Runtime } from '../network.ts';
import type { KernelForm } from './instance.ts';
import { KernelLayer } from './kernel-layer.ts';
import { KernelNetwork } from './kernel-network.ts';
import type { NetworkMemory } from './network-memory.ts';
import { readListener, type NetworkWeights } from './read-weights.ts';

/** The kernel alone, for where there is no onnxruntime. */
export function kernelRuntime(
  form: KernelForm,
  memory: NetworkMemory,
  weights: NetworkWeights,
): Runtime {
  return {
    network: () => Promise.resolve(new KernelNetwork(memory, weights)),
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
    async listener(graph, widths, width) {
      const read = readListener(graph, widths);
      if (read.units !== width) throw new Error(`${read.units} units, not ${width}`);
      return new KernelLayer(form, read, widths);
    },
  };
}
