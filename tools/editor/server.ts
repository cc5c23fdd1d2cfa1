/** Starts VS Code's server, which serves the workbench and runs the extension host. */
import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { newerNode } from '../node24.ts';
import { editorEnvironment } from './environment.ts';
import { type Locale, writeLanguagePacks } from './locale.ts';
import { workbenchServer } from './workbench.ts';

export interface ServerOptions {
  readonly userData: string;
  readonly extensions: string;
  /** By default any free port. */
  readonly port?: number;
  /** Lets a page load an extension in development and run tests. */
  readonly forTests?: boolean;
  readonly trustWorkspace: boolean;
  readonly locale?: Locale;
  readonly environment?: NodeJS.ProcessEnv;
  /** A program with arguments that runs the server's command line, which is appended to them. */
  readonly launcher?: readonly string[];
}

export interface Server {
  readonly origin: string;
  /** Required by the server, so that neither other users of the machine nor web pages can use it. */
  readonly token: string;
  readonly log: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const STARTING_TIME = 60_000;

export async function startServer(options: ServerOptions): Promise<Server> {
  const main = await workbenchServer();
  await mkdir(options.userData, { recursive: true });
  await writeLanguagePacks(options.userData);
  const log = path.join(options.userData, 'server.log');
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(options.userData, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });

  const node = newerNode();
  const args = [main, ...serverFlags(options), '--connection-token-file', tokenFile];
  const command = [...(options.launcher ?? []), node, ...args];
  const child = spawn(process.execPath, [path.join(__dirname, 'supervise.mjs'), ...command], {
    env: { ...editorEnvironment(process.env), ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
    file.end();
  };

  const port = await new Promise<string | undefined>((resolve) => {
    let printed = '';
    const timer = setTimeout(resolve, STARTING_TIME, undefined);
    child.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
      const found = /agent listening on (\d+)/.exec(printed)?.[1];
      if (found !== undefined) {
        clearTimeout(timer);
        resolve(found);
      }
    });
    void ended.then(() => resolve(undefined));
  });
  if (port === undefined) {
    await stop();
    const tail = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-15).join('\n');
    throw new Error(`The VS Code server did not start. Its last words (${log}):\n${tail}`);
  }
  return { origin: `http://127.0.0.1:${port}`, token, log, ended, stop };
}

function serverFlags(options: ServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--user-data-dir', options.userData, '--server-data-dir', options.userData],
    ...['--extensions-dir', options.extensions],
    ...['--locale', options.locale ?? 'en'],
    '--accept-server-license-terms',
    '--disable-telemetry',
    '--disable-experiments',
    '--disable-update-check',
    '--disable-getting-started-override',
    ...(options.forTests === true ? ['--enable-smoke-test-driver'] : []),
    ...(options.trustWorkspace ? ['--disable-workspace-trust'] : []),
  ];
}
