/** `npm run demo`: the Neuron Inspector on pasted code, in any browser. */
import path from 'node:path';

import { parseWords, UsageError } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { buildDemo } from './build.ts';
import { serveFolder } from './serve.ts';

const PORT = '8137';

const usage = `Usage: npm run demo [-- OPTIONS]
  Makes the page to try the Neuron Inspector on, dist/demo, and serves it on this machine.
  --port N      where (${PORT}); 0 for any that is free
  --build-only  makes the folder, which any web server can serve, and no more
  --help        this text`;

async function main(words: readonly string[]): Promise<void> {
  const { values } = parseWords(words, {
    options: {
      port: { type: 'string', default: PORT },
      'build-only': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port takes a number up to 65535, not "${values.port}".`);
  }
  const folder = path.join(repository, 'dist', 'demo');
  await buildDemo(folder);
  console.log(`The page is in ${path.relative(repository, folder)}.`);
  if (values['build-only']) return;
  const { address } = await serveFolder(folder, port);
  console.log(`It is served at ${address} until Ctrl+C.`);
}

void runFromCommandLine(usage, main);
