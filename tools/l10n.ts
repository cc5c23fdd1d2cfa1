/** `npm run l10n`: brings l10n/ up to date with the strings in src/. */
import path from 'node:path';

import { parseWords } from '../src/cli/command.ts';
import { l10nProblems } from './check/l10n.ts';
import { readLocalized, updateBundles } from './check/l10n-files.ts';
import { runFromCommandLine } from './command-line.ts';

const usage = `Usage: npm run l10n
  Brings l10n/ up to date with the strings in src/, and says what has no translation.
  --help  this text`;

void runFromCommandLine(usage, (words) => {
  parseWords(words, {});
  const root = path.resolve(__dirname, '..');
  updateBundles(root);
  console.log(l10nProblems(readLocalized(root)).join('\n') || 'Every string has its translations.');
});
