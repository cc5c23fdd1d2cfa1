import assert from 'node:assert/strict';
import fc from 'fast-check';
import { authorOf } from '../../../../src/core/complete/author.ts';
import { complete } from '../../../../src/core/complete/complete.ts';
import { DocumentScan } from '../../../../src/core/complete/document-scan.ts';
import { DocumentReader } from '../../../../src/core/model/document-reader.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { anyText } from '../../support/texts.ts';
import { endless } from '../../support/turns.ts';
import { vocabulary } from '../../support/vocabulary.ts';

/** Writes a given text over and over, wherever it stands. */
function babbling(text: string, probability = 0.9): ScriptedModel {
  let written = 0;
  return new ScriptedModel(() => ({ [text.charAt(written++ % text.length)]: probability }));
}

async function completed(content: string, offset: number, model: ScriptedModel, continues = false) {
  const text = new TextBuffer(content);
  const reader = new DocumentReader(model, text, 'ts');
  const found = await complete(
    {
      vocabulary,
      text,
      scan: new DocumentScan(text, 'ts'),
      author: authorOf({ model, reader }, undefined)!,
      now: () => 0,
    },
    {
      ...{
        offset,
        confidence: 1e-3,
        maxLength: 40,
        prose: true,
        continues,
        alternatives: 0,
        assumed: '',
      },
      calibrate: (product) => product,
    },
    endless,
  );
  return found.kind === 'suggestion' ? found.text : undefined;
}

const code = fc
  .array(
    fc.constantFrom('f(', ')', '[', ']', '{', '}', ';', ', ', '"', 'a', 'b = ', '\n', '\n  '),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

const brackets = fc
  .array(fc.constantFrom('f(', ')', '[', ']', '{', '}', ';', 'a', ', '), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** Closers of a line that close nothing: none that is open, or one around another that is. */
function unmatched(line: string): { readonly count: number; readonly crossing: number } {
  const open: string[] = [];
  let [count, crossing] = [0, 0];
  for (const character of line) {
    if ('([{'.includes(character)) open.push(character);
    const opener = { ')': '(', ']': '[', '}': '{' }[character];
    if (opener === undefined) continue;
    if (open.at(-1) === opener) {
      open.pop();
      continue;
    }
    count++;
    if (open.length > 0) crossing++;
  }
  return { count, crossing };
}

describe('complete', () => {
  describe('where a suggestion was accepted', () => {
    const text = 'f();\n  first();';
    const script = (): ScriptedModel => babbling('\n  second();\n  third();\n}\n', 0.999);

    it('goes on to the end of the paragraph', async () => {
      const written = await completed(text, text.length, script(), true);
      assert.equal(written, '\n  second();\n  third();');
      assert.equal(await completed(text, text.length, script()), undefined);
    });

    it('keeps to the line where something stands right of the cursor or nothing left of it', async () => {
      assert.equal(await completed(`${text})`, text.length, script(), true), undefined);
      assert.equal(await completed(`${text}\n  `, text.length + 3, script(), true), undefined);
    });

    it('does not repeat what stands below', async () => {
      const below = `${text}\n  second();\n`;
      assert.equal(await completed(below, text.length, script(), true), undefined);
    });
  });

  it('never shows white space at its end, nor leaves a closer without its opener', async () => {
    await fc.assert(
      fc.asyncProperty(brackets, brackets, brackets, async (before, after, written) => {
        const added = await completed(before + after, before.length, babbling(written));
        if (added === undefined) return;
        assert.equal(added, added.trimEnd());
        assert.notEqual(added, '');
        if (after === '') return;
        // Nobody can say what closes what in `f([)`.
        if (unmatched(before).crossing > 0) return;
        const [was, is] = [before + after, before + added + after].map(unmatched);
        assert.ok(is!.count <= was!.count, `${before}|${added}|${after}`);
      }),
      { numRuns: 500 },
    );
  });

  it('never mixes line ends, whatever stands in the document', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(40), fc.nat(), code, async (content, at, written) => {
        const added = await completed(content, at % (content.length + 1), babbling(written));
        if (added === undefined) return;
        const ends = (text: string): Set<string> => new Set(text.match(/\r\n|\r|\n/g));
        const [before, own] = [ends(content), ends(added)];
        assert.ok(own.size <= 1);
        if (before.size === 1) assert.ok([...own].every((end) => before.has(end)));
      }),
      { numRuns: 300 },
    );
  });

  it('never closes twice what the editor closed already', async () => {
    for (const [opener, closer] of ['()', '[]', '{}', '""', "''"]) {
      const content = `call${opener}${closer};`;
      const added = await completed(content, 5, babbling(`x${closer};`));
      assert.ok(!(added ?? '').includes(closer!), `${content} ${added}`);
    }
  });
});
