/** The workbench in the user's own browser. */
import { spawn } from 'node:child_process';

import { workbenchAddress, type WorkbenchAddress } from './address.ts';
import { hasScreen } from './desktop.ts';
import { startServer, type ServerOptions } from './server.ts';
import { baseSettings, writeSettings, type Theme } from './settings.ts';

/** Serves it until `ended` resolves, and opens the browser where there is a screen. */
export async function serveWorkbench(
  options: ServerOptions & WorkbenchAddress,
  theme: Theme,
  ended: Promise<void>,
): Promise<void> {
  await writeSettings(options.userData, baseSettings(theme));
  const server = await startServer(options);
  try {
    const address = workbenchAddress(server, options);
    console.log(`\nVS Code with Neuron Lens is at\n\n  ${address}\n\nCtrl+C ends it.`);
    if (hasScreen()) {
      openBrowser(address);
    }
    const lost = server.ended.then(() => {
      throw new Error('The VS Code server ended by itself.');
    });
    await Promise.race([ended, lost]);
  } finally {
    await server.stop();
  }
}

/** A failure is ignored, as the address is also printed. */
function openBrowser(address: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
