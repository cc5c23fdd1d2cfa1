import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { rivalKinds } from '../../../../src/core/lessons/rivals.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { folderFiles } from '../../../../src/runtime/folder-files.ts';
import { bestForm } from '../../../../src/runtime/kernel/instance.ts';
import type { ModelFiles } from '../../../../src/runtime/model-files.ts';
import {
  readRivals,
  rivalsBeside,
  type PackedManifest,
} from '../../../../src/runtime/rivals/packed-folder.ts';
import { pack } from '../../../../src/runtime/rivals/packed-weights.ts';
import { RivalNetwork } from '../../../../src/runtime/rivals/rival-network.ts';
import { originalWeights } from '../../../../tools/rivals/original.ts';
import { golden, original, packedFolder, packedRivals } from '../../support/rivals.ts';

/** As large a difference as there is between `one` and `other`, of numbers up to 1 and in proportion beyond. */
function worst(one: Float32Array, other: readonly number[]): number {
  assert.ok(one.length >= other.length);
  return Math.max(
    ...other.map((value, at) => Math.abs(one[at]! - value) / Math.max(1, Math.abs(value))),
  );
}

for (const kind of rivalKinds) {
  describe(`the rival ${kind}`, () => {
    const weights = originalWeights(original(kind, 'model.onnx'), kind);
    const network = new RivalNetwork(bestForm(), weights);

    it('equals PyTorch, as it was exported', () => {
      for (const { ids, positions, logits, h, c = [] } of golden(kind).texts) {
        network.begin();
        for (const [at, id] of ids.entries()) {
          const found = network.read(id);
          const known = logits[positions.indexOf(at)];
          if (known !== undefined) assert.ok(worst(found, known) < 1e-4);
        }
        assert.ok(worst(network.state(), [...h.flat(), ...c.flat()]) < 1e-4);
      }
    });

    it('has as many parameters as its manifest says', () => {
      const { architecture } = JSON.parse(original(kind, 'manifest.json').toString()) as {
        architecture: { parameters: number };
      };
      assert.equal(network.parameters, architecture.parameters);
    });

    it('is shipped as it is packed now', () => {
      const manifest = JSON.parse(
        readFileSync(join(packedFolder, 'manifest.json'), 'utf8'),
      ) as PackedManifest;
      const packed = readFileSync(join(packedFolder, `${kind}.int8`));
      assert.ok(packed.equals(pack(weights, manifest.step)), 'run "npm run rivals"');
    });

    it('says nearly the same when it was packed', async () => {
      const { networks, vocabulary } = await packedRivals();
      const packed = networks.find((one) => one.kind === kind)!;
      for (const { ids, positions, logits, text, language } of golden(kind).texts) {
        const encoded = vocabulary.encode(new TextBuffer(text), 0, text.length);
        assert.deepEqual([...vocabulary.preamble(language), ...encoded], ids);
        packed.begin();
        for (const [at, id] of ids.entries()) {
          const found = packed.read(id);
          const known = logits[positions.indexOf(at)];
          if (known !== undefined) assert.ok(worst(found, known) < 0.35);
        }
      }
    });

    it('goes on from a state as though it had read what led there', async () => {
      const { networks } = await packedRivals();
      const packed = networks.find((one) => one.kind === kind)!;
      const ids = fc.array(fc.nat(101), { minLength: 1, maxLength: 30 });
      fc.assert(
        fc.property(ids, ids, fc.nat(101), (first, then, next) => {
          packed.begin();
          for (const id of first) packed.read(id);
          const state = packed.state();
          const expected = packed.read(next);
          for (const id of then) packed.read(id);
          packed.resume(state);
          assert.deepEqual(packed.read(next), expected);
        }),
        { numRuns: 20 },
      );
    });

    it('starts from nothing', async () => {
      const { networks } = await packedRivals();
      const packed = networks.find((one) => one.kind === kind)!;
      packed.begin();
      const first = packed.read(7);
      for (let id = 0; id < 30; id++) packed.read(id);
      packed.begin();
      assert.deepEqual(packed.read(7), first);
    });
  });
}

describe('the packed rivals', () => {
  const files = folderFiles(packedFolder);
  const having = (name: string, bytes: Uint8Array<ArrayBuffer>): ModelFiles => ({
    read: (asked) => (asked === name ? Promise.resolve(bytes) : files.read(asked)),
  });

  it('take 3 MB at most', async () => {
    const sizes = await Promise.all(
      rivalKinds.map(async (kind) => (await files.read(`${kind}.int8`)).length),
    );
    assert.ok(sizes.reduce((sum, bytes) => sum + bytes, 0) <= 3e6);
  });

  it('lie beside a model, whatever its address is written like', () => {
    assert.equal(rivalsBeside('/a/models/lens'), '/a/models/rivals/packed');
    assert.equal(rivalsBeside('C:\\a\\models\\lens'), 'C:\\a\\models\\rivals/packed');
    assert.equal(rivalsBeside('vscode://a/models/lens/'), 'vscode://a/models/rivals/packed');
  });

  it('are refused by the name of the file that is missing or another', async () => {
    await assert.rejects(readRivals(folderFiles('/nowhere')), { code: 'modelFileMissing' });
    const bytes = await files.read('rnn.int8');
    bytes[5_000]! ^= 1;
    await assert.rejects(readRivals(having('rnn.int8', bytes)), (error: Error) =>
      error.message.includes('rnn.int8'),
    );
    await assert.rejects(readRivals(having('lstm.int8', bytes.slice(1))), {
      code: 'modelFileChanged',
    });
  });

  it('are refused where the manifest is none, or tells of other sizes', async () => {
    const manifest = JSON.parse(
      new TextDecoder().decode(await files.read('manifest.json')),
    ) as PackedManifest;
    const telling = (content: unknown): Promise<unknown> =>
      readRivals(
        having('manifest.json', new Uint8Array(new TextEncoder().encode(JSON.stringify(content)))),
      );
    const { networks } = manifest;
    for (const content of [
      [],
      { ...manifest, format: 1 },
      { ...manifest, vocabulary: ['a'] },
      { ...manifest, networks: networks.slice(1) },
      { ...manifest, networks: networks.map((one) => ({ ...one, units: one.units + 1 })) },
      { ...manifest, networks: networks.map((one) => ({ ...one, file: '../x' })) },
    ]) {
      await assert.rejects(telling(content), { code: 'manifestInvalid' });
    }
  });
});
