import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, Tree } from '../../../../src/core/certify/catalogue.ts';
import {
  certifyNeuron,
  certifyProbe,
  heldOutOf,
} from '../../../../src/core/certify/certificate.ts';
import { snippetOf, snippetsOf } from '../../../../src/core/certify/snippet.ts';
import { treePath } from '../../../../src/core/certify/tree-path.ts';
import { readCatalogue } from '../../../../src/runtime/catalogue.ts';
import { folderFiles } from '../../../../src/runtime/folder-files.ts';
import { parseManifest } from '../../../../src/runtime/manifest.ts';
import { catalogueJson, modelWithCatalogue, tinyHash } from '../../support/catalogue.ts';

describe('a certificate', () => {
  let catalogue: Catalogue;
  before(async () => {
    const folder = modelWithCatalogue(catalogueJson(tinyHash));
    const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const read = await readCatalogue(folderFiles(folder), manifest, undefined);
    rmSync(folder, { recursive: true });
    assert.ok(typeof read === 'object');
    ({ catalogue } = read);
  });

  const certify = (unit: number, layer = 0) => {
    const found = certifyNeuron(catalogue, { layer, unit }, 'h');
    assert.ok(found !== undefined);
    return found;
  };

  it('brings the verdict and what it was judged by', () => {
    const { verdict, judged, effects, snippets, basis } = certify(0);
    assert.equal(verdict.kind, 'tracks');
    assert.deepEqual([judged?.label, judged?.family], ['bracketDepth', 'braces']);
    assert.equal(judged?.figures.rho, 0.6);
    assert.equal(judged.facts?.null95, 0.3);
    assert.equal(effects?.unit.ablation.closers?.bits, 0.09);
    assert.equal(effects.controlEffects.closers?.length, 100);
    assert.equal(snippets.length, 2);
    assert.equal(basis.packages, 4);
  });

  it('tells causes of those alone that were held', () => {
    assert.equal(certify(1).effects, undefined);
    assert.equal(certify(0, 1).effects, undefined);
  });

  it('says of a unit that never moves that there is no evidence', () => {
    const { verdict, vector, judged, snippets } = certify(2);
    assert.deepEqual(
      [verdict.kind, vector, judged, snippets],
      ['noEvidence', undefined, undefined, []],
    );
  });

  it('falls back on what comes nearest where the verdict names no label', () => {
    const unit = catalogue.units.get({ layer: 0, unit: 0 })!;
    const verdict = { kind: 'noEvidence', label: undefined, family: undefined } as const;
    const units = {
      count: 1,
      get: () => ({ ...unit, h: { ...unit.h!, verdict } }),
      gates: () => [],
    };
    const found = certifyNeuron({ ...catalogue, units }, { layer: 0, unit: 0 }, 'h');
    assert.equal(found?.judged?.figures.rho, 0.6);
  });

  it('has the gates of its layer and of no other', () => {
    const { layerGates } = certify(5, 1);
    assert.equal(layerGates.length, 16 * 6);
    const shares = Array.from(
      layerGates.subarray(5 * 6, 6 * 6),
      (share) => Math.round(share * 1e4) / 1e4,
    );
    assert.deepEqual(shares, [0.3125, 0.1, 0.1, 0.3125, 0.1563, 0.1563]);
  });

  it('is there for what the catalogue tells of, and for nothing else', () => {
    assert.equal(certifyNeuron(catalogue, { layer: 2, unit: 0 }, 'h'), undefined);
    assert.equal(certifyProbe(catalogue, 'column'), undefined);
    const probe = certifyProbe(catalogue, 'bracketDepth');
    assert.equal(probe?.probes[0]?.units90, 12);
    assert.ok(
      probe.probes.every((one) => !('weights' in one)),
      'a page has no use for a thousand weights',
    );
  });

  it('gives the figures of a label in the document’s family of languages', () => {
    const neuron = { layer: 0, unit: 0 };
    const rho = (family: 'braces' | 'python', label: 'bracketDepth' | 'column') =>
      heldOutOf(catalogue, neuron, 'h', label, family)?.figures?.rho;
    assert.equal(rho('braces', 'bracketDepth'), 0.6);
    assert.equal(rho('python', 'bracketDepth'), 0.2);
    assert.equal(rho('braces', 'column'), undefined);
    assert.equal(heldOutOf(catalogue, neuron, 'h', 'column', 'python')?.family, 'python');
    assert.equal(
      heldOutOf(catalogue, neuron, 'c', 'bracketDepth', 'braces')?.verdict.kind,
      'noEvidence',
    );
    assert.equal(heldOutOf(catalogue, { layer: 9, unit: 0 }, 'h', 'column', 'braces'), undefined);
  });
});

