import fc from 'fast-check';
import { isLanguageTag } from '../../../src/core/text/language.ts';
import { languages, type Language } from '../../../src/core/text/languages.ts';
import type { Params } from '../../../src/protocol/engine.ts';
import { EditedText } from './edited-text.ts';
import { anyEdit, anyShare, type Edit, type Spot } from './edits.ts';
import type { AskedEngine } from './engine-pair.ts';
import { anyPaste, written, type Paste } from './paste.ts';

/** What a host tells and asks an engine; documents and files go by numbers. */
export type EngineStep =
  /** A change of language is the same, with another language and no text. */
  | { readonly open: number; readonly as: string; readonly text: Paste | null }
  | { readonly close: number }
  | { readonly of: number; readonly does: Edit }
  | { readonly learn: number; readonly countedAs: string; readonly text: Paste }
  | { readonly unlearn: number }
  | { readonly ask: number; readonly at: Spot; readonly cancelled: boolean }
  | { readonly rest: number; readonly at: Spot }
  | { readonly inspect: number; readonly end: boolean }
  | { readonly turns: number }
  | { readonly reload: true }
  | { readonly check: number; readonly at: Spot };

const longest = 4_000;

const uri = fc.nat({ max: 2 });
const file = fc.nat({ max: 4 });
const spot: fc.Arbitrary<Spot> = fc.oneof(
  fc.constantFrom('cursor', 'lineEnd', 'end', 'half'),
  anyShare,
);
export const anyContent = anyPaste(longest);
export const anyLanguage = fc.constantFrom('typescript', 'typescriptreact', 'python', 'cpp', 'go');
const countedAs = fc.constantFrom('ts', 'ts', 'py', 'go');

export const anyEngineStep: fc.Arbitrary<EngineStep> = fc.oneof(
  { weight: 60, arbitrary: fc.record({ of: uri, does: anyEdit(longest) }) },
  { weight: 6, arbitrary: fc.record({ open: uri, as: anyLanguage, text: fc.option(anyContent) }) },
  { weight: 1, arbitrary: fc.record({ close: uri }) },
  { weight: 4, arbitrary: fc.record({ learn: file, countedAs, text: anyContent }) },
  { weight: 2, arbitrary: fc.record({ unlearn: file }) },
  { weight: 10, arbitrary: fc.record({ ask: uri, at: spot, cancelled: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ rest: uri, at: spot }) },
  { weight: 2, arbitrary: fc.record({ inspect: uri, end: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ turns: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ check: uri, at: spot }) },
  { weight: 1, arbitrary: fc.record({ reload: fc.constant(true as const) }) },
);

export interface Open {
  readonly as: Language;
  readonly text: EditedText;
  version: number;
}

/** The documents and files as they should be, by URI. */
export interface Editor {
  readonly open: Map<string, Open>;
  readonly files: Map<string, Params<'learn'>>;
}

/** Gives the edits made. */
export function send(
  live: AskedEngine,
  { open, files }: Editor,
  one: Exclude<EngineStep, { check: number } | { turns: number }>,
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
    const params = { uri: `${one.learn}`, countedAs: one.countedAs, text: written(one.text) };
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
  one: Extract<
    EngineStep,
    { ask: number } | { inspect: number } | { of: number } | { rest: number }
  >,
): number {
  const name = `${uriOf(one)}`;
  const document = open.get(name);
  if (document === undefined) return 0;
  if ('ask' in one) {
    void live.send('complete', query(name, document, document.text.at(one.at)));
    if (one.cancelled) live.cancel();
    return 0;
  }
  if ('rest' in one) {
    const { text, version } = document;
    void live.send('cursor', { uri: name, version, offset: text.at(one.at) });
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

function uriOf(
  one: { ask: number } | { inspect: number } | { of: number } | { rest: number },
): number {
  if ('of' in one) return one.of;
  if ('ask' in one) return one.ask;
  return 'rest' in one ? one.rest : one.inspect;
}

export function openParams(uri: string, document: Open): Params<'open'> {
  const { as, text, version } = document;
  const { countedAs, scannedAs = 'none' } = as;
  const language = isLanguageTag(countedAs) ? countedAs : 'ts';
  return { uri, version, language, countedAs, scannedAs, text: text.text };
}

export function query(uri: string, { version }: Open, offset: number): Params<'complete'> {
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
