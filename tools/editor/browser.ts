/** A Chromium without a window: the one that the npm package @sparticuz/chromium carries. */
import path from 'node:path';

import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

import { cached } from './cache.ts';
import { run } from './command.ts';
import { writeFontConfiguration } from './fonts.ts';
import { packageFolder, packageVersion, repository } from './paths.ts';

/** Only what this machine serves can be reached, and nothing is asked of anybody's service. */
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
    // It shows nothing but our own workbench, and as root there is no sandbox.
    chromiumSandbox: false,
    env: { ...process.env, ...(fonts === undefined ? {} : { FONTCONFIG_FILE: fonts }) },
    // Whoever launches it ends it, and it ends by itself when its launcher is gone.
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

/** The package unpacks itself into the folder for temporary files, where half a file would be taken for a whole one: so it gets one of its own. */
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
