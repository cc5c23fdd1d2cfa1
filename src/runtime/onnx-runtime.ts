/**
 * The only place that imports onnxruntime, by the layer rule: what it must not do is prevented here (docs/privacy.md).
 */
import type * as ort from 'onnxruntime-node';
import { EngineError } from '../protocol/error.ts';

export type { ort };
export type Ort = typeof ort;

/**
 * Loads the native library, once for a process.
 *
 * Its release is chosen, not only pinned: later ones report to a collector, which could only be switched off in the
 * environment that all extensions of the editor share.
 *
 * @throws EngineError `runtimeMissing` where it has no binary for this platform
 */
export async function importRuntime(): Promise<Ort> {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('runtimeMissing', reason, { cause: error });
  }
}
