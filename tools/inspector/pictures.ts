/**
 * `npm run pictures:inspector`: pictures of the Neuron Inspector on twelve files at four widths in three themes and two
 * languages, to be reviewed one by one.
 */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { scannedLanguage } from '../../src/host/editor/languages.ts';
import { languageOfFile } from '../../src/core/text/languages.ts';
import { LESSON_IDS } from '../../src/protocol/lessons.ts';
import { FIRST_MEMORY } from '../../src/protocol/panel-memory.ts';
import type { PanelMemory, ShownDocument } from '../../src/protocol/panel.ts';
import { parseWords } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { THEMES } from '../editor/settings.ts';
import { shippedModelFolder } from '../shipped-model.ts';
import { presetChanges } from '../../src/webview/model/presets.ts';
import { openEngine, type PageEngine } from './engine.ts';
import { openInspectorPage, type InspectorPage } from './page.ts';
import { pictured, type Pictured } from './pictured.ts';

const WIDTHS = [461, 611, 800, 1400];
const HEIGHT = 720;
const LANGUAGES = ['en', 'pt-br'] as const;
const THEME_NAMES = Object.keys(THEMES) as (keyof typeof THEMES)[];

/** The views to picture: `first` is what the panel opens with. */
const VIEWS: Readonly<Record<string, Partial<PanelMemory>>> = {
  first: {},
  gallery: { page: 'gallery' },
  certificate: { page: 'certificate' },
  guesses: presetChanges('notesGuesses'),
  surprise: presetChanges('surprise'),
  selection: { page: 'selection' },
  sideBySide: { page: 'sideBySide' },
  surgery: { page: 'surgery' },
  take: { page: 'take' },
  lessons: { page: 'lessons' },
  ...Object.fromEntries(
    // A lesson with a stored state shows its answer.
    LESSON_IDS.map((id) => [id, { page: 'lessons', lesson: { id, state: { shown: 1 } } }] as const),
  ),
};

const usage = `Usage: npm run pictures:inspector [-- OPTIONS]
  Takes pictures of the Neuron Inspector into .cache/inspector/, named FILE-VIEW-THEME-LANGUAGE-WIDTH.png.
  --only TEXT    those alone whose names have this in them; several, by commas: all of them
  --views NAMES  ${Object.keys(VIEWS).join(', ')} (first)
  --out FOLDER   where they go (.cache/inspector)
  --help         this text`;

interface Shot {
  readonly file: Pictured;
  readonly view: string;
  readonly theme: (typeof THEME_NAMES)[number];
  readonly language: (typeof LANGUAGES)[number];
  /** The picture's name for each wanted width. */
  readonly names: ReadonlyMap<number, string>;
}

async function main(words: readonly string[]): Promise<void> {
  const { values } = parseWords(words, {
    options: {
      only: { type: 'string', default: '' },
      views: { type: 'string', default: 'first' },
      out: { type: 'string', default: path.join('.cache', 'inspector') },
    },
  });
  const wanted = shots(values.views.split(','), values.only.split(','));
  await mkdir(values.out, { recursive: true });
  const engine = await openEngine(shippedModelFolder);
  try {
    for (const shot of wanted) await take(shot, engine, values.out);
  } finally {
    await engine.close();
  }
}

function shots(views: readonly string[], parts: readonly string[]): Shot[] {
  const all: Shot[] = [];
  for (const file of pictured) {
    for (const view of views) {
      for (const theme of THEME_NAMES) {
        for (const language of LANGUAGES) {
          const base = [file.name.replace('.', '_'), view, theme, language].join('-');
          const named = WIDTHS.map((width): [number, string] => [width, `${base}-${width}.png`]);
          const names = named.filter(([, name]) => parts.every((part) => name.includes(part)));
          if (names.length > 0) all.push({ file, view, theme, language, names: new Map(names) });
        }
      }
    }
  }
  return all;
}

async function take({ file, view, theme, language, names }: Shot, engine: PageEngine, out: string) {
  const text = await file.text((example) =>
    readFile(path.join(repository, 'examples', example), 'utf8'),
  );
  const id = languageOfFile(file.name)?.id ?? 'plaintext';
  const lines = text.split('\n');
  const line = Math.min(file.line ?? 0, lines.length - 1);
  const cursor = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  const document: ShownDocument = {
    ...{ uri: `picture:${file.name}`, name: file.name, version: 1, text, tabSize: 4 },
    ...{ isParsed: scannedLanguage(id) !== 'none', line: Math.max(0, line - 12) },
    cursor: cursor + (file.column ?? 0),
  };
  await engine.open(document);
  const inspector = await openInspectorPage({
    ...{ theme, language, engine, document: () => document },
    memory: { ...FIRST_MEMORY, ...VIEWS[view] },
    size: { width: [...names.keys()][0]!, height: HEIGHT },
  });
  try {
    inspector.session.show(document.uri);
    for (const [width, name] of names) await takeAt(inspector, width, path.join(out, name));
    for (const error of inspector.errors) {
      console.error(`${file.name}: ${error}`);
      process.exitCode = 1;
    }
  } finally {
    await inspector.close();
  }
}

async function takeAt(inspector: InspectorPage, width: number, file: string) {
  await inspector.page.setViewportSize({ width, height: HEIGHT });
  await inspector.settled();
  await inspector.page.screenshot({ path: file });
  console.log(file);
}

void runFromCommandLine(usage, main);
