/** `npm run screenshot:inspector`: a picture of the Neuron Inspector on a file, with the built engine. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { oneOf, parseWords } from '../../src/cli/command.ts';
import { cellQuantities } from '../../src/core/inspect/cell.ts';
import { isDirection, parseSubject } from '../../src/core/inspect/subject.ts';
import { labelNames } from '../../src/core/labels/labels.ts';
import { LESSON_IDS } from '../../src/protocol/lessons.ts';
import { PRESETS } from '../../src/protocol/panel-strings.ts';
import type { PanelMemory } from '../../src/protocol/panel.ts';
import type { HeldUnit } from '../../src/protocol/surgery.ts';
import { FIRST_MEMORY, PAGE_IDS } from '../../src/protocol/panel-memory.ts';
import { presetChanges } from '../../src/webview/model/presets.ts';
import { runFromCommandLine } from '../command-line.ts';
import { repository } from '../editor/paths.ts';
import { THEMES } from '../editor/settings.ts';
import { shippedModel, shippedModelFolder } from '../shipped-model.ts';
import type { FetchEarlier } from '../../src/host/inspector/earlier-text.ts';
import { readLink } from '../../src/host/inspector/link-text.ts';
import { openedAs, openEngine } from './engine.ts';
import { openInspectorPage } from './page.ts';

const OPTIONS = {
  theme: { type: 'string', default: 'dark' },
  language: { type: 'string', default: 'en' },
  size: { type: 'string', default: '1000x760' },
  out: { type: 'string', default: '.cache/inspector.png' },
  look: { type: 'string', default: 'blueOrange' },
  label: { type: 'string', default: 'bracketDepth' },
  neuron: { type: 'string' },
  page: { type: 'string', default: 'text' },
  lesson: { type: 'string' },
  hold: { type: 'string', default: '' },
  link: { type: 'string', default: '' },
  earlier: { type: 'string' },
  quantity: { type: 'string', default: 'h' },
  scroll: { type: 'string', default: '0' },
  line: { type: 'string', default: '1' },
  cursor: { type: 'string', default: '1:1' },
  model: { type: 'string', default: shippedModelFolder },
} as const;

const LANGUAGES = ['en', 'pt-br'] as const;
const THEME_NAMES = Object.keys(THEMES) as (keyof typeof THEMES)[];

const usage = `Usage: npm run screenshot:inspector [-- OPTIONS] [FILE]
  Takes a picture of the Neuron Inspector on a file (examples/queue.ts).
  --out FILE             the picture (.cache/inspector.png)
  --size WIDTHxHEIGHT    in pixels (1000x760)
  --theme NAME           ${THEME_NAMES.join(', ')} (dark)
  --language NAME        ${LANGUAGES.join(', ')} (en)
  --look NAME            ${PRESETS.join(', ')} (blueOrange)
  --page NAME            ${PAGE_IDS.join(', ')} (text)
  --lesson NAME          a lesson, its answer shown at the cursor: ${LESSON_IDS.join(', ')}
  --scroll N             pixels that the page is scrolled by (0)
  --label NAME           the label to rank by (bracketDepth)
  --neuron L1.7          the neuron to show, or what was fitted to a label, probe:bracketDepth
  --hold L1.193=0.2,...  neurons held at a value, or reversed (=-)
  --link QUERY           what else a link says: page=sideBySide&panes=L1.193 h,L2.7 c
  --earlier FILE         what the file was, for the page that compares the two
  --quantity NAME        ${cellQuantities.join(', ')} (h)
  --line N               the line at the top (1)
  --cursor LINE:COLUMN   where the cursor stands (1:1)
  --model FOLDER         the model (models/${shippedModel})
  --help                 this text`;

async function main(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseWords(words, { options: OPTIONS, allowPositionals: true });
  const file = positionals[0] ?? path.join(repository, 'examples', 'queue.ts');
  const [width = 1000, height = 760] = values.size.split('x').map(Number);
  const engine = await openEngine(values.model);
  const text = await readFile(file, 'utf8');
  const [line = 1, column = 1] = values.cursor.split(':').map(Number);
  const lines = text.split('\n');
  const cursor = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  const memory: PanelMemory = {
    ...FIRST_MEMORY,
    proposed: values.neuron === undefined,
    page: oneOf(PAGE_IDS, values.page, '--page'),
    quantity: oneOf(cellQuantities, values.quantity, '--quantity'),
    label: oneOf(labelNames, values.label, '--label'),
    subject: values.neuron === undefined ? undefined : parseSubject(values.neuron),
    ...lessonAt(values.lesson, cursor),
    ...readLink(values.link).memory,
    ...presetChanges(oneOf(PRESETS, values.look, '--look')),
  };
  const document = {
    ...{
      uri: file,
      name: path.basename(file),
      version: 1,
      text,
      tabSize: 4,
      isParsed: true,
      cursor,
    },
    line: Number(values.line) - 1,
  };
  await engine.open(document);
  const inspector = await openInspectorPage({
    theme: oneOf(THEME_NAMES, values.theme, '--theme'),
    language: oneOf(LANGUAGES, values.language, '--language'),
    size: { width, height },
    document: () => document,
    memory,
    engine,
    ...(values.earlier !== undefined && { earlier: earlierText(values.earlier) }),
  });
  try {
    inspector.session.show(file);
    await inspector.settled();
    if (values.hold !== '') {
      const held = values.hold.split(',').map(heldUnit);
      await engine.ask('hold', { held });
      inspector.session.setHeld(held);
      await inspector.settled();
    }
    await inspector.page.evaluate(
      `document.querySelector('.page:not([hidden])')?.scrollTo(0, ${Number(values.scroll)})`,
    );
    await mkdir(path.dirname(values.out), { recursive: true });
    await inspector.page.screenshot({ path: values.out });
    console.log(values.out);
    for (const error of inspector.errors) console.error(error);
    if (inspector.errors.length > 0) process.exitCode = 1;
  } finally {
    await inspector.close();
    await engine.close();
  }
}

/** A lesson with a stored state, so that it shows its answer. */
function lessonAt(name: string | undefined, cursor: number): Partial<PanelMemory> {
  if (name === undefined) return {};
  const id = oneOf(LESSON_IDS, name, '--lesson');
  return { page: 'lessons', lesson: { id, state: { at: cursor, from: cursor } } };
}

function earlierText(file: string): FetchEarlier {
  return async (uri) => ({
    kind: 'text',
    text: await readFile(file, 'utf8'),
    openedAs: openedAs(uri),
  });
}

function heldUnit(text: string): HeldUnit {
  const [name = '', value = ''] = text.split('=');
  const neuron = parseSubject(name);
  if (neuron === undefined || isDirection(neuron)) throw new Error(`--hold: no neuron ${name}`);
  return value === '-'
    ? { neuron, way: 'reversed', value: 0 }
    : { neuron, way: 'value', value: Number(value) };
}

void runFromCommandLine(usage, main);
