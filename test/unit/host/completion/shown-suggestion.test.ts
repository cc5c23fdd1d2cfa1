import assert from 'node:assert/strict';
import type { Position, TextDocument, TextDocumentChangeEvent } from 'vscode';
import type { Suggestion, Taken } from '../../../../src/host/completion/outcome.ts';
import { ShownSuggestion } from '../../../../src/host/completion/shown-suggestion.ts';
import { StateChanges } from '../fakes.ts';

/** A document of one line, edited at its end. */
function line(text: string, uri = 'file:///a.ts', languageId = 'typescript'): TextDocument {
  const document = { uri: { toString: () => uri }, lineAt: () => ({ text }), languageId };
  return { ...document, isClosed: false } as unknown as TextDocument;
}

function at(character: number, lineNumber = 0): Position {
  return { line: lineNumber, character } as unknown as Position;
}

function edit(document: TextDocument, lineNumber: number, text: string): TextDocumentChangeEvent {
  const range = { start: { line: lineNumber }, end: { line: lineNumber } };
  return { document, contentChanges: [{ range, text }] } as unknown as TextDocumentChangeEvent;
}

const suggestion: Suggestion = {
  ...{ uri: 'file:///a.ts', version: 1, offset: 4, left: '  re', text: 'turn value;' },
  ...{
    probability: 0.8,
    product: 0.7,
    isStem: false,
    lstmShare: 0.3,
    provisional: false,
    milliseconds: 5,
  },
  alternatives: [],
  shares: [],
  latency: { queue: 0, prefix: 1, decode: 2 },
};

