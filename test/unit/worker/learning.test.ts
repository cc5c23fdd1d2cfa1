import assert from 'node:assert/strict';
import type { CompletionAnswer, CompletionQuery } from '../../../src/protocol/engine.ts';
import { ScriptedModel } from '../support/scripted-model.ts';
import { tuning } from '../support/tuning.ts';
import { assertSilent, EngineBench } from './engine-bench.ts';

/** A network that knows nothing: what is suggested comes from the counts. */
const ignorant = new ScriptedModel(() => ({}));

const known = 'const lantern = openLantern(42, lanternOptions);\n';
const lesson = known.repeat(3);

async function loaded(): Promise<EngineBench> {
  const bench = new EngineBench(() => ignorant, tuning);
  const { tuning: told } = await bench.request('load', { folder: 'm' });
  assert.equal(told, 'tuned');
  return bench;
}

function ask(
  bench: EngineBench,
  offset: number,
  more: Partial<CompletionQuery> = {},
): Promise<CompletionAnswer> {
  const query = { uri: 'a', version: 1, offset, confidence: 0.3, maxLength: 60 };
  return bench.request('complete', { ...query, ...more });
}

/** Until all is learned that is to be learned. */
async function rest(bench: EngineBench): Promise<void> {
  let turns = 0;
  await bench.idle(() => Math.min(++turns, 20));
}

function textOf(answer: CompletionAnswer): string | undefined {
  return answer.kind === 'suggestion' ? answer.text : undefined;
}

