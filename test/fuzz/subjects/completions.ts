import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labelNames } from '../../../src/core/labels/labels.ts';
import type { Subject } from '../subject.ts';
import { AskedEngine, saidIn } from '../support/engine-pair.ts';
import {
  anyContent,
  anyEngineStep,
  anyLanguage,
  openParams,
  query,
  send,
  type Editor,
  type EngineStep,
} from '../support/engine-steps.ts';
import { anySteps, type Spot } from '../support/edits.ts';
import type { Paste } from '../support/paste.ts';

interface Case {
  readonly first: string;
  readonly start: Paste;
  readonly steps: readonly EngineStep[];
}

export const completions: Subject<Case> = {
  name: 'completions',
  promise: 'an engine answers as a fresh one does that was given the last texts',
  cases: fc.record({ first: anyLanguage, start: anyContent, steps: anySteps(anyEngineStep, 120) }),
  async run({ first, start, steps }) {
    const live = new AskedEngine();
    const editor: Editor = { open: new Map(), files: new Map() };
    let edits = 0;
    send(live, editor, { open: 0, as: first, text: start });
    for (const one of [...steps, { check: 0, at: 'cursor' } as const]) {
      if ('turns' in one) await live.turns(one.turns);
      else if ('check' in one) await check(live, editor, one.check, one.at);
      else edits += send(live, editor, one);
    }
    return edits;
  },
};

async function check(live: AskedEngine, editor: Editor, chosen: number, at: Spot): Promise<void> {
  const fresh = new AskedEngine();
  for (const params of editor.files.values()) void fresh.send('learn', params);
  for (const [name, document] of editor.open) void fresh.send('open', openParams(name, document));
  const documents = [...editor.open];
  const asked = documents[chosen % documents.length];
  const answers = await Promise.all(
    [live, fresh].map(async (engine) => {
      await engine.rest();
      if (asked === undefined) return [];
      const [name, document] = asked;
      const { text: of, version } = document;
      const said: unknown[] = [];
      for (const offset of [of.at(at), of.at('lineEnd'), of.text.length]) {
        const place = query(name, document, offset);
        await engine.send('complete', place);
        // Now it has read up to there, exactly.
        await engine.rest();
        said.push(saidIn(await engine.send('complete', place)));
      }
      const whole = { uri: name, version, from: 0, to: of.text.length };
      await engine.send('guesses', whole);
      await engine.rest();
      said.push(await engine.send('guesses', whole));
      said.push(await engine.send('labels', { ...whole, labels: labelNames }));
      return said;
    }),
  );
  assert.deepEqual(answers[0], answers[1]);
}
