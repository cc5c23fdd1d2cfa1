/** A certificate as the inspector's own page makes it, so that both have the same numbers. */
import { execFileSync } from 'node:child_process';

import type { WantedCertificate } from '../../src/cli/inspect/main.ts';
import { bytesOf } from '../../src/host/inspector/saved-bytes.ts';
import { FIRST_MEMORY } from '../../src/protocol/panel-memory.ts';
import type { SavedFile } from '../../src/protocol/panel.ts';
import { repository } from '../editor/paths.ts';
import { openEngine, type PageEngine } from '../inspector/engine.ts';
import { openInspectorPage } from '../inspector/page.ts';

/** Nothing is to be seen of it; without a text the page shows nothing at all. */
const NO_TEXT = {
  ...{ uri: 'inspect:certificate', name: 'certificate', version: 1, text: '\n' },
  ...{ tabSize: 4, isParsed: true, line: 0, cursor: 0 },
};

export async function drawCertificate(wanted: WantedCertificate): Promise<Uint8Array> {
  // The page is a program of the build, and what was built of other sources may have other numbers.
  execFileSync(process.execPath, ['esbuild.js'], { cwd: repository, stdio: 'ignore' });
  const engine = await openEngine(wanted.model);
  try {
    return bytesOf(await savedCertificate(engine, wanted));
  } finally {
    await engine.close();
  }
}

/** @param engine of the model */
export async function savedCertificate(
  engine: PageEngine,
  { format, paper, quantity, subject }: Omit<WantedCertificate, 'model'>,
): Promise<SavedFile> {
  await engine.open(NO_TEXT);
  const inspector = await openInspectorPage({
    ...{ theme: paper, engine, document: () => NO_TEXT },
    memory: { ...FIRST_MEMORY, page: 'certificate', proposed: false, quantity, subject },
  });
  const { page, said, session } = inspector;
  try {
    session.show(NO_TEXT.uri);
    // What its excerpts are coloured by among it.
    await inspector.settled();
    const shown = page.locator('.page.certificate');
    await shown.locator(`[name="certificate-background"][value="${paper}"]`).check();
    await shown.getByRole('button', { name: `Save as ${format.toUpperCase()}` }).click();
    for (;;) {
      const saved = said.find(({ kind }) => kind === 'save');
      if (saved?.kind === 'save') return saved.file;
      await inspector.settled();
    }
  } finally {
    await inspector.close();
  }
}
