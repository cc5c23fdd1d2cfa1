import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readListener, readNetwork } from '../../../../src/runtime/kernel/read-weights.ts';
import { tinyTaughtModel } from '../../support/models.ts';

const network = readFileSync(join(tinyTaughtModel, 'model.onnx'));
const listener = readFileSync(join(tinyTaughtModel, 'taught.onnx'));

/** The file with `text`, where it stands last, as another of the same length. */
function renamed(file: Buffer, text: string, other: string): Buffer {
  assert.equal(text.length, other.length);
  const at = file.lastIndexOf(text);
  assert.ok(at >= 0, text);
  return Buffer.concat([file.subarray(0, at), Buffer.from(other), file.subarray(at + text.length)]);
}

/** The file with one byte of a constant changed. */
function withByte(file: Buffer, numbers: Buffer, byte: number, place = 0): Buffer {
  const at = file.indexOf(numbers);
  assert.ok(at >= 0);
  const changed = Buffer.from(file);
  changed[at + place] = byte;
  return changed;
}

describe('the weights that the kernel reads out of a graph', () => {
  it('are those of the file', () => {
    const { shape, layers, embedding, output } = readNetwork(network);
    assert.deepEqual(shape, { symbols: 102, embedding: 8, layers: 2, hidden: 16 });
    assert.equal(layers.length, 2);
    assert.equal(embedding.steps.length, 102 * 8);
    assert.equal(output.weights.length, 32 * 102);
    assert.equal(readListener(listener, [16, 16]).units, 10);
  });

  it('are not kept in memory that is shared with the file where numbers need their place', () => {
    const odd = new Uint8Array(Buffer.concat([Buffer.alloc(1), network])).subarray(1);
    assert.deepEqual(readNetwork(odd), readNetwork(new Uint8Array(network)));
  });

  const refused: readonly (readonly [what: string, file: Buffer, told: RegExp])[] = [
    [
      'another operation',
      renamed(network, 'Squeeze', 'Flatten'),
      /^Error: node lstm1\.framed: Flatten\(lstm1\.Y, one\) -> lstm1\.framed, where the kernel knows Squeeze/,
    ],
    [
      'an operation on something else',
      renamed(network, 'product', 'another'),
      /^Error: node logits: Add\(another, output\.b\) -> logits, where the kernel knows Add\(product,/,
    ],
    [
      'a constant under another name',
      renamed(network, 'c.end1', 'c.end2'),
      /^Error: without the constant c\.end1$/,
    ],
    ['the graph of a layer', listener, /^Error: without the constant lstm0\.R\.steps$/],
    ['no graph', Buffer.from('not a graph'), /^Error: /],
    ['nothing', Buffer.alloc(0), /^Error: no graph in it$/],
    ['half a graph', network.subarray(0, network.length / 2), /Error: /],
  ];
  for (const [what, file, told] of refused) {
    it(`are refused with ${what}`, () => {
      assert.throws(() => readNetwork(file), told);
    });
  }

  it('are refused of a layer that listens to another network', () => {
    assert.throws(() => readListener(listener, [16]), /^Error: without the constant lstm1/);
    assert.throws(
      () => readListener(listener, [15, 15]),
      /^Error: constant lstm2\.W\.steps: not int8/,
    );
    assert.throws(() => readListener(network, [16, 16]), /^Error: without the constant lstm2/);
  });

  it('are refused where the frame is not what keeps the scale', () => {
    const ends = Buffer.from(Float32Array.of(50).buffer);
    assert.throws(
      () => readNetwork(withByte(network, ends, 0x43, 3)),
      /^Error: constant \S+: not 50 at 0$/,
    );
  });

  it('are refused with more steps than seven bits hold', () => {
    const [first] = readNetwork(network).layers;
    const steps = Buffer.from(first!.recurrent.steps);
    assert.throws(
      () => readNetwork(withByte(network, steps, 64)),
      /^Error: constant lstm0\.R\.steps: more than 63 steps$/,
    );
    assert.doesNotThrow(() => readNetwork(withByte(network, steps, 63)));
  });
});
