/** The smallest examples that `npm run fuzz` found, as it prints them: what was wrong once stays right. */
import type { Subject } from '../../../fuzz/subject.ts';
import { completions } from '../../../fuzz/subjects/completions.ts';
import { counts } from '../../../fuzz/subjects/counts.ts';
import { ignores } from '../../../fuzz/subjects/ignores.ts';
import { learned } from '../../../fuzz/subjects/learned.ts';
import { messages } from '../../../fuzz/subjects/messages.ts';
import { secrets } from '../../../fuzz/subjects/secrets.ts';

const lanterns = 'const lantern = f(1);\n'.repeat(15);
const how = { cancelled: false, turns: 0 };
const open = {
  ...{ kind: 'open', cancelled: false, turns: 9 },
  params: { version: 1, language: 'c', countedAs: 'ts', text: lanterns, scannedAs: 'c', uri: 'a' },
};
const complete = { version: 1, offset: 'a', confidence: 0, maxLength: 0, uri: 'a' };
const change = { version: 1, changes: [{ offset: 0, removed: 0, inserted: [null] }], uri: 'a' };

const begin = '-----BEGIN KEY-----';

const once = (text: string) => ({ text, times: 1 });
const insert = (of: number, inserted: ReturnType<typeof once>) => ({
  of,
  does: { edit: 'change', at: 'start', removed: 0, inserted },
});

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
  [
    'the place that was asked for last in another document',
    counts,
    {
      wide: false,
      steps: [
        { put: 0, open: false, countedAs: 'ts', text: once('') },
        { put: 1, open: false, countedAs: 'ts', text: once('switch') },
        { ask: 1, at: 'start' },
      ],
    },
  ],
  [
    'the same, where the other stands at a secret',
    completions,
    {
      first: 'typescript',
      start: once(''),
      steps: [
        { open: 2, as: 'typescript', text: null },
        insert(2, once('\n    if (a) {\n')),
        { ask: 2, at: 0, cancelled: false },
        {
          of: 2,
          does: {
            ...{ edit: 'change', at: 'start', removed: 14 },
            inserted: once('password =\n(\naB3dE5gH7jK9mN1pQ3s'),
          },
        },
        insert(2, once('\n    if (a) {\n')),
        { of: 2, does: { edit: 'cursors', from: 0, count: 3, removed: 0, inserted: once('rb"') } },
      ],
    },
  ],
  [
    'an edit across the place where nothing was left out',
    counts,
    {
      wide: false,
      steps: [
        { put: 1, open: true, countedAs: 'ts', text: once('b') },
        insert(1, once('a')),
        { put: 0, open: false, countedAs: 'ts', text: once('') },
        { of: 1, does: { edit: 'change', at: 'start', removed: 2, inserted: once('/') } },
      ],
    },
  ],
  [
    'a language that is a member of every object, which broke what reads ahead of the cursor',
    messages,
    {
      steps: [
        {
          ...how,
          ...open,
          params: { ...open.params, language: 'constructor', scannedAs: undefined },
        },
        { ...how, kind: 'cursor', params: { version: 1, offset: 0, uri: 'a' } },
        { ...how, kind: 'exactValues', params: { version: 1, from: '', to: 0, uri: 'b' } },
      ],
    },
  ],
  [
    'what an edit pushed beyond the limit of what is learned',
    learned,
    {
      ...{ wide: false, limit: 300, start: once('x = 1;\n'.repeat(60)) },
      steps: [
        { learn: 400 },
        { edit: 'change', at: 'start', removed: 0, inserted: once('y(2);\n') },
      ],
    },
  ],
  [
    'a file that was learned, and closed without having been open',
    completions,
    {
      first: 'typescript',
      start: once(''),
      steps: [
        { learn: 1, countedAs: 'ts', text: once('\r\n') },
        { close: 1 },
        { open: 0, as: 'typescript', text: once('case') },
      ],
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
