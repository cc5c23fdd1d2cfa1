/** `npm run rivals`: packs the rivals of the lessons, or measures what the packing costs. */
import path from 'node:path';
import { parseWords, wholeFrom } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { measure } from './measure.ts';
import { writePacked } from './packed.ts';

const OPTIONS = {
  measure: { type: 'string' },
  characters: { type: 'string', default: '60000' },
} as const;

const usage = `Usage: npm run rivals [-- OPTIONS]
  Packs models/rivals/{lstm,rnn,feed-forward} into models/rivals/packed, which is shipped.
  --measure DIR   writes nothing: bits per character of the originals and of the packed ones on the files of a folder
  --characters N  about so many of each language (default 60000), at most 6,000 of a file
  --help          this text`;

async function main(words: readonly string[]): Promise<void> {
  const { values } = parseWords(words, { options: OPTIONS });
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (values.measure === undefined) writePacked(print);
  else {
    const characters = wholeFrom(1, values.characters, '--characters');
    await measure(path.resolve(values.measure), characters, print);
  }
}

void runFromCommandLine(usage, main);
