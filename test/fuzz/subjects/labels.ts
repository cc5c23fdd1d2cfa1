import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentLabels } from '../../../src/core/inspect/document-labels.ts';
import { labelNames } from '../../../src/core/labels/labels.ts';
import type { ScannedLanguage } from '../../../src/core/labels/language.ts';
import { labelText } from '../../../src/core/labels/scanner.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import { scannedLanguages } from '../../unit/support/label-texts.ts';
import type { Subject } from '../subject.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit } from '../support/edits.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';

type Step =
  | Edit
  | { readonly ask: number }
  /** Scans so many steps towards the end, and is interrupted. */
  | { readonly scan: number }
  | { readonly reopen: ScannedLanguage };

interface Case {
  readonly language: ScannedLanguage;
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 10_000;
const language = fc.constantFrom(...scannedLanguages);

const step = fc.oneof(
  { weight: 12, arbitrary: anyEdit(longest) },
  { weight: 3, arbitrary: fc.record({ ask: anyShare }) },
  { weight: 2, arbitrary: fc.record({ scan: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ reopen: language }) },
);

export const labels: Subject<Case> = {
  name: 'labels',
  promise: 'DocumentLabels are the labels of the whole text scanned afresh',
  cases: fc.record({ language, start: anyStart(longest), steps: anySteps(step, 60) }),
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
  async run({ language: first, start, steps }) {
    const oracle = new EditedText(written(start), longest);
    const buffer = new TextBuffer(oracle.text);
    let opened = first;
    let live = new DocumentLabels(buffer, opened);
    let edits = 0;
    for (const one of [...steps, { ask: 1 }]) {
      if ('reopen' in one) {
        opened = one.reopen;
        live = new DocumentLabels(buffer, opened);
      } else if ('scan' in one) {
        const scanning = live.scanTo(oracle.text.length);
        for (let i = 0; i < one.scan; i++) scanning.next();
      } else if ('ask' in one) {
        assertLabelled(live, oracle.text, opened, oracle.at(one.ask));
      } else {
        for (const change of oracle.edit(one).flat()) {
          buffer.apply(change);
          live.edited(change.offset);
          edits++;
        }
      }
    }
    return edits;
  },
};

function assertLabelled(live: DocumentLabels, text: string, as: ScannedLanguage, to: number): void {
  const scanning = live.scanTo(to);
  while (scanning.next().done !== true);
  // Whether a line ends after a character shows at the next one, which may lie behind a second half.
  const fresh = labelText(text.slice(0, to + 2), as);
  for (const name of labelNames) {
    const known = live.slice(name, 0, to);
    for (let at = 0; at < to; at++) {
      const expected = Math.min(fresh[name][at]!, 0x7fff);
      if (known[at] !== expected) assert.fail(`${name} at ${at}: ${known[at]}, not ${expected}`);
    }
  }
}
