import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from './catalogue.ts';
import { tinyTaughtModel } from './models.ts';

/** A copy of the small taught model, whose taught.json says something else; the caller removes it. */
export function taughtModel(change: (told: Json) => void): string {
  const folder = copyOfTaught();
  const told = JSON.parse(readFileSync(join(folder, 'taught.json'), 'utf8')) as Json;
  change(told);
  return replaceFile(folder, 'taught.json', JSON.stringify(told));
}

export function copyOfTaught(): string {
  const folder = mkdtempSync(join(tmpdir(), 'neuron-lens-taught-'));
  cpSync(tinyTaughtModel, folder, { recursive: true });
  return folder;
}

/** As if the folder had been made with this content. */
export function replaceFile(folder: string, name: string, content: Buffer | string): string {
  writeFileSync(join(folder, name), content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return editManifest(folder, ({ files }) => {
    (files as Json)[name] = { sha256, bytes: Buffer.byteLength(content) };
  });
}

export function editManifest(folder: string, change: (manifest: Json) => void): string {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Json;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}
