import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageTag } from '../../src/core/text/language.ts';

const examples = join(__dirname, '../../examples');

const fileOf: Readonly<Record<LanguageTag, string>> = {
  c: 'ring_buffer.c',
  py: 'inventory.py',
  ts: 'queue.ts',
};

export const sampleLanguages = Object.keys(fileOf) as LanguageTag[];

/** Code of the sample workspace, repeated up to `length` code units. */
export function sample(language: LanguageTag, length: number): string {
  const text = readFileSync(join(examples, fileOf[language]), 'utf8');
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}
