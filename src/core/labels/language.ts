import { cMachine } from './c/lexer.ts';
import type { Machine } from './machine.ts';
import { pythonMachine } from './python/lexer.ts';
import { scriptMachine } from './script/lexer.ts';

/**
 * What a text is scanned as: `ts` is TypeScript without JSX (where `<T>x` is a cast), `tsx` is TypeScript with JSX and
 * JavaScript, `c` is C and C++.
 */
export type ScannedLanguage = 'ts' | 'tsx' | 'py' | 'c';

export const machines: Readonly<Record<ScannedLanguage, () => Machine>> = {
  ts: () => scriptMachine(false),
  tsx: () => scriptMachine(true),
  py: pythonMachine,
  c: cMachine,
};
