/** The constants of the graphs that the kernel knows: the shapes of weights, and every number of all others. */
import type { tensorTypes } from './graph.ts';

type TensorType = keyof typeof tensorTypes;

export interface KnownTensor {
  readonly type: TensorType;
  readonly dims: readonly number[];
  /** Undefined for weights. */
  readonly values?: readonly number[];
}

/** The sizes of a network's layers. */
export interface NetworkShape {
  readonly symbols: number;
  /** Numbers of a symbol's embedding. */
  readonly embedding: number;
  readonly layers: number;
  /** Units of each layer. */
  readonly hidden: number;
}

type Named = readonly [name: string, tensor: KnownTensor];

const gates = 4;

/**
 * Units around each layer, and columns around what it hears, that hold 1 and -1, so that the scale of h never changes.
 */
const frame = { units: 2, h: [1, -1], c: [50, -50], bias: [-50, 50, 50, 0] } as const;

export function networkTensors(shape: NetworkShape): ReadonlyMap<string, KnownTensor> {
  const { symbols, embedding, layers, hidden } = shape;
  const ends = Array.from({ length: symbols }, () => [127, -128]).flat();
  return new Map([
    ...frameTensors(hidden),
    weights('embedding.steps', 'int8', symbols, embedding),
    weights('embedding.scale', 'float32', 1),
    fixed('embedding.ends', 'int8', [symbols, frame.units], ends),
    ...Array.from({ length: layers }, (_, layer) =>
      layerTensors(`lstm${layer}`, layer, layer === 0 ? embedding : hidden, hidden),
    ).flat(),
    weights('output.W.fp16', 'float16', layers * hidden, symbols),
    weights('output.b.fp16', 'float16', symbols),
  ]);
}

/** Those of a layer of `units` that listens to such a network. */
export function listenerTensors(
  shape: NetworkShape,
  units: number,
): ReadonlyMap<string, KnownTensor> {
  const { symbols, embedding, layers, hidden } = shape;
  return new Map([
    ...frameTensors(units),
    weights('embedding.steps', 'int8', symbols, embedding),
    fixed('embedding.scale', 'float32', [1], [Math.fround(2 / 255)]),
    ...layerTensors(`lstm${layers}`, 0, embedding + layers * hidden, units),
  ]);
}

function frameTensors(hidden: number): Named[] {
  return [
    integers('one', 1),
    integers('frame.from', 0),
    integers('frame.to', hidden),
    integers('frame.axis', 2),
    integers('frame.after', 0, 0, 0, 0, 0, 1),
    ...(['h', 'c'] as const).flatMap((state) =>
      frame[state].map((value, end) => fixed(`${state}.end${end}`, 'float32', [], [value])),
    ),
  ];
}

/** @param part index of the layer in the graph's states */
function layerTensors(name: string, part: number, width: number, hidden: number): Named[] {
  const whole = gates * (hidden + frame.units);
  const ends = [...frame.bias, 0, 0, 0, 0].flatMap((value) => [value, value]);
  return [
    ...matrixTensors(`${name}.W`, width, hidden),
    ...matrixTensors(`${name}.R`, hidden, hidden),
    integers(`${name}.from`, part),
    integers(`${name}.to`, part + 1),
    fixed(`${name}.zero`, 'int8', [1, whole], new Array<number>(whole).fill(0)),
    weights(`${name}.B.fp16`, 'float16', 1, 2 * gates * hidden),
    integers(`${name}.B.gates`, 2 * gates, -1),
    fixed(`${name}.B.ends`, 'float32', [2 * gates, frame.units], ends),
    integers(`${name}.B.flat`, 1, -1),
  ];
}

function matrixTensors(name: string, width: number, hidden: number): Named[] {
  return [
    weights(`${name}.steps`, 'int8', 1, gates * hidden, width),
    weights(`${name}.scale`, 'float32', 1, gates * hidden),
    integers(`${name}.gates.shape`, gates, hidden, width),
    integers(`${name}.after`, 0, 0, 0, 0, frame.units, frame.units),
    fixed(`${name}.nothing`, 'int8', [], [0]),
    integers(`${name}.rows.shape`, 1, -1, width + frame.units),
    integers(`${name}.scale.after`, 0, 0, 0, frame.units),
    integers(`${name}.scales.shape`, gates, hidden),
    fixed(`${name}.any`, 'float32', [], [1]),
    integers(`${name}.scale.framed.shape`, 1, -1),
  ];
}

function weights(name: string, type: TensorType, ...dims: number[]): Named {
  return [name, { type, dims }];
}

function integers(name: string, ...values: number[]): Named {
  return fixed(name, 'int64', [values.length], values);
}

function fixed(name: string, type: TensorType, dims: number[], values: number[]): Named {
  return [name, { type, dims, values }];
}