describe('Engine that learns', () => {
  // Where exactly a suggestion ends is the mixture's affair.
  const learned = /^Lantern\(42, lantern/;
  const start = 'const lantern = open';

  it('completes from a file of the workspace, as long as it is to', async () => {
    const bench = await loaded();
    await bench.open(start);
    assert.equal(textOf(await ask(bench, start.length)), undefined);
    await bench.request('learn', { uri: 'b', countedAs: 'ts', text: lesson });
    await rest(bench);
    const answer = await ask(bench, start.length);
    assert.ok(answer.kind === 'suggestion');
    assert.match(answer.text, learned);
    assert.ok(answer.lstmShare < 0.5, `${answer.lstmShare}`);
    await bench.request('unlearn', { uri: 'b' });
    assert.equal(textOf(await ask(bench, start.length)), undefined);
  });

  it('completes from other open documents and from its own', async () => {
    const bench = await loaded();
    await bench.open(lesson, 'b');
    await bench.open(start);
    await rest(bench);
    assert.match(textOf(await ask(bench, start.length)) ?? '', learned);
    await bench.request('close', { uri: 'b' });
    assert.equal(textOf(await ask(bench, start.length)), undefined);
    await bench.request('change', {
      ...{ uri: 'a', version: 2 },
      changes: [{ offset: 0, removed: 0, inserted: lesson }],
    });
    const answer = await ask(bench, lesson.length + start.length, { version: 2 });
    assert.match(textOf(answer) ?? '', learned);
  });

  it('keeps languages apart', async () => {
    const bench = await loaded();
    await bench.request('learn', { uri: 'b', countedAs: 'py', text: lesson });
    await bench.open(start);
    await rest(bench);
    assert.equal(textOf(await ask(bench, start.length)), undefined);
  });

  it('completes a language that the network was not trained on by the counts alone', async () => {
    const bench = await loaded();
    await bench.request('learn', { uri: 'b', countedAs: 'go', text: lesson });
    const open = { uri: 'a', version: 1, language: 'ts', scannedAs: 'none', text: start } as const;
    await bench.request('open', { ...open, countedAs: 'go' });
    await rest(bench);
    const answer = await ask(bench, start.length);
    assert.ok(answer.kind === 'suggestion');
    assert.match(answer.text, learned);
    assert.equal(answer.lstmShare, 0);
    assert.equal(answer.provisional, false);
    // Nor does it teach another language, or is a file completed that is only looked at.
    await bench.request('open', { ...open, countedAs: 'rust' });
    assert.equal(textOf(await ask(bench, start.length)), undefined);
    await bench.request('open', { ...open, countedAs: null });
    assertSilent(await ask(bench, start.length), 'unknownDocument');
  });

  it('has nothing to say of such a language where nothing was fitted to count with', async () => {
    const bench = new EngineBench(() => ignorant);
    await bench.request('load', { folder: 'm' });
    const open = { uri: 'a', version: 1, language: 'ts', scannedAs: 'none', text: start } as const;
    await bench.request('open', { ...open, countedAs: 'go' });
    assertSilent(await ask(bench, start.length), 'untrainedLanguage');
  });

  it('does not let a file that is open be learned or forgotten from outside', async () => {
    const bench = await loaded();
    await bench.open(lesson, 'b');
    await bench.open(start);
    await rest(bench);
    await bench.request('learn', { uri: 'b', countedAs: 'ts', text: '' });
    await bench.request('unlearn', { uri: 'b' });
    assert.match(textOf(await ask(bench, start.length)) ?? '', learned);
  });

  it('names the lines that a suggestion came from', async () => {
    const bench = await loaded();
    await bench.request('learn', { uri: 'b', countedAs: 'ts', text: `\n${known}` });
    await bench.open(start);
    const text = 'Lantern(42, lanternOptions);';
    const place = { uri: 'a', version: 1, offset: start.length, text };
    const { sources } = await bench.request('sources', place);
    assert.deepEqual(sources, [
      {
        ...{ uri: 'b', line: 1, text: known.trimEnd(), matched: start.length },
        renamed: false,
        alike: { from: 0, to: known.trimEnd().length },
      },
    ]);
    const outdated = await bench.request('sources', { ...place, version: 7 });
    assert.deepEqual(outdated, { sources: [] });
  });

  it('names those where it stands with other names', async () => {
    const bench = await loaded();
    const above = "import { shop } from './shop';\n";
    await bench.request('learn', { uri: 'b', countedAs: 'ts', text: above + known });
    const begun = above + start.replace('lantern', 'beacon');
    await bench.open(begun);
    const text = 'Beacon(42, beaconOptions);';
    const { sources } = await bench.request('sources', {
      ...{ uri: 'a', version: 1, offset: begun.length, text },
    });
    assert.deepEqual(
      sources.map(({ uri, line, renamed, text: shown }) => ({ uri, line, renamed, shown })),
      [{ uri: 'b', line: 1, renamed: true, shown: known.trimEnd() }],
    );
  });

  it('finds alternatives for whoever wants them', async () => {
    const bench = await loaded();
    const others = 'const lantern = openShade(1);\n'.repeat(2);
    await bench.request('learn', { uri: 'b', countedAs: 'ts', text: lesson + others });
    await bench.open(start);
    await rest(bench);
    const alone = await ask(bench, start.length);
    assert.ok(alone.kind === 'suggestion');
    assert.deepEqual(alone.alternatives, []);
    const answer = await ask(bench, start.length, { alternatives: 1 });
    assert.ok(answer.kind === 'suggestion');
    // Which of the two comes first is the mixture's affair.
    const texts = [answer.text, ...answer.alternatives.map(({ text }) => text)];
    assert.deepEqual(texts.map((text) => text.slice(0, 5)).sort(), ['Lante', 'Shade']);
  });

  it('is silent in prose but for what is very likely, unless that is wanted', async () => {
    const bench = await loaded();
    const lights = '// A lantern lights the way for those who read.\n';
    const waits = '// A lantern waits in the hall for those who come.\n';
    const certain = `${lights.repeat(6)}// A lantern lights the w`;
    await bench.open(certain);
    await rest(bench);
    assert.match(textOf(await ask(bench, certain.length)) ?? '', /^ay for/);
    const open = `${lights}${waits}${waits}${lights}${lights}${waits}// A lantern `;
    await bench.open(open, 'b');
    await rest(bench);
    const place = { uri: 'b', confidence: 0.2 };
    assertSilent(await ask(bench, open.length, place), 'prose');
    const wanted = await ask(bench, open.length, { ...place, prose: true });
    assert.match(textOf(wanted) ?? '', /^(lights|waits) /);
  });

  it('is silent in a secret, whatever is wanted', async () => {
    const bench = await loaded();
    const password = 'const password = "hunter';
    await bench.open(`const password = "hunter22";\n${password}`, 'c');
    const offset = 'const password = "hunter22";\n'.length + password.length;
    assertSilent(await ask(bench, offset, { uri: 'c', prose: true }), 'secret');
  });

  it('fills an empty block with its line ends', async () => {
    const bench = await loaded();
    const block = 'if (lantern) {\r\n  lantern.light();\r\n  lantern.hang(3);\r\n}\r\n';
    const begun = 'if (lantern) {\r\n  ';
    const text = block.repeat(4) + begun;
    await bench.open(text);
    await rest(bench);
    const answer = await ask(bench, text.length);
    assert.match(textOf(answer) ?? '', /^lantern\.light\(\);\r\n {2}lantern\.hang\(3/);
  });

  it('obeys the thresholds of eagerness', async () => {
    const unsure = { ...tuning.calibration, thresholds: { quiet: 1, balanced: 1, eager: 0.1 } };
    const bench = new EngineBench(() => ignorant, { ...tuning, calibration: unsure });
    await bench.request('load', { folder: 'm' });
    await bench.open(lesson + start);
    await rest(bench);
    const query = { uri: 'a', version: 1, offset: lesson.length + start.length, maxLength: 40 };
    assertSilent(await bench.request('complete', query), 'nothingLikely');
    assertSilent(
      await bench.request('complete', { ...query, eagerness: 'quiet' }),
      'nothingLikely',
    );
    const eager = await bench.request('complete', { ...query, eagerness: 'eager' });
    assert.equal(eager.kind, 'suggestion');
  });

  it('completes from nothing that is another group’s, and names no line of it', async () => {
    const bench = await loaded();
    const open = { version: 1, language: 'ts', text: start } as const;
    await bench.request('open', { ...open, uri: 'a', group: 'one client' });
    await bench.request('open', { ...open, uri: 'c', group: 'other client', text: lesson });
    await bench.request('learn', {
      uri: 'b',
      group: 'other client',
      countedAs: 'ts',
      text: lesson,
    });
    await bench.request('learn', { uri: 'd', countedAs: 'ts', text: lesson });
    await rest(bench);
    assert.equal(textOf(await ask(bench, start.length)), undefined);
    const place = { uri: 'a', version: 1, offset: start.length, text: 'Lantern(42' };
    assert.deepEqual((await bench.request('sources', place)).sources, []);
    await bench.request('learn', { uri: 'e', group: 'one client', countedAs: 'ts', text: lesson });
    await rest(bench);
    assert.match(textOf(await ask(bench, start.length)) ?? '', learned);
    const { sources } = await bench.request('sources', place);
    assert.deepEqual([...new Set(sources.map(({ uri }) => uri))], ['e']);
  });

  it('forgets all files that are not open in one go', async () => {
    const bench = await loaded();
    await bench.open(start);
    for (const uri of ['b', 'c']) {
      await bench.request('learn', { uri, countedAs: 'ts', text: lesson });
    }
    await rest(bench);
    await bench.request('unlearnAll', {});
    assert.equal(textOf(await ask(bench, start.length)), undefined);
  });
});