describe('the way through a tree', () => {
  const tree: Tree = {
    r2: 1,
    nodes: [
      { label: 'bracketDepth', threshold: 1.5, yes: 1, no: 2 },
      { value: 1, share: 0.5 },
      { label: 'inString', threshold: 0.5, yes: 3, no: 4 },
      { value: 2, share: 0.2 },
      { value: 3, share: 0.3 },
    ],
  };
  const path = (labels: Readonly<Record<string, number>>) => treePath(tree, (name) => labels[name]);

  it('follows the labels to a leaf', () => {
    assert.deepEqual(path({ bracketDepth: 2 }), [0, 1]);
    assert.deepEqual(path({ bracketDepth: 1, inString: 1 }), [0, 2, 3]);
    assert.deepEqual(path({ bracketDepth: 1, inString: 0 }), [0, 2, 4]);
  });

  it('ends where a label is not known', () => {
    assert.deepEqual(path({ bracketDepth: 0 }), [0, 2]);
    assert.deepEqual(path({}), [0]);
  });
});

describe('a snippet', () => {
  const snippet = (text: string, offset: number) => {
    const source = { package: 'p', version: '1', path: 'a.ts', licence: 'MIT' };
    return snippetOf({ text: 0, offset, value: 1 }, [{ ...source, language: 'ts', text }]);
  };

  it('shows the character between the line before it and the end of its own', () => {
    const text = 'one\ntwo\nthree four\nfive';
    const { before, character, after, line } = snippet(text, text.indexOf('e four'));
    assert.deepEqual([before, character, after, line], ['two\nthre', 'e', ' four', 3]);
  });

  it('takes a line end, a pair of code units, and the ends of the text', () => {
    assert.deepEqual(snippet('a\nb', 1).character, '\n');
    assert.deepEqual(snippet('a\nb', 1).after, '');
    assert.equal(snippet('x\u{1f600}y', 1).character, '\u{1f600}');
    assert.equal(snippet('x\u{1f600}y', 1).after, 'y');
    assert.deepEqual([snippet('ab', 0).before, snippet('ab', 1).after], ['', '']);
  });

  it('leaves out the white space that all of its lines begin with', () => {
    const text = '{\n    if (a) {\n      b(c);\n';
    assert.equal(snippet(text, text.indexOf('c')).before, 'if (a) {\n  b(');
    const deeper = '{\n      if (a) {\n    b(c);\n';
    assert.equal(snippet(deeper, deeper.indexOf('c')).before, '  if (a) {\nb(');
    const tabs = '{\n\tif (a) {\n    b(c);\n';
    assert.equal(snippet(tabs, tabs.indexOf('c')).before, '\tif (a) {\n    b(', 'mixed');
    const within = '{\n    a\n    b';
    assert.equal(
      snippet(within, within.length - 3).before,
      '  a\n',
      'no more than stands before it',
    );
  });

  it('knows where in the text each of its lines begins, less what is left out', () => {
    for (const text of ['{\n    if (a) {\n      b(c);\n', 'a\n\n  b', 'x', '\n\tone two']) {
      for (let offset = 0; offset < text.length; offset++) {
        const { before, starts, character, after } = snippet(text, offset);
        const lines = before.split('\n');
        assert.equal(starts.length, lines.length);
        lines.forEach((line, at) => {
          assert.equal(text.slice(starts[at], starts[at]! + line.length), line);
        });
        assert.equal(starts.at(-1)! + lines.at(-1)!.length, offset);
        assert.ok(text.startsWith(character + after, offset));
      }
    }
  });

  it('is one of two of a package at most', () => {
    const source = {
      version: '1',
      path: 'a.ts',
      licence: 'MIT',
      language: 'ts',
      text: 'abc',
    } as const;
    const texts = [
      { ...source, package: 'p' },
      { ...source, package: 'q' },
    ];
    const places = [0, 0, 1, 0, 1].map((text, at) => ({ text, offset: at % 3, value: at }));
    const shown = snippetsOf(places, texts).map((one) => `${one.package}${one.value}`);
    assert.deepEqual(shown, ['p0', 'p1', 'q2', 'q4']);
  });

  it('stays short in a long line, and begins with a word', () => {
    const { before, after } = snippet('word '.repeat(100), 402);
    assert.ok(before.length <= 120 && after.length <= 60);
    assert.match(before, /^word /);
  });
});
