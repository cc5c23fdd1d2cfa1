/** An installed extension that notes what its start takes of the extension host's thread. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Writing } from '../host/writing.ts';

const before = `const neuronLensBegan = performance.now();`;

const after = `
{
  const loading = performance.now() - neuronLensBegan;
  const { activate, ...others } = module.exports;
  module.exports = {
    ...others,
    activate(context) {
      const begun = performance.now();
      activate(context);
      globalThis.neuronLensStart = { loading, activating: performance.now() - begun };
    },
  };
}`;

/** Changes the bundle of an installed extension. */
export async function noteStart(extension: string): Promise<void> {
  const file = path.join(extension, 'dist', 'extension.js');
  const code = await readFile(file, 'utf8');
  await writeFile(file, `${before}${code}${after}`);
}

/**
 * Milliseconds of the thread, for the bundle and for `activate`; undefined where the extension runs in another host than
 * what asks for it, as in a browser.
 */
export function startNoted({ workbench }: Writing): Promise<number | undefined> {
  return workbench.host(() => {
    const { neuronLensStart: noted } = globalThis as unknown as {
      neuronLensStart?: { loading: number; activating: number };
    };
    return noted && noted.loading + noted.activating;
  });
}
