import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { trainingPython } from '../../../../tools/training/python.ts';

describe("The trainer's Python", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'neuron-lens-python-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made once, and anew where something else was asked for before', () => {
    const left = path.join(folder, '.venv', 'left');
    writeFileSync(path.join(folder, 'requirements.txt'), '# nothing\n');
    mkdirSync(path.join(folder, '.venv'));
    writeFileSync(left, '');
    writeFileSync(path.join(folder, '.venv', 'requirements.sha256'), 'of others\n');

    const python = trainingPython(folder, {});
    const prefix = execFileSync(python, ['-c', 'import sys; print(sys.prefix)'], {
      encoding: 'utf8',
    });
    assert.equal(realpathSync(prefix.trim()), path.join(realpathSync(folder), '.venv'));
    assert.ok(!existsSync(left), 'a new one');
    writeFileSync(left, '');
    assert.equal(trainingPython(folder, {}), python);
    assert.ok(existsSync(left), 'the same one');
  });

  it('is another one where that is named, which has to be there', () => {
    assert.equal(trainingPython(folder, { LENS_PYTHON: 'python3' }), 'python3');
    assert.throws(
      () => trainingPython(folder, { LENS_PYTHON: './nowhere/python' }),
      /LENS_PYTHON names no program: \.\/nowhere\/python/,
    );
  });
});
