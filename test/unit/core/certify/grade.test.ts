import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  families,
  type Catalogue,
  type Family,
  type Figures,
  type VerdictKind,
} from '../../../../src/core/certify/catalogue.ts';
import {
  certifiedIn,
  proposalFor,
  type Certified,
} from '../../../../src/core/certify/certified.ts';
import { compareGrades, gradeOf, passes, scoreOf } from '../../../../src/core/certify/grade.ts';
import { taughtWorthSeeing, worthSeeing } from '../../../../src/core/certify/worth-seeing.ts';
import { certifiedQuantities, neuronName } from '../../../../src/core/inspect/cell.ts';
import { plainLabels } from '../../../../src/core/inspect/plain-text.ts';
import { labelNames, type LabelName } from '../../../../src/core/labels/labels.ts';
import { readCatalogue } from '../../../../src/runtime/catalogue.ts';
import { neuronAt, unitCount } from '../../../../src/core/model/widths.ts';
import { folderFiles } from '../../../../src/runtime/folder-files.ts';
import { parseManifest } from '../../../../src/runtime/manifest.ts';
import { shippedModelFolder } from '../../../../tools/shipped-model.ts';

/** What `neurons.json` was judged with, by Python: the best of each label, with its grade. */
interface Judged {
  readonly labels: Readonly<
    Record<
      string,
      Readonly<Record<string, { best: { neuron: string; quantity: string; grade: string | null } }>>
    >
  >;
}

describe('what is certified in the shipped network', () => {
  const size = { widths: [512, 512], foundLayers: 2 };
  let catalogue: Catalogue;
  let judged: Judged;
  let certified: readonly Certified[];

  before(async () => {
    const text = (name: string): string => readFileSync(join(shippedModelFolder, name), 'utf8');
    judged = JSON.parse(text('neurons.json')) as Judged;
    const read = await readCatalogue(
      folderFiles(shippedModelFolder),
      parseManifest(text('manifest.json')),
      undefined,
    );
    assert.ok(typeof read === 'object');
    ({ catalogue } = read);
    certified = finished(certifiedIn(catalogue, size));
  });

  const names = (all: readonly Certified[]): string[] =>
    all.map(({ neuron, quantity }) => `${neuronName(neuron)} ${quantity}`);

  it('has the grades that the catalogue was made with', () => {
    let compared = 0;
    for (const [label, byFamily] of Object.entries(judged.labels)) {
      for (const [family, { best }] of Object.entries(byFamily)) {
        const [layer, unit] = best.neuron.slice(1).split('.').map(Number);
        const vector = catalogue.units.get({ layer: layer! - 1, unit: unit! });
        const quantity = best.quantity === 'c' ? 'c' : 'h';
        const all = vector?.[quantity]?.figures[family as Family] ?? {};
        const grade = gradeOf(catalogue, all, label as LabelName, family as Family);
        assert.equal(passes(grade) ? grade : null, best.grade, `${label} ${family} ${best.neuron}`);
        compared++;
      }
    }
    assert.ok(compared > 15);
  });

  it('agrees with every verdict: a unit’s is the best of its grades', () => {
    for (let place = 0; place < unitCount(size.widths); place++) {
      const neuron = neuronAt(size.widths, place);
      for (const quantity of certifiedQuantities) {
        const vector = catalogue.units.get(neuron)?.[quantity];
        if (vector === undefined) continue;
        const grades = families.flatMap((family) =>
          labelNames.map((label) =>
            gradeOf(catalogue, vector.figures[family] ?? {}, label, family),
          ),
        );
        const [best] = grades.sort(compareGrades);
        const { kind } = vector.verdict;
        // A depth that is indentation takes the place of indentation itself.
        const expected: VerdictKind[] =
          kind === 'followsIndentation' ? ['tracksStrongly', 'tracks', kind] : [kind];
        // And what only follows it for a lesser label may have none of its own.
        if (kind === 'noEvidence') expected.push('followsIndentation');
        assert.ok(expected.includes(best!), `${neuronName(neuron)} ${quantity}: ${best!}, ${kind}`);
      }
    }
  });

  it('offers the best of each label, h before c, and where none passes the nearest', () => {
    const proposed = (label: LabelName, family: Family): string => {
      const { neuron, quantity, grade } = proposalFor(catalogue, certified, label, family) ?? {};
      return neuron === undefined ? 'none' : `${neuronName(neuron)} ${quantity!} ${grade!}`;
    };
    assert.equal(proposed('bracketDepth', 'braces'), 'L1·265 h tracks');
    assert.equal(proposed('bracketDepth', 'python'), 'L1·265 h tracksStrongly');
    assert.equal(proposed('curlyDepth', 'braces'), 'L1·351 c tracks');
    assert.equal(proposed('inComment', 'python'), 'L1·329 c tracksStrongly');
    assert.equal(proposed('loopDepth', 'braces'), 'L1·138 c noEvidence');
    assert.equal(proposed('conditionalDepth', 'braces'), 'L1·138 c followsIndentation');
    assert.equal(proposed('loopDepth', 'python'), 'none');
  });

  it('has a gallery by rule for either family, and for texts that nothing can parse', () => {
    for (const family of families) {
      const shown = worthSeeing(certified, family, labelNames);
      assert.equal(shown.length, 10, family);
      assert.equal(new Set(shown.map(({ neuron }) => neuronName(neuron))).size, 10);
      assert.equal(shown[0]?.label, 'bracketDepth');
      const about = new Set(shown.map(({ label }) => label));
      for (const label of [
        'inString',
        'inComment',
        'inCondition',
        'column',
        'indentation',
      ] as const)
        assert.ok(about.has(label), `${family}: ${label}`);
      assert.ok(names(shown).includes('L2·164 c'), 'position in the line, of the second layer');
    }
    assert.ok(names(worthSeeing(certified, 'python', labelNames)).includes('L2·226 c'));
    const plain = worthSeeing(certified, 'braces', plainLabels);
    assert.ok(plain.length >= 8);
    assert.ok(plain.every(({ label }) => (plainLabels as readonly LabelName[]).includes(label)));
  });

  it('gives its gallery one taught neuron each for what no neuron is found for, where it counts', () => {
    const onUnseen = { exact: 0.7, isRank: false, correlation: 0.9 };
    const labels: readonly LabelName[] = [
      'bracketDepth',
      'functionDepth',
      'loopDepth',
      'conditionalDepth',
    ];
    const taught = labels.map((label, unit) => ({
      ...{ neuron: { layer: 2, unit }, label },
      onUnseen: {
        ...onUnseen,
        verdict: label === 'conditionalDepth' ? ('doesNot' as const) : ('roughly' as const),
      },
    }));
    const shown = taughtWorthSeeing(taught, labelNames).map(({ label }) => label);
    assert.deepEqual(shown, ['loopDepth', 'functionDepth']);
    assert.deepEqual(taughtWorthSeeing(taught, plainLabels), []);
    assert.equal(worthSeeing(certified, 'braces', labelNames, 7).length, 7);
  });

  it('is read a few units at a time, and only once', () => {
    assert.equal([...steps(certifiedIn({ ...catalogue }, size))].length > 50, true);
    assert.equal([...steps(certifiedIn(catalogue, size))].length, 0);
  });
});

