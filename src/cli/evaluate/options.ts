import { eagernesses, type Eagerness } from '../../core/complete/calibration.ts';
import type { CountedLanguage } from '../../core/text/language.ts';
import { languages } from '../../core/text/languages.ts';
import { numberOf, oneOf, parseWords, UsageError, wholeFrom } from '../command.ts';
import type { Accepting } from './typist.ts';
import { makerOf, systemNames, type SystemName } from './systems.ts';

const counted: readonly CountedLanguage[] = [
  ...new Set(languages.map(({ countedAs }) => countedAs)),
];

export const usage = `Usage: npm run --silent evaluate -- DIR [--json]
  Types files of DIR as a person would, and says what completion is worth.
  --json            print one JSON object instead of tables
  --edits OLD       write what changed since an earlier release of the same code, in the folder OLD, in which
                    all of that stands already; @ and a number in a folder's name tell the release
  --by-word         accept word by word as far as a suggestion is right, in place of whole ones only
  --perfect WHAT    what could be saved at most: end, as if each suggestion ended before it goes wrong; choice, as
                    if of three the best were always shown first
  --seconds T       time to type for (60), shared evenly by packages, languages and systems;
                    reading for bits per character comes on top
  --characters N    type N characters of each package and language instead
  --seed S          which files stand there already: another number, other files (1)
  --system NAME     ${[...systemNames].reverse().join(', ')}; several with commas, or all (all)
  --eagerness NAME  ${eagernesses.join(', ')} (balanced)
  --confidence X    least probability of a suggestion, 0 to 1, beats --eagerness; several with commas
  --max-length N    most characters of a suggestion (40)
  --language L      ${counted.slice(0, 3).join(', ')}, which are the default, or one that the model was not trained on:
                    ${counted.slice(3).join(', ')}
  --depth N         folders down to the packages (1); 0 takes DIR as one package
  --model FOLDER    the model
  --suggestions F   write every suggestion that was shown, and whether it was right, to a file
  --help            this text`;

/** How much is typed: milliseconds in all, or characters of each package and language. */
export type Budget =
  | { readonly kind: 'milliseconds'; readonly milliseconds: number }
  | { readonly kind: 'characters'; readonly characters: number };

export interface Options {
  readonly folder: string;
  /** Folder of the earlier release; undefined where whole files are written. */
  readonly edits: string | undefined;
  readonly accepting: Accepting;
  /** Alternatives to each suggestion, of which the right one is always chosen. */
  readonly alternatives: number;
  readonly json: boolean;
  readonly budget: Budget;
  readonly seed: number;
  readonly systems: readonly SystemName[];
  readonly eagerness: Eagerness;
  /** Ascending; empty where eagerness decides. */
  readonly confidences: readonly number[];
  readonly maxLength: number;
  /** Undefined for those that the model was trained on. */
  readonly language: CountedLanguage | undefined;
  readonly depth: number;
  readonly model: string;
  /** Undefined where they are not wanted. */
  readonly suggestions: string | undefined;
}

/** @throws UsageError */
export function parseOptions(words: readonly string[], defaultModel: string): Options {
  const { values, positionals } = parse(words);
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new UsageError('Name one folder.');
  if (values['by-word'] === true && values.perfect === 'end') {
    throw new UsageError('Give --by-word or --perfect end, not both.');
  }
  if (values.seconds !== undefined && values.characters !== undefined) {
    throw new UsageError('Give --seconds or --characters, not both.');
  }
  const perfect =
    values.perfect === undefined
      ? undefined
      : oneOf(['end', 'choice'] as const, values.perfect, '--perfect');
  return {
    folder,
    edits: values.edits,
    accepting: perfect === 'end' ? 'prefix' : values['by-word'] === true ? 'word' : 'whole',
    alternatives: perfect === 'choice' ? 2 : 0,
    json: values.json ?? false,
    budget:
      values.characters === undefined
        ? { kind: 'milliseconds', milliseconds: 1000 * secondsOf(values.seconds ?? '60') }
        : { kind: 'characters', characters: wholeFrom(1, values.characters, '--characters') },
    seed: wholeFrom(0, values.seed ?? '1', '--seed'),
    systems: systemsOf(values.system ?? 'all'),
    eagerness: oneOf(eagernesses, values.eagerness ?? 'balanced', '--eagerness'),
    confidences: confidencesOf(values.confidence ?? []),
    maxLength: wholeFrom(1, values['max-length'] ?? '40', '--max-length'),
    language:
      values.language === undefined ? undefined : oneOf(counted, values.language, '--language'),
    depth: wholeFrom(0, values.depth ?? '1', '--depth'),
    model: values.model ?? defaultModel,
    suggestions: values.suggestions,
  };
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseWords(words, {
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      edits: text,
      'by-word': { type: 'boolean' },
      perfect: text,
      seconds: text,
      suggestions: text,
      characters: text,
      seed: text,
      system: text,
      eagerness: text,
      confidence: { type: 'string', multiple: true },
      'max-length': text,
      language: text,
      depth: text,
      model: text,
    },
  });
}

function secondsOf(word: string): number {
  const seconds = numberOf(word);
  if (!(seconds > 0 && seconds < Infinity)) {
    throw new UsageError('--seconds takes a number above 0.');
  }
  return seconds;
}

function confidencesOf(words: readonly string[]): readonly number[] {
  const numbers = words.flatMap((word) => word.split(',')).map(numberOf);
  if (!numbers.every((number) => number >= 0 && number <= 1)) {
    throw new UsageError('--confidence takes numbers from 0 to 1, with commas between them.');
  }
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function systemsOf(word: string): readonly SystemName[] {
  if (word === 'all') return systemNames;
  const names = word.split(',').map((name) => oneOf(systemNames, name, '--system'));
  for (const name of names) makerOf(name);
  return systemNames.filter((name) => names.includes(name));
}
