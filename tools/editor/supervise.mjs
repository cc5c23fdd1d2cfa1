// Runs a program in a process group of its own, and ends the whole group as
// soon as whoever started this is gone: however that one ended, our standard
// input closes. So no server outlives a test run that was killed.
import { spawn } from 'node:child_process';

const TIMEOUT_MS = 2000;
const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

function stop() {
  signalGroup('SIGTERM');
  setTimeout(signalGroup, TIMEOUT_MS, 'SIGKILL').unref();
}

process.stdin.on('end', stop).on('error', stop).resume();
process.on('SIGTERM', stop);
// Ctrl+C reaches every process of the terminal: our starter decides what it means.
process.on('SIGINT', () => {});
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => {
  signalGroup('SIGKILL');
  process.exit(code ?? 1);
});
