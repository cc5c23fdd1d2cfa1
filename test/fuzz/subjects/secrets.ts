import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedSecrets, secretMask } from '../../../src/core/secrets/secret-mask.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { TextChange } from '../../../src/core/text/change.ts';
import type { Subject } from '../subject.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit } from '../support/edits.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';

type Step = Edit | { readonly ask: number; readonly to: number };

interface Case {
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 3_000;

const step = fc.oneof(
  { weight: 12, arbitrary: anyEdit(longest) },
  { weight: 8, arbitrary: fc.record({ ask: anyShare, to: anyShare }) },
);

export const secrets: Subject<Case> = {
  name: 'secrets',
  promise: 'what is secret of a part, and what an edit changes of it, is as the whole text has it',
  cases: fc.record({ start: anyStart(longest), steps: anySteps(step, 60) }),
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
  async run({ start, steps }) {
    const oracle = new EditedText(written(start), longest);
    const buffer = new TextBuffer(oracle.text);
    let mask = maskOf(buffer);
    let edits = 0;
    for (const one of steps) {
      if ('ask' in one) {
        const [from, to] = [one.ask, one.to].map((share) => oracle.at(share)) as [number, number];
        const part = secretMask(buffer, from, to) ?? new Uint8Array(Math.max(0, to - from));
        assert.deepEqual(part, mask.slice(from, Math.max(from, to)));
        continue;
      }
      for (const change of oracle.edit(one).flat()) {
        const changed = changedSecrets(buffer, change);
        buffer.apply(change);
        const after = maskOf(buffer);
        assertUnchanged(mask, after, changed, change);
        mask = after;
        edits++;
      }
    }
    return edits;
  },
};

function maskOf(buffer: TextBuffer): Uint8Array {
  return secretMask(buffer, 0, buffer.length) ?? new Uint8Array(buffer.length);
}

/** Nothing becomes a secret, or ceases to be one, that was not named. */
function assertUnchanged(
  before: Uint8Array,
  after: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  { offset, removed, inserted }: TextChange,
): void {
  assert.ok(from <= offset && to >= offset + removed);
  assert.deepEqual(after.subarray(0, from), before.subarray(0, from));
  const by = inserted.length - removed;
  assert.deepEqual(after.subarray(to + by), before.subarray(to));
}
