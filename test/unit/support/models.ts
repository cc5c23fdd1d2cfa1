import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** A small trained model, made by training/, for tests that need a real one. */
export const tinyModel = join(root, 'test/fixtures/models/tiny');

/** The same, with a layer of 10 units above it, of which L3.0 to L3.2 carry labels. */
export const tinyTaughtModel = join(root, 'test/fixtures/models/tiny-taught');

/** Every model that the extension may run; `models/rivals` holds others, to be compared with. */
export function shippedModels(): string[] {
  const models = join(root, 'models');
  if (!existsSync(models)) return [];
  const folders = readdirSync(models).map((name) => join(models, name));
  return folders.filter((folder) => existsSync(join(folder, 'manifest.json')));
}
