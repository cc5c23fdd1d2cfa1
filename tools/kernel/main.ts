/** `npm run kernel`: compiles the kernel of the network to WebAssembly. */
import { writeFileSync } from 'node:fs';
import { parseWords } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { compiledFile, compiledKernel } from './compile.ts';

const usage = `Usage: npm run kernel
  Compiles src/runtime/kernel/assembly into src/runtime/kernel/compiled.ts.
  --help  this text`;

function main(words: readonly string[]): void {
  parseWords(words, {});
  writeFileSync(compiledFile, compiledKernel());
}

void runFromCommandLine(usage, main);
