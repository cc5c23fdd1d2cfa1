import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

function fromVscode(name: string): string {
  const folder = dirname(require.resolve('@vscode/tree-sitter-wasm/package.json'));
  return join(folder, 'wasm', `tree-sitter-${name}.wasm`);
}

const grammars = {
  ts: () => fromVscode('typescript'),
  tsx: () => fromVscode('tsx'),
  js: () => fromVscode('javascript'),
  py: () => fromVscode('python'),
  c: () => require.resolve('tree-sitter-c/tree-sitter-c.wasm'),
  cpp: () => fromVscode('cpp'),
} as const;

export type GrammarName = keyof typeof grammars;

const parsers = new Map<GrammarName, Promise<Parser>>();

async function load(name: GrammarName): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammars[name]()));
  return parser;
}

/** Loaded once each. */
export function parserOf(name: GrammarName): Promise<Parser> {
  const parser = parsers.get(name) ?? load(name);
  parsers.set(name, parser);
  return parser;
}
