import assert from 'node:assert/strict';
import type { TextEditor } from 'vscode';
import { CursorRest } from '../../../../src/host/completion/cursor-rest.ts';
import { EngineError } from '../../../../src/protocol/error.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { FakeDocument, FakeEngine } from '../fakes.ts';

describe('where the cursor rests', () => {
  let clock: ManualClock;
  let engine: FakeEngine | undefined;
  let isCompleted: boolean;
  let warnings: unknown[];
  let cursor: CursorRest;

  beforeEach(() => {
    clock = new ManualClock();
    engine = new FakeEngine();
    isCompleted = true;
    warnings = [];
    cursor = new CursorRest({
      clock,
      engine: (uri) => (uri === 'a' ? engine : undefined),
      isCompleted: () => isCompleted,
      warn: (_, reason) => warnings.push(reason),
    });
  });

  /** The position of this editor is its offset. */
  function editorAt(offset: number, uri = 'a'): TextEditor {
    const document = new FakeDocument(uri, 'x'.repeat(99));
    const placed = Object.assign(document, { offsetAt: (position: number) => position });
    return { document: placed, selection: { active: offset } } as unknown as TextEditor;
  }

  it('is told once it has not moved for a moment', () => {
    cursor.follow(editorAt(1));
    clock.pass(30);
    cursor.follow(editorAt(2));
    clock.pass(30);
    assert.deepEqual(engine!.asked, []);
    clock.pass(30);
    const params = { uri: 'a', version: 1, offset: 2 };
    assert.deepEqual(engine!.asked, [{ kind: 'cursor', params }]);
  });

  it('is of no interest where nothing is suggested, or the engine lacks the document', () => {
    isCompleted = false;
    cursor.follow(editorAt(1));
    clock.pass(100);
    isCompleted = true;
    cursor.follow(editorAt(1, 'b'));
    clock.pass(100);
    cursor.follow(editorAt(1));
    cursor.follow(undefined);
    clock.pass(100);
    cursor.follow(editorAt(1));
    cursor.dispose();
    clock.pass(100);
    assert.deepEqual(engine!.asked, []);
  });

  it('is warned of where an engine refuses it, and not where one is gone', async () => {
    const refusal = new EngineError('internal', 'no');
    engine!.refusals.set('cursor', refusal);
    cursor.follow(editorAt(1));
    clock.pass(100);
    await Promise.resolve();
    assert.deepEqual(warnings, [refusal]);
    cursor.follow(editorAt(1));
    clock.pass(100);
    engine = undefined;
    await Promise.resolve();
    assert.deepEqual(warnings, [refusal]);
  });
});
