/** The built engine, for a page without an editor. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { languageOfFile } from '../../src/core/text/languages.ts';
import { scannedLanguage, languageTag } from '../../src/host/editor/languages.ts';
import type { ModelSummary, Params, RequestKind, Result } from '../../src/protocol/engine.ts';
import type { Progress } from '../../src/protocol/inspection.ts';
import type { ShownDocument, TextChange } from '../../src/protocol/panel.ts';
import { EngineClient } from '../../src/worker/client.ts';
import { forked } from '../../src/worker/child.ts';
import { repository } from '../editor/paths.ts';

export interface PageEngine {
  readonly summary: ModelSummary;
  ask<K extends RequestKind>(kind: K, params: Params<K>): Promise<Result<K>>;
  open(document: Pick<ShownDocument, 'name' | 'text' | 'uri' | 'version'>): Promise<void>;
  change(uri: string, version: number, changes: readonly TextChange[]): Promise<void>;
  onProgress(listener: (progress: Progress) => void): void;
  close(): Promise<void>;
}

/** How a file is opened, by its name. */
export function openedAs(name: string): Pick<Params<'open'>, 'language' | 'scannedAs'> {
  const id = languageOfFile(name)?.id ?? 'plaintext';
  return { language: languageTag(id), scannedAs: scannedLanguage(id) };
}

/**
 * @param program the bundled worker: the build's own, or that of an installed extension
 * @throws Error with a line of advice where the program does not exist
 */
export async function openEngine(
  model: string,
  program = path.join(repository, 'dist', 'engine.js'),
): Promise<PageEngine> {
  if (!existsSync(program)) {
    throw new Error(`${path.relative('.', program)} is not there: run \`npm run build\` first.`);
  }
  const client = new EngineClient(forked(program));
  const summary = await client.request('load', { folder: path.resolve(model) });
  return {
    summary,
    ask: (kind, params) => client.request(kind, params),
    async open({ uri, version, name, text }) {
      await client.request('open', { uri, version, ...openedAs(name), text });
    },
    async change(uri, version, changes) {
      await client.request('change', { uri, version, changes });
    },
    onProgress: (listener) => void client.onProgress(listener),
    close: () => client.dispose(),
  };
}
