/** The smallest examples that `npm run fuzz` found, as it prints them: what was wrong once stays right. */
import type { Subject } from '../../../fuzz/subject.ts';
import { ignores } from '../../../fuzz/subjects/ignores.ts';
import { messages } from '../../../fuzz/subjects/messages.ts';
import { secrets } from '../../../fuzz/subjects/secrets.ts';

const lanterns = 'const lantern = f(1);\n'.repeat(15);
const how = { cancelled: false, turns: 0 };
const open = {
  ...{ kind: 'open', cancelled: false, turns: 9 },
  params: { version: 1, language: 'c', family: 'ts', text: lanterns, labels: 'c', uri: 'a' },
};
const complete = { version: 1, offset: 'a', confidence: 0, maxLength: 0, uri: 'a' };
const change = { version: 1, changes: [{ offset: 0, removed: 0, inserted: [null] }], uri: 'a' };

const begin = '-----BEGIN KEY-----';

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
  [
    'a rule that git reads to its first NUL',
    ignores,
    { top: [{ begin: '**/', piece: '\0', times: 1, end: '' }], below: [], globs: [] },
  ],
  [
    'a key that begins far up in a very long line',
    secrets,
    {
      start: { text: `${'x '.repeat(1_100)}\nMIIEvQ\n`, times: 1 },
      steps: [{ edit: 'change', at: 'start', removed: 0, inserted: { text: begin, times: 1 } }],
    },
  ],
];

describe('What the fuzz tool found once', () => {
  for (const [what, subject, example] of found) {
    it(`${subject.name}: ${what}`, async () => {
      await subject.run(example);
    });
  }
});
