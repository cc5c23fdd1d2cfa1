/** Reads zip files, and writes them anew with smaller entries (PKWARE's APPNOTE, sections 4.3 and 4.4). */
import { inflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
}

/** An entry of the central directory, with the record itself. */
interface Listed extends Entry {
  readonly record: Buffer;
}

const FILE_RECORD = 0x04034b50;
const DIRECTORY_RECORD = 0x02014b50;
const END_RECORD = 0x06054b50;
const DEFLATED = 8;
/** That the sizes stand after the content: they are known here, and stand before it. */
const SIZES_FOLLOW = 8;

/** @throws Error where it is no zip file */
export function zipEntries(zip: Buffer): Entry[] {
  return directoryOf(zip).map(({ name, packedBytes, bytes }) => ({ name, packedBytes, bytes }));
}

/**
 * The same zip file, where what is deflated was deflated by another program, as far as that makes it smaller.
 *
 * @throws Error where it is no zip file
 */
export function deflatedAnew(zip: Buffer, deflate: (content: Buffer) => Buffer): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const listed of directoryOf(zip)) {
    let packed = contentOf(zip, listed);
    if (listed.record.readUInt16LE(10) === DEFLATED) {
      const smaller = deflate(inflateRawSync(packed));
      if (smaller.length < packed.length) packed = smaller;
    }
    const record = Buffer.from(listed.record);
    record.writeUInt16LE(record.readUInt16LE(8) & ~SIZES_FOLLOW, 8);
    record.writeUInt32LE(packed.length, 20);
    record.writeUInt32LE(offset, 42);
    const header = headerOf(record, listed.name);
    offset += header.length + packed.length;
    files.push(header, packed);
    directory.push(record);
  }
  const end = Buffer.from(zip.subarray(endOf(zip)));
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** What stands before a file: what its record in the directory says of it, and its name. */
function headerOf(record: Buffer, name: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(FILE_RECORD, 0);
  // Version, flags, method, time, checksum, sizes and the name's length; there is no extra field.
  record.copy(header, 4, 6, 30);
  return Buffer.concat([header, Buffer.from(name)]);
}

function contentOf(zip: Buffer, { record, packedBytes }: Listed): Buffer {
  const at = record.readUInt32LE(42);
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  return zip.subarray(start, start + packedBytes);
}

function endOf(zip: Buffer): number {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || zip.readUInt32LE(end) !== END_RECORD) throw new Error('This is not a zip file');
  return end;
}

function directoryOf(zip: Buffer): Listed[] {
  const end = endOf(zip);
  const found: Listed[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== DIRECTORY_RECORD) {
      throw new Error('The zip file has a broken directory');
    }
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    found.push({
      name: zip.toString('utf8', at + 46, nameEnd),
      packedBytes: zip.readUInt32LE(at + 20),
      bytes: zip.readUInt32LE(at + 24),
      record: zip.subarray(at, next),
    });
    at = next;
  }
  return found;
}
