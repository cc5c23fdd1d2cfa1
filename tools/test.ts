/**
 * `npm test`: every stage, also after one that failed, and the tests of all
 * stages added up. A stage that says nothing of tests that ran has failed.
 */
import { spawn } from 'node:child_process';

import { parseWords } from '../src/cli/command.ts';
import { runFromCommandLine } from './command-line.ts';
import { invocation } from './invocation.ts';
import { countTests, type Count } from './test-count.ts';

interface Stage {
  readonly script: string;
  /** Whether the stage runs tests, whose number its runner prints. */
  readonly counts: boolean;
}

const STAGES: readonly Stage[] = [
  { script: 'check', counts: false },
  { script: 'test:unit', counts: true },
  { script: 'test:host', counts: true },
  { script: 'test:training', counts: true },
];

function run(script: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const { program, words, shell } = invocation('npm', ['run', '--silent', script]);
    const child = spawn(program, words, { shell, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}

const usage = `Usage: npm test
  Runs ${STAGES.map(({ script }) => script).join(', ')}, and adds up their tests.
  --help  this text`;

async function main(words: readonly string[]): Promise<void> {
  parseWords(words, {});
  const total: Count = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const { script, counts } of STAGES) {
    console.log(`\n=== npm run ${script}`);
    const start = performance.now();
    const { status, output } = await run(script);
    const count = countTests(output);
    total.passed += count.passed;
    total.failed += count.failed;
    if (status !== 0) {
      failures.push(script);
    } else if (counts && count.passed === 0) {
      failures.push(`${script} (ran no test)`);
    }
    console.log(`=== ${script}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  if (failures.length > 0) {
    console.log(`\nFailed: ${failures.join(', ')}`);
    process.exitCode = 1;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

void runFromCommandLine(usage, main);
