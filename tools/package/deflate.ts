/** Deflates by zopfli: a few per cent smaller than zlib at its best, and a hundred times as slow. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

const PROGRAM = path.join(__dirname, 'zopfli.mjs');

/** As zopfli advises. For a large file more rounds take twice as long for a thousandth. */
const LARGE = 1e6;
const ROUNDS = { small: 15, large: 5 };

/** What was deflated before is kept in a folder: most of a package is the same the next time. */
export class Deflater {
  readonly #folder: string;
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  deflate(content: Buffer): Buffer {
    const rounds = content.length < LARGE ? ROUNDS.small : ROUNDS.large;
    const name = createHash('sha256').update(`${rounds} `).update(content).digest('hex');
    const file = path.join(this.#folder, name);
    this.#used.add(name);
    if (existsSync(file)) return readFileSync(file);
    const packed = zopfli(content, rounds);
    if (!inflateRawSync(packed).equals(content)) throw new Error('zopfli has lost something');
    mkdirSync(this.#folder, { recursive: true });
    // Whole or not at all, however this ends.
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, packed);
    renameSync(partial, file);
    return packed;
  }

  /** Forgets what was not asked for. */
  forget(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!this.#used.has(name)) rmSync(path.join(this.#folder, name), { force: true });
    }
  }
}

function zopfli(content: Buffer, rounds: number): Buffer {
  const { status, stdout } = spawnSync(process.execPath, [PROGRAM, String(rounds)], {
    input: content,
    maxBuffer: Infinity,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('zopfli failed');
  return stdout;
}
