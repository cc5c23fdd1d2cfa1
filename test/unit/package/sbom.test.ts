import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import type { Metafile } from 'esbuild';

import {
  billOfMaterials,
  type InstalledPackage,
  type Materials,
} from '../../../tools/package/sbom.ts';
import { sbomProblems, type Shipment } from '../../../tools/package/sbom-check.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Shipment['lock'];

function metafile(inputs: Readonly<Record<string, number>>): Metafile {
  const output: Metafile['outputs'][string] = { bytes: 1, inputs: {}, imports: [], exports: [] };
  for (const [file, bytesInOutput] of Object.entries(inputs)) {
    output.inputs[file] = { bytesInOutput };
  }
  return { inputs: {}, outputs: { 'dist/a.js': output } };
}

const materials: Materials = {
  extension: { name: 'neuron-lens', version: '0.1.0', license: 'MIT' },
  metafiles: [
    metafile({
      'src/host/extension.ts': 10,
      'node_modules/valibot/dist/index.mjs': 10,
      'node_modules/lit/index.js': 0,
      'node_modules/@vscode-elements/elements/dist/a.js': 10,
    }),
  ],
  shipped: ['onnxruntime-node', 'onnxruntime-common', 'tree-sitter-c'],
  native: 'onnxruntime-node',
  target: 'linux-x64',
  models: [
    { name: 'lens-8x1', sha256: 'a'.repeat(64), licences: 'models/lens-8x1/LICENSES.txt' },
    { name: 'rival-rnn', sha256: 'b'.repeat(64), licences: 'models/lens-8x1/LICENSES.txt' },
  ],
  describe: (folder) =>
    JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as InstalledPackage,
};

const names = [
  'extension/package.json',
  'extension/node_modules/onnxruntime-node/package.json',
  'extension/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1',
  'extension/dist/grammars/tree-sitter-c.wasm',
  'extension/node_modules/onnxruntime-common/package.json',
];

describe('the bill of materials', () => {
  const bill = billOfMaterials(materials);
  const problemsWith = (changed: Partial<Shipment>, text = bill): string[] =>
    sbomProblems(text, { metafiles: materials.metafiles, names, lock, ...changed });

  it('is CycloneDX to the letter, and the same every time', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    assert.equal(await validator.validate(bill), null);
    assert.notEqual(await validator.validate(bill.replace('"library"', '"libary"')), null);
    assert.equal(billOfMaterials(materials), bill);
  });

  it('names what is shipped, what is bundled and the networks, with licences', () => {
    const { components } = JSON.parse(bill) as {
      components: {
        name: string;
        licenses: unknown[];
        components?: { name: string; licenses: unknown[] }[];
      }[];
    };
    assert.deepEqual(components.map(({ name }) => name).sort(), [
      'elements',
      'lens-8x1',
      'onnxruntime-common',
      'onnxruntime-node',
      'rival-rnn',
      'tree-sitter-c',
      'valibot',
    ]);
    const native = components.find(({ name }) => name === 'onnxruntime-node')?.components ?? [];
    assert.ok(native.some(({ name }) => name === 'Protocol Buffers'));
    assert.ok(!native.some(({ name }) => name === 'DirectML'), 'that is on Windows only');
    for (const { name, licenses } of [...components, ...native]) {
      assert.ok(licenses.length > 0, `${name} has no licence`);
    }
  });

  it('is accepted where it says what is so', () => {
    assert.deepEqual(problemsWith({}), []);
  });

  it('is refused where a bundled or shipped package is missing, too many or another version', () => {
    const more = metafile({ 'node_modules/uplot/dist/uPlot.esm.js': 10 });
    assert.deepEqual(problemsWith({ metafiles: [...materials.metafiles, more] }), [
      'pkg:npm/uplot@1.6.32 is not in the bill',
    ]);
    assert.deepEqual(
      problemsWith({ names: [...names, 'extension/node_modules/ignore/index.js'] }),
      ['pkg:npm/ignore@7.0.14 is not in the bill'],
    );
    const grammar = 'extension/dist/grammars/tree-sitter-cpp.wasm';
    const version = lock.packages['node_modules/@vscode/tree-sitter-wasm']!.version!;
    assert.deepEqual(problemsWith({ names: [...names, grammar] }), [
      `pkg:npm/%40vscode/tree-sitter-wasm@${version} is not in the bill`,
    ]);
    assert.deepEqual(problemsWith({ names: names.slice(0, -1) }), [
      `pkg:npm/onnxruntime-common@${lock.packages['node_modules/onnxruntime-common']!.version!} is not shipped`,
    ]);
    const older = { packages: { ...lock.packages, 'node_modules/valibot': { version: '1.0.0' } } };
    assert.deepEqual(problemsWith({ lock: older }), [
      'pkg:npm/valibot@1.0.0 is not in the bill',
      'pkg:npm/valibot@1.5.0 is not shipped',
    ]);
  });
});
