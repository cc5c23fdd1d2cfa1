/** What comes out of a session, by name. */
import type { LayerWeights, WeightSteps } from '../core/model/tracing-model.ts';
import type { ort } from './onnx-runtime.ts';

export type Outputs = ort.InferenceSession.OnnxValueMapType;

/** One thread is enough: at 512x2 a run of 32 takes 50 us a character, and a step alone .3 ms. */
export const sessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
} as const satisfies ort.InferenceSession.SessionOptions;

export function floats(outputs: Outputs, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new Error(`no float output ${name}`);
  return data;
}

export function weightSteps(outputs: Outputs, name: string): WeightSteps {
  const data = outputs[name]?.data;
  if (!(data instanceof Int8Array)) throw new Error(`no int8 output ${name}`);
  return { steps: data, scale: floats(outputs, `${name}.scale`) };
}

/** Outputs that `layerWeights` reads. */
export function layerOutputs(layer: number): string[] {
  const name = `weights.lstm${layer}`;
  return [
    ...['W', 'R'].flatMap((part) => [`${name}.${part}`, `${name}.${part}.scale`]),
    `${name}.B`,
  ];
}

export function layerWeights(outputs: Outputs, layer: number): LayerWeights {
  const name = `weights.lstm${layer}`;
  return {
    input: weightSteps(outputs, `${name}.W`),
    recurrent: weightSteps(outputs, `${name}.R`),
    bias: halves(outputs, `${name}.B`),
  };
}

/** fp16 as bit patterns; onnxruntime gives a Float16Array where the language has one. */
function halves(outputs: Outputs, name: string): Uint16Array {
  const tensor = outputs[name];
  const data: unknown = tensor?.data;
  if (tensor?.type !== 'float16' || !ArrayBuffer.isView(data)) {
    throw new Error(`no fp16 output ${name}`);
  }
  return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
}
