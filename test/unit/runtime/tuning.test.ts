import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderFiles } from '../../../src/runtime/folder-files.ts';
import { parseManifest } from '../../../src/runtime/manifest.ts';
import { readTuning } from '../../../src/runtime/tuning.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';

const manifest = parseManifest(readFileSync(join(shippedModelFolder, 'manifest.json'), 'utf8'));
const mixture = readFileSync(join(shippedModelFolder, 'mixture.json'), 'utf8');
const names = readFileSync(join(shippedModelFolder, 'names.json'), 'utf8');
const calibration = readFileSync(join(shippedModelFolder, 'calibration.json'), 'utf8');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('readTuning', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tuning-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** As if the trust in names had been fitted beside this mixture, and the calibration on both. */
  function write(mixtureText: string, calibrationText = calibration, namesText = names): void {
    const mixtureHash = /"mixture": ?"[0-9a-f]*"/;
    const besideIt = namesText.replace(mixtureHash, `"mixture": "${hashOf(mixtureText)}"`);
    const fitted = calibrationText
      .replace(mixtureHash, `"mixture": "${hashOf(mixtureText)}"`)
      .replace(/"names": ?"[0-9a-f]*"/, `"names": "${hashOf(besideIt)}"`);
    writeFileSync(join(folder, 'mixture.json'), mixtureText);
    writeFileSync(join(folder, 'names.json'), besideIt);
    writeFileSync(join(folder, 'calibration.json'), fitted);
  }

  function changed(change: (content: Record<string, unknown>) => void): string {
    const content = JSON.parse(mixture) as Record<string, unknown>;
    change(content);
    return JSON.stringify(content);
  }

  it('reads what was fitted for the shipped model', async () => {
    const tuning = await readTuning(folderFiles(shippedModelFolder), manifest);
    assert.ok(typeof tuning === 'object');
    assert.equal(tuning.mixture.classes.length, manifest.vocabulary.length);
    const { quiet, balanced, eager } = tuning.calibration.thresholds;
    assert.ok(quiet > balanced && balanced > eager);
  });

  it('says that nothing was fitted', async () => {
    assert.equal(await readTuning(folderFiles(folder), manifest), 'missing');
    writeFileSync(join(folder, 'mixture.json'), mixture);
    assert.equal(await readTuning(folderFiles(folder), manifest), 'missing');
  });

  it('says that it is for another model', async () => {
    write(changed((content) => (content['model'] = '0'.repeat(64))));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherModel');
    write(changed((content) => (content['classes'] = [0, 1])));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherModel');
    write(mixture);
    assert.equal(typeof (await readTuning(folderFiles(folder), manifest)), 'object');
    writeFileSync(
      join(folder, 'calibration.json'),
      calibration.replace(/[0-9a-f]{64}/, 'f'.repeat(64)),
    );
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherModel');
  });

  it('says that names are trusted for another mixture, or the calibration is for other names', async () => {
    write(mixture);
    writeFileSync(join(folder, 'names.json'), names.replace(/[0-9a-f]{64}/, 'f'.repeat(64)));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherModel');
    write(mixture, calibration, names.replace('"bias"', ' "bias"'));
    writeFileSync(join(folder, 'names.json'), names);
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherModel');
    rmSync(join(folder, 'names.json'));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherModel');
  });

  it('does without a trust in names, where the calibration does', async () => {
    write(mixture, calibration.replace(/"names": ?"[0-9a-f]*"/, '"names": null'));
    rmSync(join(folder, 'names.json'));
    const tuning = await readTuning(folderFiles(folder), manifest);
    assert.ok(typeof tuning === 'object' && tuning.names === undefined);
  });

  it('says that it is for another version, however different that one is', async () => {
    const lengths = (JSON.parse(mixture) as { contextLengths: number[] }).contextLengths;
    const others: Record<string, unknown>[] = [
      { format: 1, all: 'renamed' },
      { format: 2, all: 'renamed' },
      { contextLengths: [...lengths.slice(0, -1), lengths.at(-1)! + 4] },
      { contextLengths: lengths.slice(1), all: [] },
      { gateWidth: 32, mixed: [] },
    ];
    for (const other of others) {
      write(changed((content) => Object.assign(content, other)));
      assert.equal(
        await readTuning(folderFiles(folder), manifest),
        'forAnotherVersion',
        JSON.stringify(other),
      );
    }
    for (const other of ['"decoder": 1', '"decoder": "two"']) {
      write(mixture, calibration.replace(/"decoder": [\dnul]+/, other));
      assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherVersion', other);
    }
    write(mixture, calibration, names.replace(/"inputs": \d+/, '"inputs": 2'));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherVersion');
    write(mixture, calibration.replace('"format": 1', '"format": 2'));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'forAnotherVersion');
  });

  it('takes a calibration that was fitted on no decoder', async () => {
    write(mixture, calibration.replace(/"decoder": [\dnul]+/, '"decoder": null'));
    assert.equal(typeof (await readTuning(folderFiles(folder), manifest)), 'object');
  });

  it('says that it cannot be read, whatever is wrong with it', async () => {
    write(changed((content) => delete content['format'])); // as before it had one
    assert.equal(await readTuning(folderFiles(folder), manifest), 'unreadable');
    for (const text of ['', '{', '[]', mixture.slice(0, -5), '{"model": 1}']) {
      write(text);
      assert.equal(
        await readTuning(folderFiles(folder), manifest),
        'unreadable',
        text.slice(0, 20),
      );
    }
    for (const key of ['all', 'own', 'mixed', 'counts', 'classes']) {
      write(changed((content) => (content[key] = null)));
      assert.equal(await readTuning(folderFiles(folder), manifest), 'unreadable', key);
    }
    write(mixture, calibration, names.replace(/"weights": ?\[/, '"weights": ["", '));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'unreadable');
    write(mixture, calibration.replace(/"quiet": ?[\d.]+/, '"quiet": 7'));
    assert.equal(await readTuning(folderFiles(folder), manifest), 'unreadable');
  });
});
