import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** A small trained model, made by training/, for tests that need a real one. */
export const tinyModel = join(root, 'test/fixtures/models/tiny');

/** Every model folder of the repository. */
export function shippedModels(): string[] {
  const models = join(root, 'models');
  if (!existsSync(models)) return [];
  const entries = readdirSync(models, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(models, name));
}
