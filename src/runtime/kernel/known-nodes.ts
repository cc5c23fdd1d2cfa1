/** The operations of the graphs that the kernel knows, in the order in which training/lens/export writes them. */
import type { GraphNode } from './graph.ts';

/** Those of a network: `layers` of `hidden` units, each framed by two. */
export function networkNodes(layers: number, hidden: number): string[] {
  const all = Array.from({ length: layers }, (_, layer) => layer);
  const each = (name: (layer: number) => string): string => all.map(name).join(', ');
  const top = layers === 1 ? [] : [`Concat(${each((layer) => `y${layer}`)}) axis=2 -> top`];
  return [
    ...stateNodes,
    'Identity(embedding.steps) -> weights.embedding',
    'Identity(embedding.scale) -> weights.embedding.scale',
    'Concat(embedding.steps, embedding.ends) axis=1 -> embedding.framed',
    'DequantizeLinear(embedding.framed, embedding.scale) -> embedding',
    'Gather(embedding, x) -> embedded',
    ...all.flatMap((layer) =>
      layerNodes(layer, layer === 0 ? 'embedded' : `lstm${layer - 1}.framed`, hidden),
    ),
    ...['h', 'c'].flatMap((state) => [
      `Concat(${each((layer) => `lstm${layer}.${state}n`)}) axis=0 -> ${state}n.framed`,
      unframed(`${state}n.framed`, `${state}n`),
    ]),
    ...top,
    'Cast(output.W.fp16) to=1 -> output.W',
    `MatMul(${layers === 1 ? 'y0' : 'top'}, output.W) -> product`,
    'Cast(output.b.fp16) to=1 -> output.b',
    'Add(product, output.b) -> logits',
  ];
}

/** Those of a layer that listens to a network of `layers` layers. */
export function listenerNodes(layers: number, hidden: number): string[] {
  const heard = Array.from({ length: layers }, (_, layer) => `y${layer}`);
  return [
    ...stateNodes,
    'DequantizeLinear(embedding.steps, embedding.scale) -> embedding',
    'Gather(embedding, x) -> embedded',
    `Concat(${['embedded', ...heard].join(', ')}) axis=2 -> given`,
    ...framed('given', 'given', 'h'),
    ...layerNodes(layers, 'given.framed1', hidden),
    ...['h', 'c'].map((state) => unframed(`lstm${layers}.${state}n`, `${state}n`)),
  ];
}

/** A node as these lists write it. */
export function textOf({ domain, operator, inputs, outputs, attributes }: GraphNode): string {
  const settings = [...attributes].map(([name, values]) => ` ${name}=${values.join()}`);
  const kind = domain === '' ? operator : `${domain}.${operator}`;
  return `${kind}(${inputs.join(', ')})${settings.join('')} -> ${outputs.join(', ')}`;
}

const stateNodes = [...framed('h0', 'h', 'h'), ...framed('c0', 'c', 'c')];

function framed(inner: string, name: string, state: string): string[] {
  return [
    `Pad(${inner}, frame.after, ${state}.end0) -> ${name}.framed0`,
    `Pad(${name}.framed0, frame.after, ${state}.end1) -> ${name}.framed1`,
  ];
}

function unframed(inner: string, name: string): string {
  return `Slice(${inner}, frame.from, frame.to, frame.axis) -> ${name}`;
}

function layerNodes(layer: number, below: string, hidden: number): string[] {
  const lstm = `lstm${layer}`;
  const weights = `${lstm}.W.framed, ${lstm}.R.framed, ${lstm}.B.all`;
  const scales = `${lstm}.W.scale.framed, ${lstm}.zero, ${lstm}.R.scale.framed, ${lstm}.zero`;
  return [
    ...matrixNodes(`${lstm}.W`),
    ...matrixNodes(`${lstm}.R`),
    `Slice(h.framed1, ${lstm}.from, ${lstm}.to) -> ${lstm}.h0`,
    `Slice(c.framed1, ${lstm}.from, ${lstm}.to) -> ${lstm}.c0`,
    `Cast(${lstm}.B.fp16) to=1 -> ${lstm}.B`,
    `Identity(${lstm}.B.fp16) -> weights.${lstm}.B`,
    `Reshape(${lstm}.B, ${lstm}.B.gates) -> ${lstm}.B.rows`,
    `Concat(${lstm}.B.rows, ${lstm}.B.ends) axis=1 -> ${lstm}.B.framed`,
    `Reshape(${lstm}.B.framed, ${lstm}.B.flat) -> ${lstm}.B.all`,
    `com.microsoft.DynamicQuantizeLSTM(${below}, ${weights}, , ${lstm}.h0, ${lstm}.c0, , ${scales})` +
      ` hidden_size=${hidden + 2} -> ${lstm}.Y, ${lstm}.hn, ${lstm}.cn`,
    `Squeeze(${lstm}.Y, one) -> ${lstm}.framed`,
    unframed(`${lstm}.framed`, `y${layer}`),
  ];
}

function matrixNodes(matrix: string): string[] {
  return [
    `Identity(${matrix}.steps) -> weights.${matrix}`,
    `Identity(${matrix}.scale) -> weights.${matrix}.scale`,
    `Reshape(${matrix}.steps, ${matrix}.gates.shape) -> ${matrix}.gates`,
    `Pad(${matrix}.gates, ${matrix}.after, ${matrix}.nothing) -> ${matrix}.padded`,
    `Reshape(${matrix}.padded, ${matrix}.rows.shape) -> ${matrix}.rows`,
    `Transpose(${matrix}.rows) perm=0,2,1 -> ${matrix}.framed`,
    `Reshape(${matrix}.scale, ${matrix}.scales.shape) -> ${matrix}.scales`,
    `Pad(${matrix}.scales, ${matrix}.scale.after, ${matrix}.any) -> ${matrix}.scale.padded`,
    `Reshape(${matrix}.scale.padded, ${matrix}.scale.framed.shape) -> ${matrix}.scale.framed`,
  ];
}
