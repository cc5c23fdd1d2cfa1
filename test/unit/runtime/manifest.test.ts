import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { EngineErrorCode } from '../../../src/protocol/engine.ts';
import { EngineError } from '../../../src/protocol/error.ts';
import { parseManifest } from '../../../src/runtime/manifest.ts';
import { tinyModel } from '../support/models.ts';

const valid = JSON.parse(readFileSync(join(tinyModel, 'manifest.json'), 'utf8')) as Record<
  string,
  unknown
>;

function refusal(json: string): EngineError {
  try {
    parseManifest(json);
  } catch (error) {
    assert.ok(error instanceof EngineError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `accepted: ${json.slice(0, 80)}` });
}

describe('parseManifest', () => {
  it('reads what training writes', () => {
    const manifest = parseManifest(JSON.stringify(valid));
    assert.equal(manifest.name, 'tiny');
    assert.deepEqual([manifest.widths, manifest.taughtUnits], [[16, 16], undefined]);
    assert.equal(manifest.vocabulary.length, 102);
    assert.equal(manifest.languages.get('py'), 3);
    assert.ok(manifest.files.get('model.onnx')?.bytes);
  });

  const sha256 = '0'.repeat(64);
  const cases: [string, object, EngineErrorCode, string][] = [
    ['an earlier graph', { graphInterface: 1 }, 'unsupportedInterface', 'graphInterface 1 (2)'],
    ['a later graph', { graphInterface: 3 }, 'unsupportedInterface', 'graphInterface 3 (2)'],
    ['no graph', { graphInterface: undefined }, 'unsupportedInterface', 'graphInterface null (2)'],
    [
      'a later format',
      { format: 2, graphInterface: { version: 3 }, files: 'renamed' },
      'unsupportedInterface',
      'format 2 (1)',
    ],
    ['no format', { format: undefined }, 'unsupportedInterface', 'format null (1)'],
    ['no name', { name: undefined }, 'manifestInvalid', 'name'],
    ['files in a list', { files: [] }, 'manifestInvalid', 'files'],
    [
      'a hash too short',
      { files: { a: { sha256: 'ab', bytes: 1 } } },
      'manifestInvalid',
      'files.a.sha256',
    ],
    ['no size', { files: { a: { sha256 } } }, 'manifestInvalid', 'files.a.bytes'],
    [
      'a file elsewhere',
      { files: { '../a': { sha256, bytes: 1 } } },
      'manifestInvalid',
      'files.../a',
    ],
    ['a vocabulary of numbers', { vocabulary: [1] }, 'manifestInvalid', 'vocabulary'],
    ['an unknown language', { languages: { cobol: 5 } }, 'manifestInvalid', 'languages.cobol'],
    ['a tag beyond the vocabulary', { languages: { c: 102 } }, 'manifestInvalid', 'languages.c'],
    ['no architecture', { architecture: null }, 'manifestInvalid', 'architecture'],
    ['half a layer', { architecture: { layers: 0.5 } }, 'manifestInvalid', 'architecture.layers'],
    [
      'more layers than there can be',
      { architecture: { layers: 2 ** 40, hidden: 1 } },
      'manifestInvalid',
      'architecture.layers',
    ],
    [
      'a taught layer of no units',
      { architecture: { layers: 1, hidden: 1, taught: 0 } },
      'manifestInvalid',
      'architecture.taught',
    ],
  ];
  for (const [why, part, code, detail] of cases) {
    it(`refuses ${why}`, () => {
      const error = refusal(JSON.stringify({ ...valid, ...part }));
      assert.deepEqual([error.code, error.detail], [code, detail]);
    });
  }

  it('refuses what is not JSON, with a code', () => {
    for (const json of ['', '{"format": 1', 'null', '[]']) {
      assert.equal(refusal(json).code, 'manifestInvalid');
    }
  });

  it('never fails without a code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(valid)), fc.json(), (key, value) => {
        try {
          parseManifest(JSON.stringify({ ...valid, [key]: JSON.parse(value) as unknown }));
        } catch (error) {
          assert.ok(error instanceof EngineError, String(error));
        }
      }),
    );
  });
});
