import assert from 'node:assert/strict';
import { Library } from '../../../../src/core/counts/library.ts';
import { CompletionSession } from '../../../../src/core/complete/session.ts';
import { endless } from '../../../../src/core/model/turn.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { shippedModelFolder } from '../../../../tools/shipped-model.ts';

/** More than a block of what is learned at once. */
const text = Array.from(
  { length: 40 },
  (_, k) => `def area_${k}(width, height):\n    return width * height + ${k % 3}\n`,
).join('\n');

describe('a session with the shipped model', () => {
  let model: FolderModel;
  before(async () => (model = await loadLocalModel(shippedModelFolder)));
  after(() => model.release());

  function opened(content: string): CompletionSession {
    const { tuning, vocabulary } = model;
    assert.ok(typeof tuning === 'object');
    const session = new CompletionSession(
      {
        ...{ uri: 'a.py', language: 'py', countedAs: 'py', scannedAs: 'py' },
        ...{ group: '', learned: true },
      },
      content,
    );
    const { mixture, names, calibration } = tuning;
    session.use({
      ...{ vocabulary, model, calibration, now: () => 0 },
      counts: { library: new Library(vocabulary), settings: mixture, names },
    });
    return session;
  }

  it('predicts the same however its text was typed', async () => {
    const whole = opened(text);
    while (await whole.readAhead(text.length));
    const typed = opened('');
    const step = 7;
    for (let at = 0; at < text.length; at += step) {
      typed.change({ offset: at, removed: 0, inserted: 'x' });
      await typed.predict(at + 1, endless);
      typed.change({ offset: at, removed: 1, inserted: text.slice(at, at + step) });
      if (at % 3 === 0) await typed.predict(Math.min(text.length, at + step), endless);
    }
    while (await typed.readAhead(text.length));
    const by = { healthy: true };
    const [one, two] = await Promise.all(
      [whole, typed].map((session) => session.reading(text.length, endless, by)),
    );
    assert.deepEqual(one!.learned!.copy(), two!.learned!.copy());
    assert.deepEqual(
      one!.learned!.logits(one!.output.state.h),
      two!.learned!.logits(two!.output.state.h),
    );
  });

  it('asks the network as it was trained where that answers alone', async () => {
    const session = opened(text);
    while (await session.readAhead(text.length));
    const reading = (await session.reading(text.length, endless, {}))!;
    assert.notDeepEqual(reading.learned!.logits(reading.output.state.h), reading.output.logits);
    const wishes = { offset: text.length, maxLength: 20, confidence: 0.01 };
    const alone = await session.suggest(wishes, endless, { alone: true });
    const reset = reading.learned!;
    reset.reset();
    const still = await session.suggest(wishes, endless, { alone: true });
    assert.deepEqual({ ...alone, latency: 0 }, { ...still, latency: 0 });
  });
});
