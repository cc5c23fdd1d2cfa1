import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { RequestKind } from '../../../src/protocol/engine.ts';
import type { Subject } from '../subject.ts';
import { AskedEngine, saidIn } from '../support/engine-pair.ts';
import { hostileMessage, type HostileMessage } from '../support/engine-messages.ts';
import { anySteps } from '../support/edits.ts';

interface Case {
  readonly steps: readonly HostileMessage[];
}

/**
 * Turns of the event loop, and milliseconds, after both of which no answer will come any more: on a busy machine a
 * grammar may take many turns to be read.
 */
const most = { turns: 20_000, milliseconds: 60_000 };

const good = {
  uri: 'good',
  version: 1,
  language: 'ts',
  text: 'const a = f(1);\n'.repeat(9),
} as const;

export const messages: Subject<Case> = {
  name: 'messages',
  promise: 'an engine answers every message, and after any of them as if none had come',
  cases: fc.record({ steps: anySteps(hostileMessage, 40) }),
  async run({ steps }) {
    const faults: unknown[] = [];
    const note = (fault: unknown): void => void faults.push(fault);
    process.on('unhandledRejection', note);
    try {
      const engine = new AskedEngine();
      const answers: Promise<unknown>[] = [];
      for (const one of steps) {
        answers.push(sent(engine, one));
        await engine.turns(one.turns);
      }
      await within(Promise.all(answers), () => engine.pending);
      for (const uri of new Set(steps.map(({ params }) => params['uri'] as string))) {
        void engine.send('close', { uri });
        void engine.send('unlearn', { uri });
      }
      assert.deepEqual(await answerOf(engine), await answerOf(new AskedEngine()));
      assert.deepEqual([...faults, ...engine.broken], []);
    } finally {
      process.off('unhandledRejection', note);
    }
    return steps.length;
  },
};

function sent(engine: AskedEngine, { kind, params, cancelled }: HostileMessage): Promise<unknown> {
  // As it comes across threads.
  const answer = engine.send(kind as RequestKind, structuredClone(params) as never);
  if (cancelled) engine.cancel();
  return answer;
}

async function within(answers: Promise<unknown>, pending: () => readonly string[]): Promise<void> {
  const state = { done: false };
  void answers.then(() => (state.done = true));
  const start = performance.now();
  for (let turn = 0; turn < most.turns || performance.now() - start < most.milliseconds; turn++) {
    if (state.done) return;
    await setImmediate();
  }
  assert.fail(`no answer to ${pending().join(', ')}`);
}

async function answerOf(engine: AskedEngine): Promise<unknown> {
  await engine.send('open', good);
  await engine.rest();
  const offset = good.text.length;
  const place = { uri: good.uri, version: 1, offset, confidence: 0.1, maxLength: 40 };
  return saidIn(await engine.send('complete', place));
}
