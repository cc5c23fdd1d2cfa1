/** What VS Code runs in the extension host: the specs beside this file, in mocha. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';

import Mocha from 'mocha';

import { markLines } from './report.ts';

const TEST_LIMIT = 60_000;

/** VS Code prints what all its parts say to the same place; marked lines are the report. */
function markReport(): void {
  const reporter = Mocha.reporters.Base as unknown as { consoleLog: typeof console.log };
  reporter.consoleLog = (...args: unknown[]) => console.log(markLines(format(...args)));
}

/** Called by VS Code, which exits with 1 if the promise is rejected. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  markReport();
  const pattern = process.env['NEURON_LENS_GREP'];
  const mocha = new Mocha({
    timeout: TEST_LIMIT,
    color: false,
    failZero: true,
    forbidOnly: process.env['CI'] !== undefined,
    ...(pattern === undefined ? {} : { grep: pattern }),
  });
  const specs = readdirSync(__dirname).filter((file) => file.endsWith('.test.js'));
  for (const spec of specs) {
    mocha.addFile(path.join(__dirname, spec));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}
