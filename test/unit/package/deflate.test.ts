import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { Deflater } from '../../../tools/package/deflate.ts';

describe('deflating by zopfli', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'neuron-lens-deflated-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const text = Buffer.from(Array.from({ length: 2_000 }, (_, k) => `${k * k} `).join(''));

  it('is shorter than zlib at its best, and the same for a reader', () => {
    const packed = new Deflater(folder).deflate(text);
    assert.ok(packed.length < deflateRawSync(text, { level: 9 }).length);
    assert.ok(inflateRawSync(packed).equals(text));
  });

  it('keeps what it has made, as long as that is asked for', () => {
    const deflater = new Deflater(folder);
    const kept = readdirSync(folder);
    deflater.deflate(text);
    deflater.forget();
    assert.deepEqual(readdirSync(folder), kept);
    const other = new Deflater(folder);
    other.deflate(Buffer.from('another'));
    other.forget();
    const left = readdirSync(folder);
    assert.equal(left.length, 1);
    assert.notDeepEqual(left, kept);
  });
});
