import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labelNames } from '../../../src/core/labels/labels.ts';
import { languages, type Language } from '../../../src/core/text/languages.ts';
import { isLanguageTag } from '../../../src/core/text/language.ts';
import type { Params } from '../../../src/protocol/engine.ts';
import type { Subject } from '../subject.ts';
import { AskedEngine, saidIn } from '../support/engine-pair.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit, type Spot } from '../support/edits.ts';
import { anyPaste, written, type Paste } from '../support/paste.ts';

type Step =
  /** A change of language is the same, with another language and no text. */
  | { readonly open: number; readonly as: string; readonly text: Paste | null }
  | { readonly close: number }
  | { readonly of: number; readonly does: Edit }
  | { readonly learn: number; readonly family: string; readonly text: Paste }
  | { readonly unlearn: number }
  | { readonly ask: number; readonly at: Spot; readonly cancelled: boolean }
  | { readonly inspect: number; readonly end: boolean }
  | { readonly turns: number }
  | { readonly reload: true }
  | { readonly check: number; readonly at: Spot };

interface Case {
  readonly first: string;
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 4_000;

const uri = fc.nat({ max: 2 });
const file = fc.nat({ max: 4 });
const spot: fc.Arbitrary<Spot> = fc.oneof(
  fc.constantFrom('cursor', 'lineEnd', 'end', 'half'),
  anyShare,
);
const text = anyPaste(longest);
const as = fc.constantFrom('typescript', 'typescriptreact', 'python', 'cpp', 'go');
const family = fc.constantFrom('ts', 'ts', 'py', 'go');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: fc.record({ of: uri, does: anyEdit(longest) }) },
  { weight: 6, arbitrary: fc.record({ open: uri, as, text: fc.option(text) }) },
  { weight: 1, arbitrary: fc.record({ close: uri }) },
  { weight: 4, arbitrary: fc.record({ learn: file, family, text }) },
  { weight: 2, arbitrary: fc.record({ unlearn: file }) },
  { weight: 10, arbitrary: fc.record({ ask: uri, at: spot, cancelled: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ inspect: uri, end: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ turns: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ check: uri, at: spot }) },
  { weight: 1, arbitrary: fc.record({ reload: fc.constant(true as const) }) },
);

interface Open {
  readonly as: Language;
  readonly text: EditedText;
  version: number;
}

/** The documents and files as they should be, by URI. */
interface Editor {
  readonly open: Map<string, Open>;
  readonly files: Map<string, Params<'learn'>>;
}

export const completions: Subject<Case> = {
  name: 'completions',
  promise: 'an engine answers as a fresh one does that was given the last texts',
  cases: fc.record({ first: as, start: text, steps: anySteps(step, 120) }),
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

/** Gives the edits made. */
function send(
  live: AskedEngine,
  { open, files }: Editor,
  one: Exclude<Step, { check: number } | { turns: number }>,
): number {
  if ('open' in one) {
    const name = `${one.open}`;
    const known = open.get(name);
    const content = one.text === null ? (known?.text.text ?? '') : written(one.text);
    const language = languages.find(({ id }) => id === one.as)!;
    const document = { as: language, text: new EditedText(content, longest), version: 1 };
    open.set(name, document);
    files.delete(name);
    if (known !== undefined) void live.send('close', { uri: name });
    void live.send('open', openParams(name, document));
  } else if ('close' in one) {
    open.delete(`${one.close}`);
    // What was learned of it before it was opened is gone, too.
    if (!open.has(`${one.close}`)) files.delete(`${one.close}`);
    void live.send('close', { uri: `${one.close}` });
  } else if ('learn' in one) {
    const params = { uri: `${one.learn}`, family: one.family, text: written(one.text) };
    if (!open.has(params.uri)) files.set(params.uri, params);
    void live.send('learn', params);
  } else if ('unlearn' in one) {
    files.delete(`${one.unlearn}`);
    void live.send('unlearn', { uri: `${one.unlearn}` });
  } else if ('reload' in one) {
    // Files of the workspace are the host's to learn again.
    files.clear();
    void live.send('load', { folder: 'm' });
  } else return sendOf(live, open, one);
  return 0;
}

function sendOf(
  live: AskedEngine,
  open: ReadonlyMap<string, Open>,
  one: Extract<Step, { ask: number } | { inspect: number } | { of: number }>,
): number {
  const name = `${'of' in one ? one.of : 'ask' in one ? one.ask : one.inspect}`;
  const document = open.get(name);
  if (document === undefined) return 0;
  if ('ask' in one) {
    void live.send('complete', query(name, document, document.text.at(one.at)));
    if (one.cancelled) live.cancel();
    return 0;
  }
  if ('inspect' in one) {
    const { version } = document;
    if (one.end) void live.send('endInspection', { uri: name });
    else void live.send('guesses', { uri: name, version, from: 0, to: 500 });
    return 0;
  }
  const events = document.text.edit(one.does);
  for (const changes of events) {
    void live.send('change', { uri: name, version: ++document.version, changes });
  }
  return events.flat().length;
}

function openParams(uri: string, { as: { family: of, labels }, text: one, version }: Open) {
  const language = isLanguageTag(of) ? of : 'ts';
  return { uri, version, language, family: of, labels: labels ?? 'none', text: one.text } as const;
}

function query(uri: string, { version }: Open, offset: number): Params<'complete'> {
  const prose = offset % 2 === 0;
  const how = {
    confidence: 0.1,
    maxLength: 40,
    prose,
    continues: offset % 3 === 0,
    alternatives: 2,
  };
  return { uri, version, offset, ...how };
}

async function check(live: AskedEngine, editor: Editor, chosen: number, at: Spot): Promise<void> {
  const fresh = new AskedEngine();
  for (const params of editor.files.values()) void fresh.send('learn', params);
  for (const [name, document] of editor.open) void fresh.send('open', openParams(name, document));
  const documents = [...editor.open];
  const asked = documents[chosen % documents.length];
  const answers = await Promise.all(
    [live, fresh].map(async (engine) => {
      // What is left out at the place that was asked for last in another document counts once that is asked at its end.
      for (const [name, document] of documents) {
        void engine.send('complete', query(name, document, document.text.text.length));
      }
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
