/** The smallest examples that `npm run fuzz` found, as it prints them: what was wrong once stays right. */
import type { Subject } from '../../../fuzz/subject.ts';
import { messages } from '../../../fuzz/subjects/messages.ts';

const lanterns = 'const lantern = f(1);\n'.repeat(15);
const how = { cancelled: false, turns: 0 };
const open = {
  ...{ kind: 'open', cancelled: false, turns: 9 },
  params: { version: 1, language: 'c', family: 'ts', text: lanterns, labels: 'c', uri: 'a' },
};
const complete = { version: 1, offset: 'a', confidence: 0, maxLength: 0, uri: 'a' };
const change = { version: 1, changes: [{ offset: 0, removed: 0, inserted: [null] }], uri: 'a' };

const found: readonly (readonly [what: string, Subject, unknown])[] = [
  [
    'a place that is no number, whose text then was never forgotten',
    messages,
    { steps: [open, { ...how, kind: 'complete', params: complete }] },
  ],
  [
    'a change that inserts what is no text',
    messages,
    { steps: [open, { ...how, kind: 'change', params: change }] },
  ],
];

describe('What the fuzz tool found once', () => {
  for (const [what, subject, example] of found) {
    it(`${subject.name}: ${what}`, async () => {
      await subject.run(example);
    });
  }
});