describe('a grade', () => {
  const facts = { varies: true, characters: 100, null95: 0.2, best: undefined };
  const untrained = { rho: 0.3, partial: undefined };
  const grounds = {
    characters: { c: 500, ts: 500, py: 1_000 },
    labels: {
      bracketDepth: { braces: { ...facts, untrained } },
      inString: { braces: { ...facts, untrained } },
    },
    thresholds: {
      tracks: { rho: 0.5, partial: 0.3, auc: 0.85 },
      strongly: { rho: 0.7, partial: 0.5, auc: 0.95 },
      p: 0.01,
    },
  };
  const of = (
    figures: Partial<Figures>,
    label: LabelName = 'bracketDepth',
    more = {},
  ): VerdictKind => {
    const whole = { rho: 0.6, partial: 0.4, auc: undefined, p: 0.005, ...figures };
    return gradeOf(grounds, { [label]: whole, ...more }, label, 'braces');
  };

  it('takes every figure to be reached', () => {
    assert.equal(of({}), 'tracks');
    assert.equal(of({ rho: 0.7, partial: 0.5 }), 'tracksStrongly');
    assert.equal(of({ rho: 0.7, partial: 0.49 }), 'tracks');
    assert.equal(of({ rho: -0.6, partial: -0.4 }), 'tracks', 'upside down');
    assert.equal(of({ partial: -0.4 }), 'noEvidence', 'another sign given the rest');
    assert.equal(of({ p: 0.02 }), 'noEvidence', 'chance');
    assert.equal(of({ rho: 0.3 }), 'noEvidence', 'untrained');
    assert.equal(of({}, 'column'), 'noEvidence', 'nobody knows what it is held against');
  });

  it('asks of a yes/no label what one so rare can have', () => {
    // A share of .1: at most sqrt(.27), some .52.
    assert.equal(of({ rho: 0.4, auc: 0.9, partial: 0.16 }, 'inString'), 'tracks');
    assert.equal(of({ rho: 0.4, auc: 0.9, partial: 0.15 }, 'inString'), 'noEvidence');
    assert.equal(of({ rho: -0.4, auc: 0.04, partial: -0.3 }, 'inString'), 'tracksStrongly');
    assert.ok(Math.abs(scoreOf({ rho: 0.1, auc: 0.1, partial: 0, p: 0 }) - 0.8) < 1e-9);
  });

  it('names a depth that is indentation as such', () => {
    const indentation = { rho: 0.8, partial: 0.7, auc: undefined, p: 0.005 };
    const follows = { rho: 0.6, partial: 0.1 };
    assert.equal(of(follows, 'bracketDepth', { indentation }), 'followsIndentation');
    const weaker = { ...indentation, rho: 0.5 };
    assert.equal(of(follows, 'bracketDepth', { indentation: weaker }), 'noEvidence');
  });
});

function* steps<T>(generator: Generator<undefined, T, undefined>): Generator<undefined> {
  yield* generator;
}

function finished<T>(generator: Generator<undefined, T, undefined>): T {
  for (;;) {
    const step = generator.next();
    if (step.done === true) return step.value;
  }
}
