import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runTrapped } from '../../../../tools/privacy/run.ts';
import { fileFaults, networkFaults, type Call } from '../../../../tools/privacy/trap.ts';
import { describeOnLinux } from '../../support/on-linux.ts';

/** Reaches out from a thread and from a child, and talks to itself, which is nobody's business. */
const PROGRAM = `
const { Worker } = require('node:worker_threads');
const { execFileSync } = require('node:child_process');
const http = require('node:http');
const net = require('node:net');

async function main() {
  await new Promise((resolve) => new Worker(
    "require('node:dns').lookup('collector.invalid', () => {})", { eval: true }).on('exit', resolve));
  await new Promise((resolve) => net.connect(443, '192.0.2.1').on('error', (error) => {
    console.log('connect', error.code);
    resolve();
  }));
  execFileSync('python3', ['-c', [
    'import socket',
    's = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)',
    'try: s.sendto(b"x", ("2001:db8::1", 9))',
    'except OSError as e: print(e)',
    'try: s.sendmsg([b"x"], [], 0, ("2001:db8::2", 9))',
    'except OSError as e: print(e)',
    'open("from-child", "w")',
  ].join('\\n')], { cwd: process.env.HOME });
  require('node:fs').mkdirSync(process.env.TMPDIR + '/made');
  const server = http.createServer((_, response) => response.end('heard')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.on('listening', resolve));
  console.log(await (await fetch('http://127.0.0.1:' + server.address().port)).text());
  process.exit(3);
}
void main();
`;

describeOnLinux('the trap', () => {
  let parent: string;
  before(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'neuron-lens-trap-'));
  });
  after(() => {
    rmSync(parent, { recursive: true });
  });

  it('sees threads and children reach out and make files, and stops what would leave the machine', async () => {
    const { status, output, calls, folders } = await runTrapped(parent, [
      ...[process.execPath, '-e', PROGRAM],
    ]);
    assert.equal(status, 3, output);
    assert.match(output, /connect ENETUNREACH[^]*heard/);

    const faults = networkFaults(calls);
    const found = (pattern: RegExp): boolean => faults.some((line) => pattern.test(line));
    assert.ok(found(/^(connect|send) .* port 53 /), `the look-up: ${faults.join('; ')}`);
    assert.ok(found(/^connect 192\.0\.2\.1 port 443 /));
    assert.ok(found(/^send 2001:db8::1 port 9 .*python3/));
    assert.ok(found(/^send 2001:db8::2 port 9 .*python3/));
    assert.ok(!found(/127\.0\.0\.1 port (?!53 )/), 'nobody is kept from talking to itself');

    assert.deepEqual(
      fileFaults(calls, [/\/tmp\/made$/]).map((line) => line.split(' (')[0]),
      [`create ${path.join(folders.home, 'from-child')}`],
    );
    assert.equal(fileFaults(calls, []).length, 2);
  });

  it('takes a question to the resolver of the system, and a service for all the world, for reaching out', () => {
    const call = { pid: 1, parent: 0, thread: 'a', command: ['a'], refused: false } as const;
    const faulty = (more: Partial<Call> & Pick<Call, 'kind'>): boolean =>
      networkFaults([{ ...call, ...more }]).length > 0;
    const unix = { kind: 'connect', family: 'unix' } as const;
    assert.ok(faulty({ ...unix, path: '/run/systemd/resolve/io.systemd.Resolve' }));
    assert.ok(!faulty({ ...unix, path: '/tmp/vscode-ipc.sock' }));
    assert.ok(faulty({ kind: 'bind', family: 'inet', address: '0.0.0.0', port: 80 }));
    assert.ok(!faulty({ kind: 'bind', family: 'inet6', address: '::1', port: 80 }));
    assert.ok(faulty({ kind: 'connect', family: 'inet', address: '127.0.0.53', port: 53 }));
    assert.ok(!faulty({ kind: 'connect', family: 'inet6', address: '::ffff:127.0.0.1', port: 8 }));
    assert.ok(faulty({ kind: 'socket', family: 'packet' }));
  });
});
