/** The workbench of a page spec: the installed VSIX, a copy of the sample, fresh user data. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { evaluateInHost, type InHost } from '../../tools/editor/host.ts';
import { EditorPage } from '../../tools/editor/page.ts';
import { openSession, type SessionOptions } from '../../tools/editor/session.ts';
import { copySample } from '../../tools/editor/workspace.ts';

export interface TestWorkbench {
  readonly editor: EditorPage;
  /** The folder that is open in it. */
  readonly folder: string;
  /** Evaluates a function in the extension host; it sees only its parameters. */
  host<Result>(code: InHost<undefined, Result>): Promise<Result>;
  host<Argument, Result>(code: InHost<Argument, Result>, argument: Argument): Promise<Result>;
  close(): Promise<void>;
}

/** Through which `host` evaluates. */
export const FIXTURE_EXTENSION = path.join(__dirname, 'fixture-extension');

/** What `afterEach` takes pictures of and what is closed at the end, whatever happens in between. */
export const openWorkbenches = new Set<TestWorkbench>();

export async function openWorkbench(options: Partial<SessionOptions> = {}): Promise<TestWorkbench> {
  const extensions = process.env['NEURON_LENS_EXTENSIONS'];
  if (extensions === undefined) {
    throw new Error('Page specs need the installed VSIX: run them with "npm run test:host".');
  }
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-'));
  const socket = path.join(temporary, 'bridge');
  const folder = options.folder ?? (await copySample(temporary));
  const session = await openSession({
    userData: path.join(temporary, 'user-data'),
    extensions,
    folder,
    forTests: true,
    trustWorkspace: true,
    extensionsInDevelopment: [FIXTURE_EXTENSION],
    ...options,
    environment: { ...options.environment, NEURON_LENS_BRIDGE: socket },
  });
  const workbench: TestWorkbench = {
    editor: new EditorPage(session.page, session.userData),
    folder,
    host: (code: InHost<never, never>, argument?: unknown) =>
      evaluateInHost(socket, code, argument as never),
    async close() {
      openWorkbenches.delete(workbench);
      await session.close();
      await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  openWorkbenches.add(workbench);
  // Keys that come before the extension host is there lie in a queue.
  await workbench.host(() => true);
  return workbench;
}