describe('ShownSuggestion', () => {
  const engine = new StateChanges();
  const shown = new ShownSuggestion(engine.onDidChangeState);

  beforeEach(() => {
    shown.remember(line('  re'), at(4), { text: 'turn value;', suggestion });
  });

  function rest(text: string, character = text.length): string | undefined {
    return shown.rest(line(text), at(character))?.text;
  }

  it('knows the rest while it is typed, and after a wrong key was taken back', () => {
    assert.equal(rest('  re'), 'turn value;');
    assert.equal(rest('  retur'), 'n value;');
    assert.equal(rest('  rex'), undefined);
    assert.equal(rest('  ret'), 'urn value;');
    assert.equal(shown.rest(line('  ret'), at(5))?.suggestion, suggestion, 'it stays the same one');
  });

  it('knows nothing of other places', () => {
    assert.equal(rest('  return value;'), undefined);
    assert.equal(shown.rest(line('  re'), at(4, 1)), undefined);
    assert.equal(shown.rest(line('  re', 'file:///b.ts'), at(4)), undefined);
    assert.equal(rest('  rest of the line', 4), undefined);
  });

  it('is forgotten when another part of the document changes', () => {
    shown.change(edit(line('x', 'file:///b.ts'), 7, 'y'));
    shown.change(edit(line('  ret'), 0, 't'));
    assert.equal(rest('  ret'), 'urn value;');
    shown.change(edit(line('  ret'), 7, 'y'));
    assert.equal(rest('  ret'), undefined);
  });

  it('is forgotten when its document is closed, and no other', () => {
    shown.close(line('x', 'file:///b.ts'));
    assert.equal(rest('  re'), 'turn value;');
    const { age } = shown;
    shown.close(line('  re'));
    assert.notEqual(shown.age, age);
    assert.equal(rest('  re'), undefined, 'not even when it is opened again');
  });

  it('does not count in another language, nor in a document that is closed', () => {
    assert.equal(shown.rest(line('  re', 'file:///a.ts', 'plaintext'), at(4)), undefined);
    const closed = { ...line('  re'), isClosed: true } as TextDocument;
    assert.equal(shown.rest(closed, at(4)), undefined);
  });

  it('tells what was asked before from what is asked after it was forgotten', () => {
    const { age } = shown;
    shown.remember(line('  re'), at(4), { text: 'turn value;', suggestion });
    assert.equal(shown.age, age);
    shown.forget();
    assert.notEqual(shown.age, age);
  });

  it('is forgotten, and what was asked with it, when the engine is another or gone', () => {
    const { age } = shown;
    engine.enter({ kind: 'loading' });
    assert.notEqual(shown.age, age);
    assert.equal(rest('  re'), undefined);
  });

  it('is forgotten at a new line', () => {
    shown.change(edit(line('  re'), 0, '\n'));
    assert.equal(rest('  re'), undefined);
  });

  describe('accepted', () => {
    /** One change at an offset; the document counts offsets along its only line. */
    function changed(text: string, at: number, version = 2): TextDocument {
      const document = written(version);
      const range = { start: { line: 0 }, end: { line: 0 } };
      const contentChanges = [{ text, rangeLength: 0, rangeOffset: at, range }];
      shown.change({ document, contentChanges } as unknown as TextDocumentChangeEvent);
      return document;
    }
    const written = (version: number): TextDocument =>
      ({
        ...{ uri: { toString: () => 'file:///a.ts' }, version },
        offsetAt: ({ character }: Position) => character,
      }) as unknown as TextDocument;

    beforeEach(() => {
      shown.give(written(1), at(4), ['turn value;', 'ad();']);
    });

    it('is what comes at once, whichever it was', () => {
      assert.ok(shown.endsAt(changed('turn value;', 4), at(15)));
      shown.give(written(1), at(4), ['turn value;', 'ad();']);
      assert.ok(shown.endsAt(changed('ad();', 4), at(9)));
    });

    it('is not what somebody types or pastes elsewhere, nor a part', () => {
      assert.ok(!shown.endsAt(changed('t', 4), at(5)));
      assert.ok(!shown.endsAt(changed('turn value;', 9), at(20)));
      assert.ok(!shown.endsAt(changed('turn', 4), at(8)));
    });

    it('tells how much of it was taken, also where the editor writes the beginning of a name again', () => {
      const take = (text: string, from: number, replaced = 0): Taken | undefined => {
        shown.give(written(1), at(4), ['turn value;', 'ad();']);
        const range = { start: { line: 0 }, end: { line: 0 } };
        const change = { text, rangeLength: replaced, rangeOffset: from, range };
        const event = { document: written(2), contentChanges: [change] };
        return shown.change(event as unknown as TextDocumentChangeEvent);
      };
      assert.deepEqual(take('turn value;', 4), { offset: 4, length: 11, whole: true });
      assert.deepEqual(take('turn', 4), { offset: 4, length: 4, whole: false });
      assert.deepEqual(take('read();', 2, 2), { offset: 4, length: 5, whole: true });
      assert.equal(take('t', 4), undefined, 'a key');
      assert.equal(take('other', 4), undefined);
      assert.equal(take('turn value;', 9), undefined);
    });

    it('may be what was given before the last keys, which it writes again or not', () => {
      const take = (text: string, from: number, replaced: number): Taken | undefined => {
        shown.give(written(1), at(4), ['turn value;', 'ad();']);
        const range = { start: { line: 0 }, end: { line: 0 } };
        changed('t', 4);
        changed('u', 5);
        const contentChanges = [{ text, rangeLength: replaced, rangeOffset: from, range }];
        const event = { document: written(4), contentChanges };
        return shown.change(event as unknown as TextDocumentChangeEvent);
      };
      assert.deepEqual(take('rn value;', 6, 0), { offset: 6, length: 9, whole: true });
      assert.deepEqual(take('turn value;', 4, 2), { offset: 6, length: 9, whole: true });
      assert.deepEqual(take('turn', 4, 2), { offset: 6, length: 2, whole: false });
      assert.equal(take('ad();', 6, 0), undefined, 'it does not go on from what was typed');
    });

    it('may be what the editor shows still, when another answer has just come', () => {
      shown.give(written(1), at(4), ['other();']);
      assert.ok(shown.endsAt(changed('turn value;', 4), at(15)));
    });

    it('is what is left of it after its first word', () => {
      changed('turn', 4);
      assert.ok(shown.endsAt(changed(' value;', 8), at(15)));
    });

    it('does not count any more once the document was closed: its versions begin anew', () => {
      changed('turn value;', 4);
      shown.close(written(2));
      assert.ok(!shown.endsAt(written(2), at(15)));
    });

    it('counts where what was suggested holds no longer, for the editor shows it still', () => {
      shown.forget();
      assert.ok(shown.endsAt(changed('turn value;', 4), at(15)));
    });

    it('does not count where another network wrote it', () => {
      shown.disown();
      assert.ok(!shown.endsAt(changed('turn value;', 4), at(15)));
    });

    it('counts at its end, until the next change', () => {
      const document = changed('turn value;', 4);
      assert.ok(!shown.endsAt(document, at(14)));
      assert.ok(!shown.endsAt(changed('x', 15, 3), at(16)));
      assert.ok(!shown.endsAt(written(3), at(15)));
    });
  });
});
