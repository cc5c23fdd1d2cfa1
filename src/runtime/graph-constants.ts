/**
 * Constants of an ONNX graph that it does not give out, read from the file: a protobuf, whose fields are a number, a kind
 * and a value (protobuf.dev/programming-guides/encoding; the numbers are those of onnx.proto).
 */
import { fromHalf } from '../core/inspect/half.ts';

const fieldOf = {
  model: { graph: 7 },
  graph: { initializer: 5 },
  tensor: { type: 2, name: 8, raw: 9 },
};
/** onnx.TensorProto.FLOAT16. */
const float16 = 10;

/** Numbers that the graph keeps as fp16 under this name, in its own order. Undefined where there are none. */
export function halvesOf(file: Uint8Array, name: string): Float32Array | undefined {
  const text = new TextDecoder();
  for (const [graphField, graph] of fieldsOf(file)) {
    if (graphField !== fieldOf.model.graph || typeof graph === 'number') continue;
    for (const [field, tensor] of fieldsOf(graph)) {
      if (field !== fieldOf.graph.initializer || typeof tensor === 'number') continue;
      const all = new Map(fieldsOf(tensor));
      const [own, raw] = [all.get(fieldOf.tensor.name), all.get(fieldOf.tensor.raw)];
      if (!(own instanceof Uint8Array) || text.decode(own) !== name) continue;
      if (!(raw instanceof Uint8Array) || all.get(fieldOf.tensor.type) !== float16)
        return undefined;
      const bits = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
      return Float32Array.from({ length: raw.byteLength >> 1 }, (_, k) =>
        fromHalf(bits.getUint16(2 * k, true)),
      );
    }
  }
  return undefined;
}

/** Number and value of each field: bytes, or a number for what is kept as one. */
function* fieldsOf(bytes: Uint8Array): Generator<[field: number, value: number | Uint8Array]> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < bytes.length; scale *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const key = varint();
    const [field, kind] = [Math.floor(key / 8), key % 8];
    if (kind === 0) yield [field, varint()];
    else {
      const length = kind === 2 ? varint() : kind === 5 ? 4 : kind === 1 ? 8 : bytes.length;
      yield [field, bytes.subarray(at, at + length)];
      at += length;
    }
  }
}
