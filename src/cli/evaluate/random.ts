import { createCipheriv, createHash } from 'node:crypto';

const blockLength = 6 * 1024;

/** Numbers in [0, 1), the same for the same seed and purpose on every machine: the key stream of AES in counter mode. */
export function seededRandom(seed: number, purpose: string): () => number {
  const key = createHash('sha256').update(`${seed} ${purpose}`).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  let [block, at] = [Buffer.alloc(0), 0];
  return () => {
    if (at === block.length) [block, at] = [stream.update(Buffer.alloc(blockLength)), 0];
    at += 6;
    return block.readUIntBE(at - 6, 6) / 2 ** 48;
  };
}
