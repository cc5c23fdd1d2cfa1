/**
 * Evaluates functions in the extension host of a running workbench, where the
 * extension of test/host/fixture-extension receives them through a socket.
 */
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import type * as vscode from 'vscode';

/** Runs in the extension host: it can use its parameters and globals, and nothing of the file that it is in. */
export type InHost<Argument, Result> = (
  api: typeof vscode,
  argument: Argument,
) => Result | Thenable<Result>;

const TIMEOUT_MS = 60_000;

type Reply = { readonly value: unknown } | { readonly error: string };

/** The argument and the result are sent as JSON. */
export async function evaluateInHost<Argument, Result>(
  socket: string,
  code: InHost<Argument, Result>,
  argument: Argument,
): Promise<Result> {
  const message = JSON.stringify({ source: code.toString(), argument });
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      const reply = JSON.parse(await post(socket, message)) as Reply;
      if ('error' in reply) {
        throw new Error(`In the extension host: ${reply.error}`);
      }
      return reply.value as Result;
    } catch (error) {
      // The socket is not there yet: the extension host is still starting.
      const { code: reason } = error as NodeJS.ErrnoException;
      if (!['ENOENT', 'ECONNREFUSED'].includes(reason ?? '') || Date.now() > deadline) {
        throw error;
      }
      await delay(100);
    }
  }
}

function post(socketPath: string, message: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method: 'POST' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(message);
  });
}
