import assert from 'node:assert/strict';

import type { Family, VerdictKind } from '../../../../src/core/certify/catalogue.ts';
import { panelStrings } from '../../../../src/host/inspector/strings.ts';
import type { LabelName } from '../../../../src/protocol/inspection.ts';
import { shortVerdict } from '../../../../src/webview/view/titles.ts';

const strings = panelStrings({ t: (message) => message });

describe('a verdict in a few words', () => {
  const words = (
    kind: VerdictKind,
    label: LabelName,
    family: Family,
    grade: VerdictKind = 'noEvidence',
    here: Family = 'braces',
  ): string => {
    const verdict = { kind, label, family };
    const heldOut = { family: here, grade, verdict, figures: undefined };
    const { sign, words: text, hint } = shortVerdict(strings, heldOut, 'bracketDepth');
    return [`${sign} ${text}`, ...(hint === undefined ? [] : [hint])].join('; ');
  };

  it('is about the label that is asked about', () => {
    assert.equal(words('tracks', 'bracketDepth', 'braces', 'tracks'), '◐ tracks');
    const strongly = words('tracksStrongly', 'inComment', 'braces', 'tracks');
    assert.equal(strongly, '◐ tracks', 'whatever it does for another');
    const follows = words('followsIndentation', 'curlyDepth', 'braces', 'followsIndentation');
    assert.equal(follows, '⇥ follows indentation');
    assert.equal(words('noEvidence', 'inComment', 'python'), '○ no evidence');
  });

  it('says what it passes for instead, and in which languages, where it does not', () => {
    const but = 'no, but tracks';
    assert.equal(
      words('tracks', 'inComment', 'braces'),
      `○ no: “in a comment”; ${but} “in a comment”`,
    );
    assert.equal(
      words('tracks', 'inComment', 'python'),
      `○ no: “in a comment” in Python; ${but} “in a comment” in Python`,
    );
    assert.equal(
      words('tracksStrongly', 'bracketDepth', 'python'),
      `○ only in Python; ${but} strongly in Python`,
    );
    const here = words('tracks', 'bracketDepth', 'braces', 'noEvidence', 'python');
    assert.equal(here, `○ only in C/TypeScript; ${but} in C/TypeScript`);
  });
});
