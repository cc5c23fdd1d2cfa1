/** Reads an .onnx file, as far as its weights and its operations go (onnx.proto3 of ONNX). */
import { PbfReader } from 'pbf';

/** One operation. */
export interface GraphNode {
  name: string;
  domain: string;
  operator: string;
  readonly inputs: string[];
  readonly outputs: string[];
  /** Whole numbers and lists of them; others are not read. */
  readonly attributes: Map<string, readonly number[]>;
}

/** ONNX's numbers of the types that are read. */
export const tensorTypes = { float32: 1, int8: 3, int64: 7, float16: 10 } as const;

/** A constant. */
export interface GraphTensor {
  name: string;
  type: number;
  readonly dims: number[];
  /** Little-endian. */
  bytes: Uint8Array;
}

export interface Graph {
  readonly nodes: GraphNode[];
  readonly tensors: Map<string, GraphTensor>;
}

/** @throws Error where the file has no graph, or ends early */
export function readGraph(file: Uint8Array): Graph {
  const graph = new PbfReader(file).readFields<Graph>(
    (field, model, pbf) => {
      if (field === 7) pbf.readMessage(graphField, model);
    },
    { nodes: [], tensors: new Map() },
  );
  if (graph.nodes.length === 0) throw new Error('no graph in it');
  return graph;
}

function graphField(field: number, graph: Graph, pbf: PbfReader): void {
  if (field === 1) {
    const empty = { name: '', domain: '', operator: '', inputs: [], outputs: [] };
    graph.nodes.push(pbf.readMessage<GraphNode>(nodeField, { ...empty, attributes: new Map() }));
  } else if (field === 5) {
    const empty = { name: '', type: 0, dims: [], bytes: new Uint8Array() };
    const tensor = pbf.readMessage<GraphTensor>(tensorField, empty);
    graph.tensors.set(tensor.name, tensor);
  }
}

function nodeField(field: number, node: GraphNode, pbf: PbfReader): void {
  if (field === 1) node.inputs.push(pbf.readString());
  else if (field === 2) node.outputs.push(pbf.readString());
  else if (field === 3) node.name = pbf.readString();
  else if (field === 4) node.operator = pbf.readString();
  else if (field === 7) node.domain = pbf.readString();
  else if (field === 5) {
    const { name, numbers } = pbf.readMessage(attributeField, { name: '', numbers: [] });
    node.attributes.set(name, numbers);
  }
}

interface Attribute {
  name: string;
  readonly numbers: number[];
}

function attributeField(field: number, attribute: Attribute, pbf: PbfReader): void {
  if (field === 1) attribute.name = pbf.readString();
  else if (field === 3) attribute.numbers.push(pbf.readVarint(true));
  else if (field === 8) pbf.readPackedVarint(attribute.numbers, true);
}

function tensorField(field: number, tensor: GraphTensor, pbf: PbfReader): void {
  if (field === 1) pbf.readPackedVarint(tensor.dims, true);
  else if (field === 2) tensor.type = pbf.readVarint();
  else if (field === 8) tensor.name = pbf.readString();
  else if (field === 9) tensor.bytes = pbf.readBytes();
}
