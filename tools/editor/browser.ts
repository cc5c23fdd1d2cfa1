/** A headless Chromium, from the npm package @sparticuz/chromium. */
import path from 'node:path';

import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

import { cached } from './cache.ts';
import { run } from './command.ts';
import { writeFontConfiguration } from './fonts.ts';
import { packageFolder, packageVersion, repository } from './paths.ts';

/** Only this machine's own servers can be reached, and no online service is used. */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export async function launchBrowser(): Promise<Browser> {
  const { executable, fonts } = await findBrowser();
  return chromium.launch({
    executablePath: executable,
    args: FLAGS,
    // It shows only our own workbench, and the sandbox does not work as root.
    chromiumSandbox: false,
    env: { ...process.env, ...(fonts === undefined ? {} : { FONTCONFIG_FILE: fonts }) },
    // Its launcher ends it, and it ends by itself when the launcher is gone.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

async function findBrowser(): Promise<{ executable: string; fonts?: string }> {
  const own = process.env['NEURON_LENS_BROWSER'];
  if (own !== undefined) {
    return { executable: own };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No browser comes with npm for ${process.platform}-${process.arch}, on which pictures and page specs depend: set NEURON_LENS_BROWSER to the path of a Chromium or Chrome.`,
    );
  }
  const name = `chromium-${packageVersion('@sparticuz/chromium')}`;
  const folder = await cached(name, unpack);
  return {
    executable: path.join(folder, 'chromium'),
    fonts: path.join(folder, 'fonts', 'fonts.conf'),
  };
}

/**
 * Gives the package a temporary folder of its own to unpack itself into, since in a shared one it would take a
 * half-written file for a whole one.
 */
async function unpack(folder: string): Promise<void> {
  packageFolder('@sparticuz/chromium');
  const script = 'require("@sparticuz/chromium").default.executablePath()';
  await run(process.execPath, ['--eval', script], {
    cwd: repository,
    env: { ...process.env, TMPDIR: folder },
    advice: 'Is the disk full?',
  });
  await writeFontConfiguration(path.join(folder, 'fonts'));
}
