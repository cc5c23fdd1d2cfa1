import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelState } from '../../../src/core/model/language-model.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { bestForm, type KernelForm } from '../../../src/runtime/kernel/instance.ts';
import { KernelNetwork } from '../../../src/runtime/kernel/kernel-network.ts';
import { NetworkMemory } from '../../../src/runtime/kernel/network-memory.ts';
import { readNetwork } from '../../../src/runtime/kernel/read-weights.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { assertSameRun } from '../../unit/support/kernel-parity.ts';
import type { Subject } from '../subject.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';

/** Symbols, or a text; read from where a model would stand that has read nothing, or something else before. */
interface Case {
  readonly read: Paste | Uint8Array;
  readonly before: Uint8Array;
}

const longest = 1_000;

const symbols = (maxLength: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: 1, maxLength, max: 101, size: 'max' });

export const kernel: Subject<Case> = {
  name: 'kernel',
  promise: 'the kernel computes what onnxruntime does, in each form that this Node has',
  cases: fc.record({
    read: fc.oneof(symbols(longest), anyStart(longest)),
    before: symbols(30),
  }),
  async run({ read, before }) {
    const { model, networks } = await (loaded ??= load());
    const ids = read instanceof Uint8Array ? read : encoded(model, written(read));
    if (ids.length === 0) return 0;
    const state: ModelState = (await model.run(before, model.zeroState)).state;
    const expected = await model.trace(ids, state);
    for (const network of networks) assertSameRun(await network.trace(ids, state), expected);
    return ids.length;
  },
};

interface Loaded {
  readonly model: FolderModel;
  readonly networks: readonly KernelNetwork[];
}

let loaded: Promise<Loaded> | undefined;

async function load(): Promise<Loaded> {
  const weights = readNetwork(readFileSync(join(shippedModelFolder, 'model.onnx')));
  const forms = new Set<KernelForm>(['plain', bestForm()]);
  return {
    model: await loadLocalModel(shippedModelFolder),
    networks: [...forms].map(
      (form) => new KernelNetwork(new NetworkMemory(form, weights), weights),
    ),
  };
}

function encoded({ vocabulary }: FolderModel, text: string): Uint8Array {
  const buffer = new TextBuffer(text);
  return vocabulary.encode(buffer, 0, buffer.length);
}
