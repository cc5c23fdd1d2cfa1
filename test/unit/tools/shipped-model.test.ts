import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { repository } from '../../../tools/editor/paths.ts';
import { expectedContents } from '../../../tools/package/contents.ts';
import { TARGETS } from '../../../tools/package/targets.ts';
import { shippedModel, shippedModelFolder } from '../../../tools/shipped-model.ts';

/** What builds, ships, tests and trains; docs, logs and studies tell of models by their names. */
const PLACES = [
  ...['.vscodeignore', 'esbuild.js', 'models/shipped.json', 'package.json'],
  ...['src', 'test', 'tools', 'training/lens', 'training/tests'],
];

/** Files at and below a place, by their paths in the repository. */
function filesAt(place: string): string[] {
  const absolute = path.join(repository, place);
  if (!statSync(absolute).isDirectory()) return [place];
  return readdirSync(absolute)
    .filter((name) => name !== '__pycache__')
    .flatMap((name) => filesAt(`${place}/${name}`));
}

function read(file: string): string {
  return readFileSync(path.join(repository, file), 'latin1');
}

describe('the shipped model', () => {
  it('is named in one place', () => {
    const naming = PLACES.flatMap(filesAt).filter((file) => read(file).includes(shippedModel));
    assert.deepEqual(naming, ['models/shipped.json']);
  });

  it('has every file that the package must hold, and the allow-list has the same ones', () => {
    const model = `extension/models/${shippedModel}/`;
    const expected = expectedContents(TARGETS[0]!)
      .filter((name) => name.startsWith(model))
      .map((name) => name.slice(model.length));
    const allowed = read('.vscodeignore').matchAll(/^!models\/SHIPPED\/(.*)$/gm);
    assert.deepEqual(
      [...allowed].map(([, name]) => name),
      expected,
    );
    assert.ok(expected.includes('model.onnx'));
    for (const name of expected) assert.ok(existsSync(path.join(shippedModelFolder, name)), name);
  });
});
