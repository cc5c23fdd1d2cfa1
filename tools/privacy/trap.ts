/** Runs a program while recording all that it does in the network and the file system, and judges the record. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import path from 'node:path';

const SCRIPT = path.join(__dirname, 'trap.py');

/** One trapped call; `trap.py` documents the fields. */
export interface Call {
  readonly kind: 'connect' | 'send' | 'bind' | 'socket' | 'create';
  readonly pid: number;
  readonly parent: number;
  readonly thread: string;
  readonly command: readonly string[];
  readonly refused: boolean;
  readonly family?: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
}

/** What to put before a command, so that its calls are written to the file `report`. */
export function trapInto(report: string): string[] {
  const python = ['python3', 'python3.13', 'python3.12', 'python3.11'].find((name) => {
    const { status } = spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']);
    return status === 0;
  });
  if (python === undefined) {
    throw new Error('To trap calls takes Python 3.11 or later: install it and run this again.');
  }
  return [python, SCRIPT, report];
}

export function readCalls(report: string): Call[] {
  if (!existsSync(report)) {
    throw new Error('Nothing was trapped: what the trap printed says why.');
  }
  const lines = readFileSync(report, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Call);
}

/** Each of these silences onnxruntime's telemetry, or makes other programs behave as on a build machine. */
const SILENCING = [
  ...['CI', 'TF_BUILD', 'GITHUB_ACTIONS', 'GITLAB_CI', 'CIRCLECI', 'TRAVIS', 'JENKINS_URL'],
  ...['CODEBUILD_BUILD_ID', 'BUILDKITE', 'TEAMCITY_VERSION', 'APPVEYOR', 'BITBUCKET_BUILD_NUMBER'],
  ...['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI', 'ORT_RUNNING_UNIT_TESTS', 'ORT_DISABLE_TELEMETRY'],
  'ORT_TELEMETRY_DISABLED',
];

export interface OwnFolders {
  readonly home: string;
  readonly temporary: string;
  /** Environment for a process. */
  readonly environment: NodeJS.ProcessEnv;
}

/** A separate home and temporary folder in `parent`, with an environment unlike that of a build machine. */
export function ownFolders(parent: string): OwnFolders {
  const home = path.join(parent, 'home');
  const temporary = path.join(parent, 'tmp');
  for (const folder of [home, temporary]) mkdirSync(folder);
  return {
    home,
    temporary,
    environment: {
      ...Object.fromEntries(SILENCING.map((name) => [name, undefined])),
      HOME: home,
      TMPDIR: temporary,
      XDG_CACHE_HOME: undefined,
      XDG_CONFIG_HOME: undefined,
      XDG_DATA_HOME: undefined,
      XDG_RUNTIME_DIR: temporary,
      XDG_STATE_HOME: undefined,
    },
  };
}

/** One line for each call that reaches beyond this machine, or looks up a host. */
export function networkFaults(calls: readonly Call[]): string[] {
  return faults(calls, reachesOut);
}

/** One line for each file or folder that was made outside all of `allowed`. */
export function fileFaults(calls: readonly Call[], allowed: readonly RegExp[]): string[] {
  return faults(
    calls,
    ({ kind, path: made = '' }) =>
      kind === 'create' && !made.startsWith('/dev/') && !allowed.some((each) => each.test(made)),
  );
}

function faults(calls: readonly Call[], isFault: (call: Call) => boolean): string[] {
  const lines = calls.filter(isFault).map((call) => {
    const where = call.path ?? `${call.address ?? call.family ?? '?'} port ${call.port ?? '?'}`;
    return `${call.kind} ${where} (${call.thread} of ${call.command.slice(0, 3).join(' ')})`;
  });
  return [...new Set(lines)];
}

function reachesOut({ kind, family, address, port, path: socket }: Call): boolean {
  if (kind === 'create') return false;
  // The name service cache also answers questions about users, so the trap refuses it rather than counting it; for a
  // host, the C library then asks at port 53.
  if (family === 'unix') return /io\.systemd\.Resolve$|avahi-daemon\/socket$/.test(socket ?? '');
  if (kind === 'socket') return family !== 'inet' && family !== 'inet6' && family !== 'netlink';
  if (family === 'netlink' || family === 'unspecified') return false;
  return port === 53 || !isLoopback(address ?? '');
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return isIPv4(plain) ? plain.startsWith('127.') : plain === '::1';
}
