import assert from 'node:assert/strict';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

import { deflatedAnew, zipEntries } from '../../../tools/package/zip.ts';

/** The stored files a ("a") and b/c ("cc"), as Python's zipfile writes them. */
const ZIP = [
  '504b03041400000000000000210043beb7e80100000001000000010000006161504b03041400000000000000',
  '2100791ab2db020000000200000003000000622f636363504b010214031400000000000000210043beb7e801',
  '0000000100000001000000000000000000000080010000000061504b0102140314000000000000002100791a',
  'b2db0200000002000000030000000000000000000000800120000000622f63504b0506000000000200020060',
  '000000430000000000',
].join('');

const CONTENT = Buffer.from('the same, '.repeat(100));
const NAME = Buffer.from('ä.txt');

/** A zip of one file, deflated badly, whose sizes stand after it. */
function following(): Buffer {
  const packed = deflateRawSync(CONTENT, { level: 0 });
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x08074b50, 0);
  sizes.writeUInt32LE(crc32(CONTENT), 4);
  sizes.writeUInt32LE(packed.length, 8);
  sizes.writeUInt32LE(CONTENT.length, 12);
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(0x808, 2);
  about.writeUInt16LE(8, 4);
  about.writeUInt16LE(NAME.length, 22);
  const header = Buffer.concat([Buffer.from('504b0304', 'hex'), about, NAME]);
  sizes.copy(about, 10, 4);
  const record = Buffer.concat([Buffer.from('504b01021400', 'hex'), about, Buffer.alloc(14), NAME]);
  const end = Buffer.from('504b0506000000000100010000000000000000000000', 'hex');
  end.writeUInt32LE(record.length, 12);
  end.writeUInt32LE(header.length + packed.length + sizes.length, 16);
  return Buffer.concat([header, packed, sizes, record, end]);
}

describe('reading a zip file', () => {
  it('lists names and sizes', () => {
    assert.deepEqual(zipEntries(Buffer.from(ZIP, 'hex')), [
      { name: 'a', packedBytes: 1, bytes: 1 },
      { name: 'b/c', packedBytes: 2, bytes: 2 },
    ]);
  });

  it('refuses another file', () => {
    assert.throws(() => zipEntries(Buffer.from('no zip at all')), /not a zip file/);
  });
});

describe('deflating a zip file anew', () => {
  const deflate = (content: Buffer): Buffer => deflateRawSync(content);

  it('makes what was deflated smaller', () => {
    const smaller = deflatedAnew(following(), deflate);
    const packed = deflateRawSync(CONTENT);
    assert.deepEqual(zipEntries(smaller), [
      { name: 'ä.txt', packedBytes: packed.length, bytes: CONTENT.length },
    ]);
    // Sizes, checksum and name stand before it.
    assert.equal(smaller.readUInt16LE(6), 0x800);
    assert.equal(smaller.readUInt32LE(14), crc32(CONTENT));
    assert.equal(smaller.readUInt32LE(18), packed.length);
    assert.equal(smaller.readUInt32LE(22), CONTENT.length);
    const start = 30 + NAME.length;
    assert.ok(smaller.subarray(30, start).equals(NAME));
    assert.ok(inflateRawSync(smaller.subarray(start, start + packed.length)).equals(CONTENT));
  });

  it('leaves what it cannot make smaller, and what is stored', () => {
    const once = deflatedAnew(following(), deflate);
    const longer = (content: Buffer): Buffer => deflateRawSync(content, { level: 0 });
    assert.ok(deflatedAnew(once, longer).equals(once));
    const stored = Buffer.from(ZIP, 'hex');
    assert.ok(deflatedAnew(stored, deflate).equals(stored));
  });
});
