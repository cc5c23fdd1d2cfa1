/** Runs a test module in the extension host, as VS Code does with --extensionTestsPath. */
import { openSession } from './session.ts';
import type { SessionOptions } from './session.ts';

/** A run that takes longer counts as hanging. Single tests have mocha's limit, which is much shorter. */
const LIMIT = 10 * 60_000;

export interface TestRun extends Pick<
  SessionOptions,
  'userData' | 'extensions' | 'folder' | 'extensionsInDevelopment' | 'locale' | 'trustWorkspace'
> {
  readonly tests: string;
  /** Resolves when the run is to be stopped. */
  readonly interrupted: Promise<string>;
}

/** Returns the test module's exit status; its output goes to our standard output. */
export async function runTestModule(run: TestRun): Promise<number> {
  let finish: (code: number) => void;
  const finished = new Promise<number>((resolve) => (finish = resolve));
  const session = await openSession({
    ...run,
    forTests: true,
    prepare: async (page) => {
      await page.exposeFunction('codeAutomationLog', print);
      await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, LIMIT, `no result after ${LIMIT / 60_000} minutes`);
  });
  try {
    const outcome = await Promise.race([finished, session.lost, run.interrupted, late]);
    if (typeof outcome === 'number') {
      return outcome;
    }
    console.error(`The test run was given up: ${outcome}.`);
    return 1;
  } finally {
    clearTimeout(timer);
    await session.close();
  }
}

function print(kind: string, args: readonly unknown[]): void {
  const stream = kind === 'error' || kind === 'warn' ? console.error : console.log;
  stream(...args);
}
