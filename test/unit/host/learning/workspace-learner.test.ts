import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  WorkPlace,
  WorkspaceLearner,
} from '../../../../src/host/learning/workspace-learner.ts';
import { FakeEngine } from '../fakes.ts';
import { BUDGET, Workspace } from './workspace-in-memory.ts';

const place: WorkPlace = { uri: 'main', folder: 'src', countedAs: 'ts' };
const elsewhere: WorkPlace = { uri: 'other', folder: 'lib', countedAs: 'ts' };

describe('WorkspaceLearner', () => {
  let workspace: Workspace;
  let learner: WorkspaceLearner;

  beforeEach(() => {
    workspace = new Workspace();
    learner = workspace.learner;
    workspace.add(['a', 'b', 'c', 'd', 'e', 'f'], 30);
    workspace.near.set('src', ['a', 'b', 'c', 'd', 'e', 'f']);
    workspace.near.set('lib', ['e', 'f']);
  });

  it('learns what is near until there is no more room', async () => {
    learner.follow(place);
    await learner.idle();
    assert.deepEqual(workspace.names, ['a', 'b', 'c']);
    assert.deepEqual(learner.size, { files: 3, characters: 90 });
    learner.deleted('a');
    learner.deleted('f');
    learner.forget();
    assert.deepEqual(workspace.rests, [3, 2, 0]);
  });

  it('lets go of what matters least when somebody moves to another folder', async () => {
    learner.follow(place);
    await learner.idle();
    learner.follow(elsewhere);
    await learner.idle();
    assert.deepEqual(workspace.names, ['a', 'e', 'f'], 'c and b were further away than a');
    learner.follow(place);
    await learner.idle();
    assert.equal(workspace.read.filter((uri) => uri === 'a').length, 1, 'known is not read again');
  });

  it('learns only the imports of another file in the same folder', async () => {
    learner.follow(place);
    await learner.idle();
    workspace.imported.set('main2', ['f']);
    workspace.read.length = 0;
    learner.follow({ ...place, uri: 'main2' });
    await learner.idle();
    assert.deepEqual(workspace.read, ['f']);
    assert.ok(workspace.known.has('f'));
  });

  it('stops what is under way when somebody moves on', async () => {
    workspace.onRead = () => {
      workspace.onRead = () => undefined;
      learner.follow(elsewhere);
    };
    learner.follow(place);
    await learner.idle();
    await learner.idle();
    assert.deepEqual(workspace.names, ['e', 'f']);
  });

  it('tells a new engine everything again', async () => {
    learner.follow(elsewhere);
    await learner.idle();
    learner.follow(place);
    await learner.idle();
    const before = workspace.known;
    workspace.engine = undefined;
    workspace.engine = new FakeEngine();
    learner.restart();
    await learner.idle();
    assert.deepEqual(workspace.known, before);
  });

  it('leaves an open file to its document, and learns it again after it was closed', async () => {
    learner.follow(place);
    await learner.idle();
    learner.opening('a');
    workspace.open.add('a');
    learner.changed('a');
    await learner.idle();
    assert.deepEqual(workspace.names, ['b', 'c']);
    workspace.open.delete('a');
    workspace.files.set('a', 'A');
    learner.closed('a');
    await learner.idle();
    assert.equal(workspace.known.get('a'), 'A');
  });

  it('does not learn a file that is opened while it is read', async () => {
    workspace.onRead = (uri) => {
      if (uri === 'a') workspace.open.add('a');
    };
    learner.follow(place);
    await learner.idle();
    assert.deepEqual(workspace.names, ['b', 'c', 'd']);
  });

  it('follows changes on the disk of what was learned, and of nothing else', async () => {
    learner.follow(place);
    await learner.idle();
    workspace.files.set('b', 'B');
    workspace.files.delete('c');
    workspace.read.length = 0;
    for (const uri of ['b', 'b', 'b', 'f']) learner.changed(uri);
    learner.deleted('c');
    await learner.idle();
    assert.deepEqual(workspace.names, ['a', 'b']);
    assert.equal(workspace.known.get('b'), 'B');
    assert.deepEqual(workspace.read, ['b']);
  });

  it('takes a text that changed while it was read, and not what was deleted then', async () => {
    workspace.onRead = (uri) => {
      workspace.onRead = () => undefined;
      assert.equal(uri, 'a');
      workspace.files.set('a', 'new');
      learner.changed('a');
      workspace.files.delete('b');
      learner.deleted('b');
    };
    learner.follow(place);
    await learner.idle();
    await learner.idle();
    assert.equal(workspace.known.get('a'), 'new');
    assert.ok(!workspace.known.has('b'));
  });

  it('gives up in a workspace without end in which nothing can be learned', async () => {
    workspace.near.set(
      'src',
      Array.from({ length: 100_000 }, (_, count) => `missing ${count}`),
    );
    learner.follow(place);
    await learner.idle();
    assert.ok(workspace.read.length > 1_000 && workspace.read.length < 2_000);
    assert.deepEqual(workspace.names, []);
  });

  it('reads a few files at a time', async () => {
    let reading = 0;
    let most = 0;
    const names = Array.from({ length: 40 }, (_, count) => `${count}.ts`);
    workspace.add(names, 2);
    workspace.near.set('src', names);
    workspace.onReading = () => (most = Math.max(most, (reading += 1)));
    workspace.onRead = () => (reading -= 1);
    learner.follow(place);
    await learner.idle();
    assert.equal(workspace.names.length, 40);
    assert.ok(most > 1 && most <= 4, String(most));
  });

  it('forgets everything when it is told to', async () => {
    learner.follow(place);
    await learner.idle();
    learner.closed('d');
    learner.forget();
    await learner.idle();
    assert.deepEqual(workspace.names, []);
    learner.follow(place);
    await learner.idle();
    assert.deepEqual(workspace.names, ['a', 'b', 'c']);
  });

  it('never has more than the budget, and ends with what the disk has, whatever happens', async () => {
    const uri = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const step = fc.oneof(
      fc.record({ kind: fc.constantFrom('opening', 'closed', 'deleted', 'follow', 'pause'), uri }),
      fc.record({ kind: fc.constant('changed'), uri, length: fc.integer({ min: 1, max: 60 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const random = new Workspace();
        random.add(['a', 'b', 'c', 'd', 'e', 'f'], 30);
        random.near.set('src', ['a', 'b', 'c', 'd', 'e', 'f']);
        random.near.set('lib', ['e', 'f']);
        const check = (): void => {
          const known = random.known;
          const characters = [...known.values()].reduce((sum, text) => sum + text.length, 0);
          assert.equal(characters, random.learner.size.characters);
          assert.ok(characters <= BUDGET);
          for (const open of random.open) assert.ok(!known.has(open), 'open files are not learned');
        };
        random.learner.follow(place);
        for (const one of steps) {
          if (one.kind === 'opening') {
            random.learner.opening(one.uri);
            random.open.add(one.uri);
          } else if (one.kind === 'closed' && random.open.delete(one.uri)) {
            random.learner.closed(one.uri);
          } else if (one.kind === 'deleted') {
            random.files.delete(one.uri);
            random.learner.deleted(one.uri);
          } else if ('length' in one) {
            random.files.set(one.uri, 'n'.repeat(one.length));
            random.learner.changed(one.uri);
          } else if (one.kind === 'follow') random.learner.follow(elsewhere);
          else await new Promise(setImmediate);
          check();
        }
        await random.learner.idle();
        await random.learner.idle();
        check();
        for (const [name, text] of random.known) assert.equal(text, random.files.get(name));
      }),
      { numRuns: 200 },
    );
  });

  it('begins anew once, however often it has to in a row', async () => {
    learner.follow(place);
    await learner.idle();
    workspace.settled = 0;
    for (let i = 0; i < 100; i++) {
      learner.forget();
      learner.follow(place);
    }
    await learner.idle();
    assert.ok(workspace.settled <= 2, `waited ${workspace.settled} times`);
    assert.deepEqual(workspace.names, ['a', 'b', 'c']);
  });

  it('looks for the imports of where somebody is, not of where they were on the way', async () => {
    learner.follow(place);
    await learner.idle();
    workspace.settled = 0;
    for (let i = 0; i < 50; i++) {
      workspace.imported.set(`main ${i}`, ['f']);
      learner.follow({ ...place, uri: `main ${i}` });
    }
    await learner.idle();
    assert.ok(workspace.settled <= 2, `waited ${workspace.settled} times`);
    assert.ok(workspace.known.has('f'));
  });

  it('makes the search of a folder even if somebody goes on in it before that has begun', async () => {
    learner.follow(place);
    learner.follow({ ...place, uri: 'main2' });
    await learner.idle();
    assert.deepEqual(workspace.names, ['a', 'b', 'c']);
    workspace.engine = new FakeEngine();
    learner.restart();
    learner.follow({ ...place, uri: 'main3' });
    await learner.idle();
    assert.deepEqual(workspace.names, ['a', 'b', 'c']);
  });

  it('waits once for many files that have changed', async () => {
    const names = Array.from({ length: 40 }, (_, count) => `${count}.ts`);
    workspace.add(names, 2);
    workspace.near.set('src', names);
    learner.follow(place);
    await learner.idle();
    workspace.settled = 0;
    for (const name of names) workspace.files.set(name, 'N');
    for (const name of names) learner.changed(name);
    await learner.idle();
    assert.equal(workspace.settled, 1);
    assert.ok(names.every((name) => workspace.known.get(name) === 'N'));
  });

  describe('in folders', () => {
    const at = (path: string): string => `file:///work/${path}`;
    const paths = ['old/a', 'old/deep/b', 'older/c'].map(at);

    beforeEach(async () => {
      for (const path of paths) workspace.files.set(path, 'x');
      workspace.near.set('src', paths);
      learner.follow(place);
      await learner.idle();
      assert.deepEqual(workspace.names, [...paths].sort());
    });

    it('forgets what was in a folder that is gone', () => {
      learner.deleted(at('old'));
      assert.deepEqual(workspace.names, [at('older/c')]);
      assert.equal(workspace.rests.at(-1), 1);
    });

    it('learns what was in a folder again under its new name', async () => {
      for (const path of paths.slice(0, 2)) {
        workspace.files.delete(path);
        workspace.files.set(path.replace('/old/', '/new/'), 'x');
      }
      learner.renamed(at('old'), at('new'));
      assert.deepEqual(workspace.names, [at('older/c')]);
      await learner.idle();
      assert.deepEqual(workspace.names, ['new/a', 'new/deep/b', 'older/c'].map(at));
    });

    it('does not learn what was in a folder that went while it was read', async () => {
      workspace.files.set(at('old/late'), 'x');
      workspace.near.set('src', [at('old/late')]);
      workspace.onRead = () => learner.deleted(at('old'));
      learner.follow({ ...place, folder: 'lib', uri: 'x' });
      learner.follow(place);
      workspace.files.delete(at('old/late'));
      await learner.idle();
      assert.ok(!workspace.known.has(at('old/late')));
    });
  });

  it('says whose a file is', async () => {
    learner.follow(place);
    await learner.idle();
    for (const { kind, params } of workspace.engine?.asked ?? []) {
      if (kind === 'learn') assert.equal((params as { group: string }).group, 'folder');
    }
  });

  it('forgets everything in one word', async () => {
    learner.follow(place);
    await learner.idle();
    const before = workspace.engine!.asked.length;
    learner.forget();
    learner.forget();
    assert.deepEqual(
      workspace.engine!.asked.slice(before).map(({ kind }) => kind),
      ['unlearnAll'],
    );
    assert.deepEqual(learner.size, { files: 0, characters: 0 });
  });
});
