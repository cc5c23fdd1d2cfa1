import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { labelNames, type LabelName } from '../../../../src/core/labels/labels.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { labelText } from '../../../../src/core/labels/scanner.ts';
import { scannedLanguages } from '../../support/label-texts.ts';

interface Drawing {
  readonly label: LabelName;
  readonly title: string;
  readonly code: readonly string[];
  readonly values: readonly string[];
}

function isLabel(name: string | undefined): name is LabelName {
  return labelNames.some((label) => label === name);
}

/** See the first line of each file. */
function drawings(language: ScannedLanguage): Drawing[] {
  const file = new URL(`../../../fixtures/labels/drawn/${language}.txt`, import.meta.url);
  const [, ...blocks] = readFileSync(file, 'utf8').split(/^## /m);
  assert.ok(blocks.length > 0, `${language}.txt has no drawings`);
  return blocks.map((block) => {
    const [head = '', ...lines] = block.trimEnd().split('\n');
    const [, label, title = ''] = /^(\w+): (.*)$/.exec(head) ?? [];
    if (!isLabel(label)) throw new Error(`${language}.txt: no label is called ${head}`);
    return {
      label,
      title,
      code: lines.filter((_, index) => index % 2 === 0),
      values: lines.filter((_, index) => index % 2 === 1),
    };
  });
}

function drawn(text: string, language: ScannedLanguage, label: LabelName): string[] {
  const values = Array.from(labelText(text, language)[label], (value) => value || '.').join('');
  let at = 0;
  return text
    .trimEnd()
    .split('\n')
    .map((line) => values.slice(at, (at += line.length + 1)));
}

for (const language of scannedLanguages) {
  describe(`labels of ${language}`, () => {
    for (const { label, title, code, values } of drawings(language)) {
      it(`${label}: ${title}`, () => {
        assert.deepEqual(drawn(code.join('\n') + '\n', language, label), values);
      });
    }
  });
}
