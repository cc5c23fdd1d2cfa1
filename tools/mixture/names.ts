/**
 * `npm run mixture:names`: types files of validation packages and records, at each letter inside a word, what the other
 * voices predict and what is known of the names around, for `python -m lens.mixture.names` to fit.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { packagesOf, readFolder, type Package } from '../../src/cli/evaluate/folder.ts';
import { splitPackage } from '../../src/cli/evaluate/split.ts';
import { EngineCompletion } from '../../src/cli/evaluate/systems/engine-completion.ts';
import { parseWords, wholeFrom } from '../../src/cli/command.ts';
import { isWord } from '../../src/core/names/name-voice.ts';
import { endless } from '../../src/core/model/turn.ts';
import { TextBuffer } from '../../src/core/text/buffer.ts';
import type { Vocabulary } from '../../src/core/text/vocabulary.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { shippedModel, shippedModelFolder } from '../shipped-model.ts';

const kinds = ['mixed', 'counts'] as const;

/** What the voices knew of a letter, once it was typed. */
interface Heard {
  readonly package: string;
  /** The letter's probability by the other voices, and by the names if they all go on with it. */
  readonly others: number;
  readonly agreed: number;
  readonly context: readonly number[];
  /** Of each name that begins like the word: whether it goes on with the letter, and what is known of it. */
  readonly names: readonly (readonly [hit: boolean, ...inputs: number[]])[];
}

/** The predictions at the first characters of a package's typed files, while its other files are counted. */
async function* hear(
  one: Package,
  system: EngineCompletion,
  vocabulary: Vocabulary,
  characters: number,
): AsyncGenerator<Heard> {
  const { known, typed } = splitPackage(one, 1);
  for (const file of known) system.learn(file);
  let left = characters;
  for (const { file } of typed) {
    if (left <= 0) return;
    system.begin(file, '');
    let at = 0;
    for (const next of file.text.slice(0, left).match(/\r\n|[^]/gu) ?? []) {
      const { probabilities: others } = await system.session.predict(at, endless);
      const evidence = system.session.namesAt(at, vocabulary).evidence(others);
      const [symbol] = vocabulary.encode(new TextBuffer(next), 0, next.length);
      if (evidence !== undefined && symbol !== undefined) {
        const letter = isWord.test(next) ? next : '';
        const byOthers = others[symbol]!;
        yield {
          package: one.name,
          others: byOthers,
          agreed: letter === '' ? byOthers / evidence.outside : 1,
          context: evidence.context.map(rounded),
          names: evidence.names.map((name) => [name.next === letter, ...name.inputs.map(rounded)]),
        };
      }
      system.change({ offset: at, removed: 0, inserted: next });
      at += next.length;
    }
    left -= at;
    system.end();
  }
}

const rounded = (value: number): number => Number(value.toPrecision(5));

const usage = `Usage: npm run mixture:names [-- OPTIONS]
  Types validation packages, and writes down what the names around say of each letter inside a word.
  --characters N   typed of each package (5000)
  --model FOLDER   the model (models/${shippedModel})
  --corpus FOLDER  texts of the validation packages (training/build/corpus/text/validation)
  --out FILE       what it writes (training/build/mixture/names.jsonl)
  --help           this text`;

void runFromCommandLine(usage, async (words) => {
  const build = path.join(repository, 'training', 'build');
  const { values } = parseWords(words, {
    options: {
      characters: { type: 'string', default: '5000' },
      model: { type: 'string', default: shippedModelFolder },
      corpus: { type: 'string', default: path.join(build, 'corpus', 'text', 'validation') },
      out: { type: 'string', default: path.join(build, 'mixture', 'names.jsonl') },
    },
  });
  const characters = wholeFrom(1, values.characters, '--characters');
  const model = await loadLocalModel(values.model);
  if (typeof model.tuning === 'string') {
    throw new Error(`${values.model} has no mixture: ${model.tuning}`);
  }
  // Without the names, to record what the other voices predict.
  const tuning = { ...model.tuning, names: undefined };
  const { files } = await readFolder(values.corpus, undefined);
  const lines: string[] = [];
  for (const kind of kinds) {
    for (const one of packagesOf(values.corpus, files, 2)) {
      const system = new EngineCompletion({ kind, model, tuning }, () => 0);
      for await (const row of hear(one, system, model.vocabulary, characters)) {
        lines.push(`${JSON.stringify({ kind, ...row })}\n`);
      }
      console.log(`${kind} ${one.name}: ${lines.length} letters`);
    }
  }
  await model.release();
  mkdirSync(path.dirname(values.out), { recursive: true });
  writeFileSync(values.out, lines.join(''));
});
