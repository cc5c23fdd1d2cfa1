import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RivalKind, Rivals } from '../../../src/core/lessons/rivals.ts';
import type { LanguageTag } from '../../../src/core/text/language.ts';
import { folderFiles } from '../../../src/runtime/folder-files.ts';
import { readRivals } from '../../../src/runtime/rivals/packed-folder.ts';

const root = join(__dirname, '../../../models/rivals');

/** Of a rival as training exported it. */
export function original(kind: RivalKind, file: string): Buffer {
  return readFileSync(join(root, kind, file));
}

export const packedFolder = join(root, 'packed');

let loading: Promise<Rivals> | undefined;

/** Those that are shipped, read once. */
export function packedRivals(): Promise<Rivals> {
  return (loading ??= readRivals(folderFiles(packedFolder)));
}

/** What PyTorch computed; see training/lens/export/golden.py. */
export interface RivalGolden {
  readonly texts: readonly {
    readonly language: LanguageTag;
    readonly text: string;
    readonly ids: readonly number[];
    readonly positions: readonly number[];
    readonly logits: readonly (readonly number[])[];
    readonly h: readonly (readonly number[])[];
    readonly c?: readonly (readonly number[])[];
  }[];
}

export function golden(kind: RivalKind): RivalGolden {
  return JSON.parse(original(kind, 'golden.json').toString()) as RivalGolden;
}
