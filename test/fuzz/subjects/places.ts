import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentScan } from '../../../src/core/complete/document-scan.ts';
import { PlaceScanner } from '../../../src/core/complete/place-scanner.ts';
import type { ScannedLanguage } from '../../../src/core/labels/language.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import { scannedLanguages } from '../../unit/support/label-texts.ts';
import type { Subject } from '../subject.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anySteps, type Edit, type Spot } from '../support/edits.ts';
import { anyShare } from '../support/edits.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';

type Step = Edit | { readonly ask: Spot } | { readonly reopen: ScannedLanguage };

interface Case {
  readonly language: ScannedLanguage;
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 8_000;
const language = fc.constantFrom(...scannedLanguages);

const step = fc.oneof(
  { weight: 12, arbitrary: anyEdit(longest) },
  { weight: 8, arbitrary: fc.record({ ask: fc.oneof(anyShare, fc.constant('cursor' as const)) }) },
  { weight: 1, arbitrary: fc.record({ reopen: language }) },
);

export const places: Subject<Case> = {
  name: 'places',
  promise: 'a DocumentScan says of a place what a scanner says that reads the text afresh',
  cases: fc.record({ language, start: anyStart(longest), steps: anySteps(step, 60) }),
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must become a rejection
  async run({ language: first, start, steps }) {
    const oracle = new EditedText(written(start), longest);
    const buffer = new TextBuffer(oracle.text);
    let opened = first;
    let scan = new DocumentScan(buffer, opened);
    let edits = 0;
    for (const one of [...steps, { ask: 'end' } as const]) {
      if ('reopen' in one) {
        opened = one.reopen;
        scan = new DocumentScan(buffer, opened);
      } else if ('ask' in one) {
        const offset = oracle.at(one.ask);
        const fresh = PlaceScanner.start(opened).after(oracle.text.slice(0, offset));
        assert.deepEqual(said(scan.at(offset)), said(fresh));
      } else {
        for (const change of oracle.edit(one).flat()) {
          buffer.apply(change);
          scan.edited(change.offset);
          edits++;
        }
      }
    }
    return edits;
  },
};

function said(place: PlaceScanner | undefined): unknown {
  assert.ok(place);
  const { kind, prose, start, depth, read, language: as } = place;
  // What follows tells what else it remembers.
  const next = place.after('")\n} x');
  return { kind, prose, start, depth, read, as, next: [next.kind, next.depth, next.start] };
}
