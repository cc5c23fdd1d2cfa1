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
    here: Family = 'braces',
  ): string => {
    const verdict = { kind, label, family };
    return shortVerdict(strings, { family: here, verdict, figures: undefined }, 'bracketDepth');
  };

  it('names what it is about where something else is asked, and the languages where they are others', () => {
    assert.equal(words('tracks', 'bracketDepth', 'braces'), 'tracks');
    assert.equal(words('tracks', 'inComment', 'braces'), 'tracks: in a comment');
    assert.equal(words('tracksStrongly', 'bracketDepth', 'python'), 'tracks strongly: Python');
    assert.equal(words('tracks', 'inComment', 'python'), 'tracks: in a comment, Python');
    assert.equal(words('tracks', 'bracketDepth', 'braces', 'python'), 'tracks: C/TypeScript');
    assert.equal(words('followsIndentation', 'curlyDepth', 'braces'), 'follows indentation');
    assert.equal(words('noEvidence', 'inComment', 'python'), 'no evidence');
  });
});
