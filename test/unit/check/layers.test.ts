import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { layerProblems } from '../../../tools/check/layers.ts';

describe('the layer rule', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'neuron-lens-layers-'));
    symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  });
  after(() => {
    rmSync(root, { recursive: true });
  });

  function plant(files: Readonly<Record<string, string>>): string[] {
    for (const folder of ['src', 'test', 'tools']) {
      rmSync(path.join(root, folder), { recursive: true, force: true });
    }
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return layerProblems(root);
  }

  it('refuses imports that point upwards, sideways, outside or nowhere, also of types', () => {
    const problems = plant({
      'src/core/up.ts': "import type { Host } from '../host/good.ts';\nexport type X = Host;\n",
      'src/core/node.ts': "import { sep } from 'node:path';\nexport const x = sep;\n",
      'src/core/editor.ts': "import type { Uri } from 'vscode';\nexport type X = Uri;\n",
      'src/protocol/up.ts': "export type { Y } from '../worker/session.ts';\n",
      'src/worker/session.ts':
        "import * as ort from 'onnxruntime-node';\nexport type Y = 1;\nexport const s = ort;\n",
      'src/worker/lost.ts': "export * from './nowhere.ts';\n",
      'src/webview/page.ts': "export * from '../runtime/load.ts';\n",
      'src/webview/files.ts': "export * from 'node:fs';\n",
      'src/runtime/disk.ts': "export * from 'node:fs';\n",
      'src/runtime/load.ts': "export * from '../../test/helper.ts';\n",
      'src/other/stray.ts': 'export const x = 1;\n',
      'src/host/good.ts': "import type { Y } from '../worker/session.ts';\nexport type Host = Y;\n",
      'src/host/stray.ts': "export * from '../other/stray.ts';\n",
      'test/helper.ts': 'export const x = 1;\n',
    });
    assert.deepEqual(
      problems.map((line) => line.replace(/ imports .* \(/, ' (')),
      [
        'src/core/editor.ts (only-host-imports-vscode)',
        'src/core/editor.ts (pure-layers)',
        'src/core/node.ts (pure-layers)',
        'src/core/up.ts (core-imports-downwards)',
        'src/host/stray.ts (host-imports-downwards)',
        'src/host/stray.ts (in-a-layer)',
        'src/protocol/up.ts (protocol-imports-downwards)',
        'src/runtime/disk.ts (one-door-to-model-files)',
        'src/runtime/load.ts (runtime-imports-downwards)',
        'src/webview/files.ts (page-without-node)',
        'src/webview/page.ts (webview-imports-downwards)',
        'src/worker/lost.ts (found)',
        'src/worker/session.ts (one-door-to-onnxruntime)',
      ],
    );
  });

  it('keeps the programs beside the host out of it: what they share lies below', () => {
    const problems = plant({
      'src/webview/draw.ts': 'export const draw = 1;\n',
      'src/cli/print.ts': 'export const print = 1;\n',
      'src/host/page.ts': "export * from '../webview/draw.ts';\n",
      'src/host/command.ts': "export * from '../cli/print.ts';\n",
    });
    assert.deepEqual(
      problems.map((line) => line.replace(/ imports .* \(/, ' (')),
      ['src/host/command.ts (host-imports-downwards)', 'src/host/page.ts (host-imports-downwards)'],
    );
  });

  it('lets nobody load onnxruntime but the one module, in whatever way and folder', () => {
    const problems = plant({
      'src/runtime/onnx-runtime.ts': "export const load = () => import('onnxruntime-node');\n",
      'src/runtime/model.ts': "export const load = () => import('onnxruntime-node');\n",
      'src/runtime/type.ts': "export type { Tensor } from 'onnxruntime-node';\n",
      'test/bench/fast.ts':
        "import { Tensor } from 'onnxruntime-common';\nexport const t = Tensor;\n",
      'tools/study.cjs': "exports.ort = require('onnxruntime-node');\n",
    });
    assert.deepEqual(
      problems.map((line) => line.replace(/ imports .* \(/, ' (')),
      [
        'src/runtime/model.ts (one-door-to-onnxruntime)',
        'src/runtime/type.ts (one-door-to-onnxruntime)',
        'test/bench/fast.ts (one-door-to-onnxruntime)',
        'tools/study.cjs (one-door-to-onnxruntime)',
      ],
    );
  });

  it('refuses a circle', () => {
    const problems = plant({
      'src/core/a.ts': "export * from './b.ts';\n",
      'src/core/b.ts': "export * from './a.ts';\n",
    });
    assert.deepEqual(problems, ['src/core/a.ts imports src/core/b.ts (no-cycles)']);
  });

  it('accepts imports that point downwards', () => {
    const problems = plant({
      'src/core/a.ts': 'export const a = 1;\n',
      'src/runtime/onnx-runtime.ts': "export * from 'onnxruntime-node';\n",
      'src/runtime/b.ts': "export * from '../core/a.ts';\nexport * from './onnx-runtime.ts';\n",
      'test/unit/b.ts': "export * from '../../src/runtime/b.ts';\nexport * from 'node:fs';\n",
      'src/worker/c.ts': "export * from '../runtime/b.ts';\nexport * from 'node:worker_threads';\n",
      'src/host/d.ts':
        "import type { Uri } from 'vscode';\nexport * from '../core/a.ts';\nexport type X = Uri;\n",
    });
    assert.deepEqual(problems, []);
  });

  it('is no rule where nothing is read', () => {
    assert.deepEqual(plant({ 'src/readme.md': '' }), ['no source file found']);
  });
});
