import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { labelText } from '../../../../src/core/labels/scanner.ts';
import type { GrammarName } from '../../../../tools/labels/grammars.ts';
import { judged } from '../../../../tools/labels/marks.ts';
import { oracleLabels } from '../../../../tools/labels/oracle.ts';
import { Tallies } from '../../../../tools/labels/tally.ts';

/** As demanded of whole packages by `npm run labels:agreement`. */
const target = 0.98;

const examples: readonly [GrammarName, ScannedLanguage][] = [
  ['ts', 'ts'],
  ['tsx', 'tsx'],
  ['js', 'tsx'],
  ['py', 'py'],
  ['c', 'c'],
  ['cpp', 'c'],
];

for (const [grammar, language] of examples) {
  describe(`the scanner and the syntax tree of example.${grammar}.txt`, () => {
    const file = new URL(
      `../../../fixtures/labels/examples/example.${grammar}.txt`,
      import.meta.url,
    );
    const text = readFileSync(file, 'utf8');
    const tallies = new Tallies();

    before(async () => {
      tallies.add(labelText(text, language), await oracleLabels(text, grammar));
    });

    it('is of an example that the grammar understands, but for the branches that it does not read', () => {
      assert.ok(tallies.understood >= 0.85 * tallies.characters, `${tallies.understood}`);
    });

    for (const label of judged) {
      it(`agree on ${label}`, () => {
        assert.ok(labelText(text, language)[label].includes(1), 'the label occurs');
        const { value } = tallies.score(label);
        assert.ok(value >= target, `${value.toFixed(4)} of ${target}`);
      });
    }
  });
}
