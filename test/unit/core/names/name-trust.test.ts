import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { weighed, type NameTrust } from '../../../../src/core/names/name-trust.ts';
import { shippedModelFolder } from '../../../../tools/shipped-model.ts';

interface Golden {
  readonly context: readonly number[];
  readonly share: number;
  /** Probability of the character that the names marked as hits go on with. */
  readonly hit: number;
  readonly names: readonly { readonly hit: boolean; readonly inputs: readonly number[] }[];
}

function shipped(name: string): unknown {
  return JSON.parse(readFileSync(join(shippedModelFolder, name), 'utf8'));
}

describe('weighed', () => {
  it('computes what the program that fitted it computes', () => {
    const { mixed } = shipped('names.json') as { readonly mixed: NameTrust };
    const golden = shipped('names.golden.json') as Golden[];
    assert.ok(golden.length > 0);
    for (const { context, names, share, hit } of golden) {
      const evidence = names.map((name) => ({ ...name, next: name.hit ? 'a' : 'b' }));
      const found = weighed({ context, names: evidence }, mixed);
      assert.ok(Math.abs(found.share - share) < 1e-3, `${found.share} ${share}`);
      assert.ok(Math.abs((found.next.get('a') ?? 0) - hit) < 1e-3);
    }
  });
});
