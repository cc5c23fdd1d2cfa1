import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GlassBoxes, NoGlass } from '../../../src/core/certify/glass/boxes.ts';
import { folderFiles } from '../../../src/runtime/folder-files.ts';
import { readGlass } from '../../../src/runtime/glass-file.ts';
import { parseManifest } from '../../../src/runtime/manifest.ts';
import type { Json } from '../support/catalogue.ts';
import { glassBox } from '../support/glass.ts';
import { tinyTaughtModel } from '../support/models.ts';
import { copyOfTaught, replaceFile } from '../support/taught.ts';

const code = 'labels of today';

function ownManifest(folder: string): ReturnType<typeof parseManifest> {
  return parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
}

/** As Python writes a box: neurons by their names. */
function content(): Json {
  const model = ownManifest(tinyTaughtModel).files.get('model.onnx')!.sha256;
  const found = { ...glassBox.found, neuron: 'L2.3' };
  const taught = { ...glassBox.taught, neuron: 'L3.2' };
  return { format: 1, model, labelCode: code, boxes: [{ ...glassBox, found, taught }] };
}

describe('readGlass', () => {
  let folder: string | undefined;
  afterEach(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
    folder = undefined;
  });

  async function read(
    change: (all: Json) => void,
    labelCode = code,
  ): Promise<GlassBoxes | NoGlass> {
    if (folder !== undefined) rmSync(folder, { recursive: true });
    const all = structuredClone(content());
    change(all);
    folder = replaceFile(copyOfTaught(), 'glass-boxes.json', JSON.stringify(all));
    return readGlass(folderFiles(folder), ownManifest(folder), labelCode);
  }

  const first = (all: Json): Json => (all['boxes'] as Json[])[0]!;
  const nodes = (all: Json): Json[] => (first(all)['tree'] as Json)['nodes'] as Json[];

  it('reads boxes, and whether the labels are still what they were fitted to', async () => {
    const boxes = await read(() => undefined);
    assert.deepEqual(boxes, { standing: 'current', boxes: [glassBox] });
    const later = await read(() => undefined, 'labels of tomorrow');
    assert.ok(typeof later === 'object' && later.standing === 'otherLabels');
  });

  it('goes without neurons where there are none', async () => {
    const boxes = await read((all) => Object.assign(first(all), { found: null, taught: null }));
    assert.ok(typeof boxes === 'object');
    assert.deepEqual([boxes.boxes[0]?.found, boxes.boxes[0]?.taught], [undefined, undefined]);
  });

  it('says why there are none', async () => {
    const none = await readGlass(folderFiles(tinyTaughtModel), ownManifest(tinyTaughtModel), code);
    assert.equal(none, 'missing');
    assert.equal(await read((all) => (all['model'] = 'another')), 'otherModel');
    const unreadable: ((all: Json) => void)[] = [
      (all) => (all['format'] = 2),
      // A way back would never end.
      (all) => (nodes(all)[2]!['yes'] = 0),
      (all) => (nodes(all)[2]!['no'] = 5),
      (all) => (nodes(all)[0]!['of'] = 'since midnight'),
      (all) => (nodes(all)[2]!['is'] = 'vowel'),
      (all) => (nodes(all).length = 0),
      (all) => (first(all)['label'] = 'column'),
      (all) => ((first(all)['bayes'] as Json)['odds'] = { 'back 99': [] }),
      (all) => ((first(all)['found'] as Json)['neuron'] = 'L2.99999'),
      (all) => ((first(all)['taught'] as Json)['neuron'] = 'L4.0'),
    ];
    for (const [k, change] of unreadable.entries()) {
      assert.equal(await read(change), 'unreadable', `change ${k}`);
    }
  });

  it('notices a file that is not the one of the manifest', async () => {
    await read(() => undefined);
    writeFileSync(join(folder!, 'glass-boxes.json'), JSON.stringify({ ...content(), boxes: [] }));
    assert.equal(await readGlass(folderFiles(folder!), ownManifest(folder!), code), 'unreadable');
  });
});
