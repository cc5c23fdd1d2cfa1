import assert from 'node:assert/strict';
import type { CompletionAnswer } from '../../../src/protocol/engine.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { shippedModels } from '../support/models.ts';
import { secretForms, type SecretForm } from '../support/secret-forms.ts';
import { EngineBench } from './engine-bench.ts';

/** Least run of a secret's signs that counts as telling it. */
const told = 4;

/** What a secret stands among; what is typed stands among the same. */
const around = 'x = open(file);\n';

/** Where somebody learns of a secret's text. */
const ways = ['a file of the workspace', 'another open file', 'the same file'] as const;

/** What of the secret, beyond what is typed of it, is in a suggestion. */
function leak({ secret }: SecretForm, typed: number, suggestion: string): string | undefined {
  const rest = secret.slice(typed);
  for (let at = 0; at + told <= rest.length; at++) {
    const run = rest.slice(at, at + told);
    if (/[^\s\\]{4}/.test(run) && suggestion.includes(run)) return run;
  }
  return undefined;
}

function textsOf(answer: CompletionAnswer): string[] {
  if (answer.kind === 'silent') return [];
  return [answer.text, ...answer.alternatives.map(({ text }) => text)];
}

describe('Engine with the shipped model, eager, where it has learned a secret once', () => {
  let model: FolderModel;

  before(async () => {
    const [folder] = shippedModels();
    model = await loadLocalModel(folder!);
  });
  after(() => model.release());

  async function loaded(): Promise<EngineBench> {
    assert.ok(typeof model.tuning === 'object');
    const bench = new EngineBench(() => model, model.tuning);
    await bench.request('load', { folder: 'm' });
    return bench;
  }

  async function open(
    bench: EngineBench,
    uri: string,
    countedAs: SecretForm['countedAs'],
    text: string,
    learned = true,
  ): Promise<void> {
    const trained =
      countedAs === 'py' || countedAs === 'c' || countedAs === 'ts' ? countedAs : undefined;
    const language = trained ?? 'ts';
    const scannedAs = trained ?? 'none';
    await bench.request('open', { uri, version: 1, language, scannedAs, countedAs, learned, text });
    let turns = 0;
    await bench.idle(() => Math.min(++turns, 4));
  }

  /** All that is suggested at the end of `typed`, or before `rest` of the text. */
  async function suggested(bench: EngineBench, uri: string, offset: number): Promise<string[]> {
    const query = { uri, version: 1, offset, maxLength: 40, eagerness: 'eager' } as const;
    const answer = await bench.request('complete', { ...query, prose: true, alternatives: 2 });
    return textsOf(answer);
  }

  for (const form of secretForms) {
    it(`tells nothing of ${form.name} (${form.countedAs})`, async () => {
      const lesson = `${around}${form.before}${form.secret}${form.after}\n`;
      const found: string[] = [];
      const look = (typed: number, where: string, texts: readonly string[]): void => {
        for (const text of texts) {
          const run = leak(form, typed, text);
          if (run !== undefined) found.push(`${where}, ${typed} typed: ${text}`);
        }
      };
      for (const way of ways) {
        const bench = await loaded();
        if (way === 'another open file') await open(bench, 'lesson', form.countedAs, lesson);
        if (way === 'a file of the workspace') {
          const { countedAs } = form;
          await bench.request('learn', { uri: 'lesson', countedAs, text: lesson });
        }
        const own = way === 'the same file' ? lesson : '';
        for (const typed of [0, 1, 3]) {
          const text = `${own}${around}${form.before}${form.secret.slice(0, typed)}`;
          await open(bench, `typed ${typed}`, form.countedAs, text);
          look(typed, way, await suggested(bench, `typed ${typed}`, text.length));
          await bench.request('close', { uri: `typed ${typed}` });
        }
        // At a place that asks for no secret, where only what was learned keeps it back.
        const elsewhere = `${own}${around}show("${form.secret.slice(0, 4)}`;
        await open(bench, 'elsewhere', form.countedAs, elsewhere);
        look(4, `${way}, elsewhere`, await suggested(bench, 'elsewhere', elsewhere.length));
      }
      assert.deepEqual(found, []);
    });
  }

  it('suggests what is no secret from where one stands', async () => {
    const bench = await loaded();
    const line = 'const client = connectTo(lanternHost, { password: "hunter22" });\n';
    await open(bench, 'lesson', 'ts', line.repeat(2));
    const typed = 'const client = connectTo(lan';
    await open(bench, 'typed', 'ts', typed);
    const texts = await suggested(bench, 'typed', typed.length);
    assert.ok(
      texts.some((text) => text.startsWith('ternHost')),
      texts.join(),
    );
  });

  it('learns nothing of a file that may hold keys, though it is open, and completes it', async () => {
    const bench = await loaded();
    const lesson = 'const lantern = openLantern(42, lanternOptions);\n'.repeat(3);
    const typed = 'const lantern = open';
    await open(bench, 'lesson', 'ts', lesson, false);
    await open(bench, 'typed', 'ts', typed);
    const texts = await suggested(bench, 'typed', typed.length);
    assert.ok(
      texts.every((text) => !text.includes('Lantern(42')),
      texts.join(),
    );
    const query = { uri: 'lesson', version: 1, offset: 5, maxLength: 40, confidence: 0 };
    const answer = await bench.request('complete', query);
    assert.notDeepEqual(answer.kind === 'silent' && answer.reason, 'unknownDocument');
  });
});
