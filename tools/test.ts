/**
 * `npm test`: runs every stage, also after one that failed, and adds up the
 * tests of all stages. A stage with tests that reports none has failed. What is
 * said of tests that failed is said again at the end, where it is looked for.
 * Stages that use one processor run two at once.
 */
import { spawn } from 'node:child_process';

import { parseWords } from '../src/cli/command.ts';
import { runFromCommandLine } from './command-line.ts';
import { invocation } from './invocation.ts';
import { countTests, failedTests, type Count } from './test-count.ts';

interface Stage {
  readonly script: string;
  /** Whether the stage runs tests, so that its output has to give their number. */
  readonly counts: boolean;
}

/** One row after the other; the stages of a row run at once. */
const STAGES: readonly (readonly Stage[])[] = [
  [{ script: 'check', counts: false }],
  [
    { script: 'test:unit', counts: true },
    { script: 'test:training', counts: true },
  ],
  [{ script: 'test:host', counts: true }],
];

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly seconds: number;
}

/** @param quiet whether its output is held back, because another stage prints meanwhile */
function run(script: string, quiet: boolean): Promise<Ended> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const { program, words, shell } = invocation('npm', ['run', '--silent', script]);
    const child = spawn(program, words, { shell, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      output += text;
      if (!quiet) process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, output, seconds: (performance.now() - start) / 1000 });
    });
  });
}

const usage = `Usage: npm test
  Runs ${STAGES.flat()
    .map(({ script }) => script)
    .join(', ')}, and adds up their tests.
  --help  this text`;

async function main(words: readonly string[]): Promise<void> {
  parseWords(words, {});
  const total: Count = { passed: 0, failed: 0 };
  const failures: string[] = [];
  const reports: string[] = [];
  for (const row of STAGES) {
    const runs = row.map((stage, place) => ({
      ...stage,
      place,
      ended: run(stage.script, place > 0),
    }));
    for (const { script, counts, place, ended } of runs) {
      console.log(`\n=== npm run ${script}`);
      const { status, output, seconds } = await ended;
      if (place > 0) process.stdout.write(output);
      const count = countTests(output);
      total.passed += count.passed;
      total.failed += count.failed;
      if (status !== 0) {
        failures.push(script);
        reports.push(failedTests(output));
      } else if (counts && count.passed === 0) {
        failures.push(`${script} (ran no test)`);
      }
      console.log(`=== ${script}: ${seconds.toFixed(0)} s`);
    }
  }
  if (failures.length > 0) {
    console.log(`\n${reports.join('\n')}\nFailed: ${failures.join(', ')}`);
    process.exitCode = 1;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

void runFromCommandLine(usage, main);
