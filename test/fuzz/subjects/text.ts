import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { TextChange } from '../../../src/core/text/change.ts';
import { joinChanges } from '../../../src/core/text/join-changes.ts';
import {
  firstLineStart,
  lineEnd,
  lineStart,
  nextLineStart,
  previousLineEnd,
} from '../../../src/core/text/lines.ts';
import type { Subject } from '../subject.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit } from '../support/edits.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';

type Step =
  | Edit
  | { readonly ask: number; readonly to: number }
  /** A change that does not lie within the text. */
  | { readonly wrong: number };

interface Case {
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 6_000;
/** As in `lines.ts`: so far it looks from a place. */
const farthest = 2_000;

const step = fc.oneof(
  { weight: 12, arbitrary: anyEdit(longest) },
  { weight: 4, arbitrary: fc.record({ ask: anyShare, to: anyShare }) },
  { weight: 1, arbitrary: fc.record({ wrong: fc.integer({ min: 1, max: 9 }) }) },
);

export const text: Subject<Case> = {
  name: 'text',
  promise: 'a TextBuffer, its lines and its changes joined are those of a plain string',
  cases: fc.record({ start: anyStart(longest), steps: anySteps(step, 80) }),
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
  async run({ start, steps }) {
    const oracle = new EditedText(written(start), longest);
    const buffer = new TextBuffer(oracle.text);
    const joined = new JoinedText(oracle.text);
    let edits = 0;
    for (const one of steps) {
      if ('ask' in one) assertLines(buffer, oracle.text, one.ask, one.to);
      else if ('wrong' in one) assertRefused(buffer, one.wrong);
      else {
        for (const change of oracle.edit(one).flat()) {
          buffer.apply(change);
          joined.apply(change);
          edits++;
        }
      }
      assert.equal(buffer.length, oracle.text.length);
      assert.equal(buffer.slice(0, buffer.length), oracle.text);
    }
    assert.equal(joined.text(), oracle.text);
    return edits;
  },
};

/** A text whose changes are joined as long as they touch. */
class JoinedText {
  readonly #buffer: TextBuffer;
  #last: TextChange | undefined;

  constructor(text: string) {
    this.#buffer = new TextBuffer(text);
  }

  apply(change: TextChange): void {
    const both = this.#last && joinChanges(this.#last, change);
    if (both === undefined) this.#flush();
    this.#last = both ?? change;
  }

  text(): string {
    this.#flush();
    return this.#buffer.slice(0, this.#buffer.length);
  }

  #flush(): void {
    if (this.#last !== undefined) this.#buffer.apply(this.#last);
    this.#last = undefined;
  }
}

function assertRefused(buffer: TextBuffer, by: number): void {
  for (const change of [
    { offset: buffer.length + by, removed: 0, inserted: 'x' },
    { offset: 0, removed: buffer.length + by, inserted: '' },
    { offset: -by, removed: 0, inserted: 'x' },
    { offset: by / 10, removed: 0, inserted: '' },
  ]) {
    assert.throws(() => buffer.apply(change), RangeError);
  }
}

/** Against what splitting the whole text at its line ends gives. */
function assertLines(buffer: TextBuffer, whole: string, ask: number, to: number): void {
  const offset = Math.floor(ask * whole.length);
  const other = Math.floor(to * whole.length);
  assert.equal(buffer.slice(offset, other), whole.slice(offset, Math.max(offset, other)));
  assert.equal(buffer.unitAt(offset), whole.charCodeAt(offset) || 0);
  const before = whole.slice(0, offset);
  const started = before.length - /[^\r\n]*$/.exec(before)![0].length;
  assert.equal(lineStart(buffer, offset), Math.max(started, offset - farthest));
  const ended = offset + /^[^\r\n]*/.exec(whole.slice(offset))![0].length;
  assert.equal(lineEnd(buffer, offset), Math.min(ended, offset + farthest));
  const terminator = /^(\r\n|\r|\n)/.exec(whole.slice(ended))?.[0].length ?? 0;
  assert.equal(nextLineStart(buffer, ended), ended + terminator);
  const above = /(\r\n|\r|\n)$/.exec(whole.slice(0, started))?.[0].length;
  assert.equal(previousLineEnd(buffer, started), above && started - above);
  assert.equal(firstLineStart(buffer, offset, other), firstStart(whole, offset, other));
}

function firstStart(whole: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (at === 0 || /(^|[^\r])\n$|\r\n$/.test(whole.slice(0, at))) return at;
    if (whole[at - 1] === '\r' && whole[at] !== '\n') return at;
  }
  return from;
}
