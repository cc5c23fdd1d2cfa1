import { Language, Parser } from 'web-tree-sitter';

import { grammarFile, type GrammarName as Shipped } from '../../src/runtime/syntax/grammars.ts';
import { grammarFiles } from '../grammars.ts';

const grammars = {
  ts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  py: 'python',
  c: 'c',
  cpp: 'cpp',
} as const satisfies Readonly<Record<string, Shipped>>;

export type GrammarName = keyof typeof grammars;

const parsers = new Map<GrammarName, Promise<Parser>>();

async function load(name: GrammarName): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammarFiles()[grammarFile(grammars[name])]!));
  return parser;
}

/** Each parser is loaded once. */
export function parserOf(name: GrammarName): Promise<Parser> {
  const parser = parsers.get(name) ?? load(name);
  parsers.set(name, parser);
  return parser;
}
