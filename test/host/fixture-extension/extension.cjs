// The tests' foot in the extension host: evaluates the functions that come in
// at the socket NEURON_LENS_BRIDGE (see tools/editor/host.ts). Without that
// variable it does nothing.
'use strict';

const { rmSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');
const vscode = require('vscode');

async function answer(request) {
  try {
    const { source, argument } = JSON.parse(await text(request));
    // The compiler that runs the tests wraps functions in a helper of this name.
    const make = new Function('__name', `return (${source});`);
    const value = await make((named) => named)(vscode, argument);
    return { value };
  } catch (error) {
    return { error: error instanceof Error ? error.stack : String(error) };
  }
}

exports.activate = (context) => {
  const socket = process.env.NEURON_LENS_BRIDGE;
  if (socket === undefined) {
    return;
  }
  rmSync(socket, { force: true });
  const server = createServer((request, response) => {
    void answer(request).then((reply) => response.end(JSON.stringify(reply)));
  });
  server.listen(socket);
  context.subscriptions.push({ dispose: () => server.close() });
};
