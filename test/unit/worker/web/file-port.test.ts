import assert from 'node:assert/strict';
import { PortFiles, serveFiles } from '../../../../src/worker/web/file-port.ts';

describe('Files through a port', () => {
  let channel: MessageChannel;
  beforeEach(() => (channel = new MessageChannel()));
  afterEach(() => channel.port1.close());

  const asking = (read: Parameters<typeof serveFiles>[1]): PortFiles => {
    serveFiles(channel.port1, read);
    return new PortFiles(channel.port2);
  };

  it('come to whoever asked for them, in whatever order they are read', async () => {
    const later = new Map<string, (bytes: Uint8Array<ArrayBuffer>) => void>();
    const files = asking((file) => new Promise((resolve) => later.set(file, resolve)));
    const both = ['a', 'b'].map((name) => files.of('far:/model').read(name));
    while (later.size < 2) await new Promise((resolve) => setImmediate(resolve));
    later.get('far:/model/b')!(Uint8Array.of(2));
    later.get('far:/model/a')!(Uint8Array.of(1));
    assert.deepEqual(await Promise.all(both), [Uint8Array.of(1), Uint8Array.of(2)]);
  });

  it('come without the memory that they are a part of', async () => {
    const whole = new Uint8Array(1_000).fill(7);
    const files = asking(() => Promise.resolve(whole.subarray(10, 13)));
    const bytes = await files.of('far:/model').read('a');
    assert.deepEqual(bytes, Uint8Array.of(7, 7, 7));
    assert.equal(bytes.buffer.byteLength, 3);
  });

  it('are missing by their full name where they cannot be read', async () => {
    const files = asking(() => Promise.reject(new Error('no')));
    await assert.rejects(files.of('far:/model').read('a'), {
      code: 'modelFileMissing',
      detail: 'far:/model/a',
    });
  });
});
