import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Unit } from '../../../src/core/certify/catalogue.ts';
import { readCatalogue } from '../../../src/runtime/catalogue.ts';
import { folderFiles } from '../../../src/runtime/folder-files.ts';
import { parseManifest, type Manifest } from '../../../src/runtime/manifest.ts';
import { readModelFolder } from '../../../src/runtime/model-folder.ts';
import { labelCode } from '../../../tools/catalogue/label-code.ts';
import { catalogueJson, modelWithCatalogue, tinyHash, type Json } from '../support/catalogue.ts';
import { shippedModels, tinyModel } from '../support/models.ts';

const manifestOf = (folder: string): Manifest =>
  parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));

describe('readCatalogue', () => {
  let folder = tinyModel;
  afterEach(() => {
    if (folder !== tinyModel) rmSync(folder, { recursive: true });
    folder = tinyModel;
  });

  function read(catalogue: Json | string, labels?: string) {
    if (folder !== tinyModel) rmSync(folder, { recursive: true });
    folder = modelWithCatalogue(catalogue);
    return readCatalogue(folderFiles(folder), manifestOf(folder), labels);
  }

  const changed = (change: (catalogue: Json) => void): Json => {
    const catalogue = structuredClone(catalogueJson(tinyHash));
    change(catalogue);
    return catalogue;
  };

  it('reads what the command wrote, under names', async () => {
    const found = await read(catalogueJson(tinyHash), 'labels of today');
    assert.ok(typeof found === 'object');
    assert.equal(found.standing, 'current');
    const { units, directions, cause } = found.catalogue;
    assert.equal(units.count, 32);
    const unit = (index: number) => units.get({ layer: 0, unit: index });
    const [first, still, forgetful] = [unit(0), unit(2), unit(3)];
    assert.deepEqual(units.gates(1)[5]?.neuron, { layer: 1, unit: 5 });
    assert.deepEqual(first?.neuron, { layer: 0, unit: 0 });
    assert.deepEqual(first.h?.figures.braces?.bracketDepth, {
      ...{ rho: 0.6, partial: 0.4, auc: undefined, p: 0.005 },
    });
    assert.deepEqual(first.h.byValue[1], {
      ...{ label: 1, mean: 0.3, low: 0.1, high: 0.5, characters: 400 },
    });
    assert.deepEqual(first.gates.f, { shut: 0.1, open: 0 });
    assert.equal(still?.h, undefined);
    assert.equal(forgetful?.halfLife, undefined);
    assert.deepEqual([first.halfLife, first.medianHalfLife], [2, 4]);
    assert.equal(directions[0]?.weights.length, 32);
    assert.deepEqual(directions[0].adversarial, { flat: 0.8 });
    assert.deepEqual(cause?.units[0]?.neuron, { layer: 0, unit: 0 });
  });

  it('takes one without causes and directions', async () => {
    const without = changed((catalogue) => {
      catalogue['cause'] = null;
      delete catalogue['directions'];
    });
    const found = await read(without);
    assert.ok(typeof found === 'object');
    assert.equal(found.catalogue.cause, undefined);
    assert.deepEqual(found.catalogue.directions, []);
  });

  it('says that there is none', async () => {
    assert.equal(
      await readCatalogue(folderFiles(tinyModel), manifestOf(tinyModel), undefined),
      'missing',
    );
  });

  it('names what is stale, and reads it all the same', async () => {
    const standing = async (catalogue: Json, labels?: string): Promise<string> => {
      const found = await read(catalogue, labels);
      return typeof found === 'object' ? found.standing : found;
    };
    assert.equal(await standing(catalogueJson(tinyHash), 'other labels'), 'otherLabels');
    assert.equal(await standing(catalogueJson('0'.repeat(64)), 'labels of today'), 'otherModel');
    assert.equal(await standing(catalogueJson('0'.repeat(64), 1, 8)), 'otherModel');
  });

  it('says that it cannot be read, whatever is wrong with it', async () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      JSON.stringify(catalogueJson(tinyHash)).slice(0, -9),
    ]) {
      assert.equal(await read(text), 'unreadable', text.slice(0, 20));
    }
    for (const key of ['model', 'labelCode', 'units', 'texts', 'labels', 'thresholds']) {
      const without = changed((one) => (one[key] = undefined));
      assert.equal(await read(without), 'unreadable', key);
    }
    const wrong: Record<string, (one: Json) => void> = {
      format: (one) => (one['format'] = 1),
      'a unit too few': (one) => (one['units'] as Json[]).pop(),
      'a unit twice': (one) => ((one['units'] as Json[])[1] = (one['units'] as Json[])[0]!),
      'no neuron': (one) => ((one['units'] as Json[])[0]!['neuron'] = 'M1.1'),
      'weights too few': (one) => ((one['directions'] as Json[])[0]!['weights'] = [1]),
      'a scale without width': (one) =>
        ((one['directions'] as Json[])[0]!['scale'] = { low: 1, high: 1 }),
    };
    for (const [what, change] of Object.entries(wrong)) {
      assert.equal(await read(changed(change)), 'unreadable', what);
    }
  });

  it('tells nothing of a unit that it says something impossible of, and of the others what it says', async () => {
    const wrong: Record<string, (h: Json) => void> = {
      'a kind of verdict': (h) => ((h['verdict'] as Json)['kind'] = 'maybe'),
      'figures that are text': (h) => (h['figures'] = { braces: { column: 'x' } }),
      'a tree in a circle': (h) =>
        (h['tree'] = { r2: 0, nodes: [{ label: 'column', threshold: 1, yes: 0, no: 0 }] }),
      'a tree without a root': (h) => (h['tree'] = { r2: 0, nodes: [] }),
      'a snippet outside its text': (h) => (h['snippets'] = [[0, 9_999, 1]]),
      'a snippet of no text': (h) => (h['snippets'] = [[7, 0, 1]]),
    };
    for (const [what, change] of Object.entries(wrong)) {
      const found = await read(
        changed((one) => change((one['units'] as Record<string, Json>[])[0]!['h']!)),
      );
      assert.ok(typeof found === 'object', what);
      const unit = (index: number): Unit | undefined =>
        found.catalogue.units.get({ layer: 0, unit: index });
      assert.equal(unit(0), undefined, what);
      assert.equal(unit(1)?.h?.verdict.kind, 'followsIndentation');
    }
  });

  it('refuses one that is not the one that the manifest tells of, which the model outlives', async () => {
    folder = modelWithCatalogue(catalogueJson(tinyHash));
    const { files, ...rest } = manifestOf(folder);
    const facts = { sha256: 'f'.repeat(64), bytes: 5 };
    const manifest = { ...rest, files: new Map([...files, ['neurons.json', facts]]) };
    assert.equal(await readCatalogue(folderFiles(folder), manifest, undefined), 'unreadable');
    assert.ok((await readModelFolder(folderFiles(folder))).graph.length > 0);
  });

  for (const shipped of shippedModels()) {
    if (!existsSync(join(shipped, 'neurons.json'))) continue;
    it(`reads that of ${shipped.split('/').at(-1)!}`, async () => {
      const found = await readCatalogue(folderFiles(shipped), manifestOf(shipped), labelCode());
      assert.ok(typeof found === 'object');
      assert.equal(found.standing, 'current');
      for (const [layer, hidden] of manifestOf(shipped).widths.entries()) {
        assert.equal(found.catalogue.units.gates(layer).length, hidden);
        for (let unit = 0; unit < hidden; unit++) {
          assert.ok(found.catalogue.units.get({ layer, unit }), `L${layer + 1}.${unit}`);
        }
      }
    });
  }
});
