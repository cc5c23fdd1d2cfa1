import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineErrorCode } from '../../../src/protocol/engine.ts';
import { EngineError } from '../../../src/protocol/error.ts';
import type { ModelFiles } from '../../../src/runtime/model-files.ts';
import { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { tinyModel, tinyTaughtModel } from '../support/models.ts';

interface ManifestJson {
  files: Record<string, { sha256: string; bytes: number }>;
  architecture: { hidden: number };
  vocabulary: string[];
}

describe('FolderModel.load', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'neuron-lens-model-'));
    cpSync(tinyModel, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function refusal(): Promise<EngineError> {
    try {
      const model = await loadLocalModel(folder);
      await model.release();
    } catch (error) {
      assert.ok(error instanceof EngineError, String(error));
      return error;
    }
    throw new assert.AssertionError({ message: 'it was loaded' });
  }

  async function assertRefused(code: EngineErrorCode, detail: RegExp): Promise<void> {
    const error = await refusal();
    assert.equal(error.code, code, error.detail);
    assert.match(error.detail, detail);
  }

  function edit(change: (manifest: ManifestJson) => void): void {
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as ManifestJson;
    change(manifest);
    writeFileSync(file, JSON.stringify(manifest));
  }

  /** As if the folder had been made with these bytes. */
  function replaceGraph(bytes: Buffer): void {
    writeFileSync(join(folder, 'model.onnx'), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    edit(({ files }) => (files['model.onnx'] = { sha256, bytes: bytes.length }));
  }

  it('accepts the folder as it was made', async () => {
    const model = await loadLocalModel(folder);
    assert.deepEqual(model.info, {
      name: 'tiny',
      widths: [16, 16],
      foundLayers: 2,
      parameters: 8022,
      languages: ['ts', 'py', 'c'],
    });
    await model.release();
  });

  it('takes files from wherever they lie', async () => {
    const read: string[] = [];
    const files: ModelFiles = {
      read: (name) => {
        read.push(name);
        return Promise.resolve(new Uint8Array(readFileSync(join(tinyTaughtModel, name))));
      },
    };
    const missing = new EngineError('runtimeMissing', 'none here');
    const model = await FolderModel.load(files, undefined, () => Promise.reject(missing));
    assert.equal(model.info.name, 'tiny');
    assert.equal(model.runtimeMissing, 'none here');
    assert.deepEqual((await model.inspected()).info.widths, [16, 16, 10]);
    await model.release();
    const needed = ['manifest.json', 'model.onnx', 'taught.json', 'taught.onnx'];
    assert.ok(
      needed.every((name) => read.includes(name)),
      read.join(),
    );
  });

  for (const name of ['manifest.json', 'model.onnx', 'golden.json']) {
    it(`names ${name} when it is missing`, async () => {
      rmSync(join(folder, name));
      await assertRefused('modelFileMissing', new RegExp(name));
    });
  }

  it('names a folder that is not there', async () => {
    folder = join(folder, 'nowhere');
    const error = await refusal();
    assert.equal(error.code, 'modelFileMissing');
    folder = join(folder, '..');
  });

  it('says how much of a truncated file is there', async () => {
    truncateSync(join(folder, 'model.onnx'), 100);
    await assertRefused('modelFileChanged', /^model\.onnx: 100 B \(\d+ B\)$/);
  });

  it('gives both hashes of a changed file', async () => {
    const file = join(folder, 'model.onnx');
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    writeFileSync(file, bytes);
    await assertRefused('modelFileChanged', /^model\.onnx: sha256 [0-9a-f]{64} \([0-9a-f]{64}\)$/);
  });

  it('refuses a graph that is none', async () => {
    replaceGraph(Buffer.from('not a graph'));
    await assertRefused('modelUnreadable', /^model\.onnx: /);
  });

  it('names the node of a graph that the kernel does not know', async () => {
    const graph = readFileSync(join(folder, 'model.onnx'));
    graph.write('Flatten', graph.lastIndexOf('Squeeze'));
    replaceGraph(graph);
    await assertRefused('modelUnreadable', /^model\.onnx: node lstm1\.framed: Flatten/);
  });

  it('refuses a graph of another size than the manifest says', async () => {
    edit(({ architecture }) => (architecture.hidden = 32));
    await assertRefused('modelUnreadable', /^model\.onnx: /);
  });

  it('refuses a vocabulary that no text can be read with', async () => {
    edit((manifest) => (manifest.vocabulary = manifest.vocabulary.map((_, id) => `<${id}>`)));
    await assertRefused('manifestInvalid', /^vocabulary: /);
  });
});
