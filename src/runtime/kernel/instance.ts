import { EngineError } from '../../protocol/error.ts';
import { compiled } from './compiled.ts';

/** As far as it is used: the types of Node lack it, and those of a page are not for this layer. */
declare const WebAssembly: {
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

/**
 * What `assembly/kernel.ts` exports; every number but `step`, `adding` (1 or 0) and those of `fuse` is an address in
 * bytes, or a count.
 */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  pack(weights: number, rows: number, columns: number, into: number): void;
  products(
    weights: number,
    heard: number,
    rows: number,
    columns: number,
    into: number,
    adding: number,
  ): void;
  productsOfRun(
    weights: number,
    heard: number,
    stride: number,
    count: number,
    rows: number,
    columns: number,
    into: number,
    adding: number,
  ): void;
  cells(
    below: number,
    own: number,
    scales: number,
    bias: number,
    units: number,
    c: number,
    h: number,
  ): void;
  hold(h: number, places: number, factors: number, values: number, count: number): void;
  hear(h: number, units: number, step: number, into: number, surplus: number): number;
  output(
    weights: number,
    top: number,
    inputs: number,
    bias: number,
    symbols: number,
    into: number,
  ): void;
  learn(
    weights: number,
    top: number,
    inputs: number,
    bias: number,
    symbols: number,
    by: number,
  ): void;
  fuse(a: number, b: number, c: number): number;
}

export type KernelForm = keyof typeof compiled;

const page = 2 ** 16;

/** The kernel's arithmetic and a memory of its own, of which parts are handed out. */
export class KernelInstance {
  readonly run: Exports;
  #used = 16;

  private constructor(exports: Exports) {
    this.run = exports;
  }

  /** @throws EngineError `runtimeMissing` where this machine has no such form */
  static of(form: KernelForm): KernelInstance {
    const module = (modules[form] ??= compile(form));
    // What the source exports; a test checks that the source is what was compiled.
    return new KernelInstance(new WebAssembly.Instance(module).exports as Exports);
  }

  /** @returns the address of that many zero bytes */
  allot(bytes: number): number {
    const { memory } = this.run;
    const at = this.#used;
    this.#used += Math.ceil(bytes / 16) * 16;
    const missing = this.#used - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / page));
    this.bytes(at, bytes).fill(0);
    return at;
  }

  /**
   * The address of that many zero bytes, which are used at once and then given up: what is allotted next may lie there.
   */
  scratch(bytes: number): number {
    const at = this.allot(bytes);
    this.#used = at;
    return at;
  }

  copy(from: number, bytes: number, to: number): void {
    new Uint8Array(this.run.memory.buffer).copyWithin(to, from, from + bytes);
  }

  /** What lies at `at`, to read or write before anything else is allotted. */
  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.run.memory.buffer, at, length);
  }

  integers(at: number, length: number): Int32Array {
    return new Int32Array(this.run.memory.buffer, at, length);
  }

  bytes(at: number, length: number): Int8Array {
    return new Int8Array(this.run.memory.buffer, at, length);
  }
}

const modules: Partial<Record<KernelForm, object>> = {};

function bytesOf(form: KernelForm): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(compiled[form]), (character) => character.charCodeAt(0));
}

function compile(form: KernelForm): object {
  try {
    return new WebAssembly.Module(bytesOf(form));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('runtimeMissing', reason, { cause: error });
  }
}

/** The fastest form that this machine has. Both compute the same, bit for bit. */
export function bestForm(): KernelForm {
  if (!WebAssembly.validate(bytesOf('relaxed'))) return 'plain';
  return fuses(KernelInstance.of('relaxed')) ? 'relaxed' : 'plain';
}

/** Whether a b + c is rounded once, as everywhere with `plain`: a processor without that rounds the product, too. */
function fuses({ run }: KernelInstance): boolean {
  const a = 1 + 2 ** -12;
  return run.fuse(a, a, -(1 + 2 ** -11)) === 2 ** -24;
}
