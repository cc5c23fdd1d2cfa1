import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  taughtState,
  type NoTaught,
  type TaughtNeurons,
} from '../../../src/core/certify/taught.ts';
import { folderFiles } from '../../../src/runtime/folder-files.ts';
import { parseManifest } from '../../../src/runtime/manifest.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { readTaught } from '../../../src/runtime/taught-file.ts';
import type { Json } from '../support/catalogue.ts';
import { tinyModel, tinyTaughtModel } from '../support/models.ts';
import { copyOfTaught, editManifest, replaceFile, taughtModel } from '../support/taught.ts';

const code = 'labels of today';

function read(folder: string, labelCode?: string): Promise<NoTaught | TaughtNeurons> {
  const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return readTaught(folderFiles(folder), manifest, labelCode);
}

describe('readTaught', () => {
  let folder: string | undefined;
  afterEach(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
    folder = undefined;
  });

  async function state(made: string, labelCode?: string): Promise<string> {
    if (folder !== undefined) rmSync(folder, { recursive: true });
    folder = made;
    return taughtState(await read(folder, labelCode));
  }

  const first = (told: Json): Json => (told['neurons'] as Json[])[0]!;

  it('reads what each neuron was told, and how it counts', async () => {
    const taught = await read(tinyTaughtModel, code);
    assert.ok(typeof taught === 'object');
    assert.deepEqual([taught.standing, taught.units], ['current', 10]);
    const [brackets, , strings] = taught.neurons;
    assert.deepEqual(
      [brackets?.neuron, brackets?.label, brackets?.zero, brackets?.step, brackets?.most],
      [{ layer: 2, unit: 0 }, 'bracketDepth', -0.8, 0.2, 8],
    );
    assert.deepEqual([strings?.label, strings?.most, strings?.step], ['inString', 1, 1.6]);
    const [c, python] = brackets?.heldOut ?? [];
    assert.deepEqual(
      [c?.language, c?.verdict, c?.r, c?.auc, c?.partial, c?.mostPartial, c?.exact],
      ['c', 'roughly', 0.9, 0.99, 0.7, 0.75, 0.8],
    );
    assert.deepEqual(c?.byDepth[2], { depth: 3, characters: 90, exact: 0.7 });
    assert.deepEqual(c.flattened, { characters: 900, r: 0.8, exact: 0.8 });
    assert.deepEqual(c.misled, [{ text: 'brackets', characters: 900, r: 0.5, exact: 0.8 }]);
    assert.equal(python?.flattened, undefined);
  });

  it('says that a model has no third layer', async () => {
    assert.equal(await read(tinyModel, code), 'missing');
  });

  it('says whose labels it was told, and reads it all the same', async () => {
    assert.equal(taughtState(await read(tinyTaughtModel, 'other labels')), 'otherLabels');
    assert.equal(taughtState(await read(tinyTaughtModel)), 'current');
  });

  it('says that it was made for another model or another layer', async () => {
    const another = (told: Json): void => {
      told['model'] = '0'.repeat(64);
      // That one may have other layers.
      first(told)['neuron'] = 'L5.900';
    };
    assert.equal(await state(taughtModel(another), code), 'otherModel');
    const layer = taughtModel((told) => (told['layer'] = '0'.repeat(64)));
    assert.equal(await state(layer, code), 'otherModel');
  });

  const wrong: Record<string, (told: Json) => void> = {
    'another format': (told) => (told['format'] = 2),
    'no model': (told) => delete told['model'],
    'a unit that is not there': (told) => (first(told)['neuron'] = 'L3.10'),
    'a layer that is not there': (told) => (first(told)['neuron'] = 'L4.0'),
    'a unit of the network': (told) => (first(told)['neuron'] = 'L2.0'),
    'no neuron': (told) => (first(told)['neuron'] = 'M3.0'),
    'a label that there is not': (told) => (first(told)['label'] = 'mood'),
    'counts without a step': (told) => (first(told)['step'] = 0),
    'counts to nothing': (told) => (first(told)['most'] = 0),
    'a share above 1': (told) => ((first(told)['heldOut'] as Json[])[0]!['exact'] = 2),
    'an unknown language': (told) => ((first(told)['heldOut'] as Json[])[0]!['language'] = 'go'),
    'a verdict that there is not': (told) =>
      ((first(told)['heldOut'] as Json[])[0]!['verdict'] = 'maybe'),
    'no list': (told) => (told['neurons'] = null),
  };
  for (const [what, change] of Object.entries(wrong)) {
    it(`refuses ${what}`, async () => {
      assert.equal(await state(taughtModel(change), code), 'unreadable');
    });
  }

  it('refuses what is no JSON, or not what the manifest tells of', async () => {
    assert.equal(await state(replaceFile(copyOfTaught(), 'taught.json', '{')), 'unreadable');
    for (const name of ['taught.json', 'taught.onnx']) {
      const changed = copyOfTaught();
      writeFileSync(join(changed, name), readFileSync(join(changed, name)).subarray(1));
      assert.equal(await state(changed), 'unreadable', name);
      const without = copyOfTaught();
      rmSync(join(without, name));
      assert.equal(await state(without), 'unreadable', name);
    }
  });

  it('refuses neurons of a layer that the manifest does not tell of, and a layer without neurons', async () => {
    const layer = editManifest(copyOfTaught(), (manifest) => {
      delete (manifest['architecture'] as Json)['taught'];
    });
    assert.equal(await state(layer), 'unreadable');
    const neurons = editManifest(copyOfTaught(), (manifest) => {
      delete (manifest['files'] as Json)['taught.json'];
    });
    rmSync(join(neurons, 'taught.json'));
    assert.equal(await state(neurons), 'unreadable');
  });
});

describe('a model whose taught layer cannot be used', () => {
  let folder: string;
  afterEach(() => rmSync(folder, { recursive: true }));

  async function inspected(): Promise<{ widths: readonly number[]; taught: string }> {
    const model = await loadLocalModel(folder);
    try {
      const { info, taught } = await model.inspected();
      assert.deepEqual(model.info.widths, [16, 16]);
      return { widths: info.widths, taught: taughtState(taught) };
    } finally {
      await model.release();
    }
  }

  it('is loaded and looked into without it', async () => {
    folder = copyOfTaught();
    rmSync(join(folder, 'taught.onnx'));
    assert.deepEqual(await inspected(), { widths: [16, 16], taught: 'unreadable' });
  });

  it('is looked into without a graph that is none', async () => {
    const graph = 'not a graph';
    const layer = createHash('sha256').update(graph).digest('hex');
    folder = taughtModel((told) => (told['layer'] = layer));
    replaceFile(folder, 'taught.onnx', graph);
    assert.deepEqual(await inspected(), { widths: [16, 16], taught: 'unreadable' });
  });

  it('is looked into without a graph of another width than the manifest says', async () => {
    folder = editManifest(copyOfTaught(), (manifest) => {
      (manifest['architecture'] as Json)['taught'] = 12;
    });
    assert.deepEqual(await inspected(), { widths: [16, 16], taught: 'unreadable' });
  });
});
