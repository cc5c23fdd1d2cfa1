/** `npm run test:training`: the tests of training/. */
import path from 'node:path';

import { parseWords } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { runInTraining } from './python.ts';

const usage = `Usage: npm run test:training [-- OPTIONS OF PYTEST]
  Runs training/tests in training/.venv, which it makes; -k NAME runs some of them.
  --help  this text`;

void runFromCommandLine(usage, (words) => {
  // All other arguments are passed to pytest.
  if (words[0] === '--help') parseWords(words, {});
  const folder = path.join(repository, 'training');
  process.exitCode = runInTraining(folder, ['-m', 'pytest', '-q', 'tests', ...words]);
});
