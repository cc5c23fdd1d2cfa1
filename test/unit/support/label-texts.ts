import fc from 'fast-check';
import type { ScannedLanguage } from '../../../src/core/labels/language.ts';

export const scannedLanguages: readonly ScannedLanguage[] = ['ts', 'tsx', 'py', 'c'];

/** Pieces of all languages at once: what is sense in one is nonsense in the others. */
const pieces = [
  ...Array.from('()[]{}<>;:,.=!?&|+-*/\\#\'"`@$%^~'),
  ...['\n', '\r\n', '\r', ' ', '\t', '    ', '\\\n', '\f', '\0', 'é', '😀', '\ud83d', '\ude00'],
  ...['"""', "'''", 'f"', "r'", 'rb"', 'R"x(', ')x"', '${', '{{', '\\N{', '//', '/*', '*/', '=>'],
  ...['->', '::', '</', '/>', '<b', '?.', '??', '++', '#if 1\n', '#else\n', '#endif\n', '#define '],
  ...['if', 'else', 'elif', 'for', 'while', 'do', 'switch', 'case', 'default', 'match', 'def'],
  ...[
    'class',
    'struct',
    'enum',
    'namespace',
    'template',
    'function',
    'lambda',
    'type',
    'interface',
  ],
  ...['const', 'return', 'async', 'await', 'as', 'extends', 'operator', 'try', 'catch', 'x', '1'],
  ...['LIST_FOREACH', '\nif x:\n  y\n', 'if (a) { b(); }\n', 'f(x) {\n', '  # note\n'],
].map((piece) => fc.constant(piece));

export function anyCode(maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.oneof(...pieces), { maxLength }).map((list) => list.join(''));
}
