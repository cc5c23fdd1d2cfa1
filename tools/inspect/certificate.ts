/** A certificate made by the inspector's own page, so that both have the same numbers. */
import { execFileSync } from 'node:child_process';

import type { WantedCertificate } from '../../src/cli/inspect/main.ts';
import { bytesOf } from '../../src/host/inspector/saved-bytes.ts';
import { FIRST_MEMORY } from '../../src/protocol/panel-memory.ts';
import type { SavedFile } from '../../src/protocol/panel.ts';
import { repository } from '../editor/paths.ts';
import { openEngine, type PageEngine } from '../inspector/engine.ts';
import { openInspectorPage } from '../inspector/page.ts';

/** A dummy text that is not visible: without a text the page shows no certificate. */
const NO_TEXT = {
  ...{ uri: 'inspect:certificate', name: 'certificate', version: 1, text: '\n' },
  ...{ tabSize: 4, isParsed: true, line: 0, cursor: 0 },
};

export async function drawCertificate(wanted: WantedCertificate): Promise<Uint8Array> {
  // The page is part of the build, and an outdated build might give other numbers.
  execFileSync(process.execPath, ['esbuild.js'], { cwd: repository, stdio: 'ignore' });
  const engine = await openEngine(wanted.model);
  try {
    return bytesOf(await savedCertificate(engine, wanted));
  } finally {
    await engine.close();
  }
}

/** @param engine an engine with the model loaded */
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
    // Waits for the values that colour the snippets, too.
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
