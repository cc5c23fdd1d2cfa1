/** The command line of `npm start`. */
import { oneOf, parseWords, UsageError, wholeFrom } from '../../src/cli/command.ts';
import { LOCALES, type Locale } from './locale.ts';
import { THEMES, type Theme } from './settings.ts';

/** Where to type what in each sample, so that something is suggested. */
const PLACES: Readonly<Record<string, Place>> = {
  'queue.ts': {
    line: 44,
    text: '\nfor (let index = 0; index < this.entries.length; index += 1) {',
  },
  'inventory.py': { line: 39, text: '\nfor name in sorted(self.items):' },
  'ring_buffer.c': { line: 34, text: '\nbuffer->data = NULL;' },
};

export interface Place {
  readonly line: number;
  /** By default the line's end; lines and columns are counted from 1. */
  readonly column?: number;
  readonly text: string;
}

export interface StartOptions {
  readonly screenshot: string | undefined;
  readonly file: string;
  readonly place: Place;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly port: number | undefined;
  /** Seconds after which the editor is closed again. */
  readonly seconds: number | undefined;
}

export const usage = `Usage: npm start [-- OPTIONS]
Packages the extension, installs it into a VS Code of its own and opens a sample.

  --screenshot FILE  types a line instead, and writes a picture (PNG) with the ghost text
  --file NAME        the file of the sample to open: ${Object.keys(PLACES).join(', ')}
  --at LINE[:COLUMN] where the picture's line is typed; the line's end without a column
  --type TEXT        what is typed there, until there is ghost text; $'\\nif (' begins with a new line
  --theme NAME       ${Object.keys(THEMES).join(', ')}
  --locale NAME      the language of the extension's texts: ${LOCALES.join(', ')}
  --port NUMBER      of the workbench in a browser; a free one unless given
  --seconds NUMBER   closes it again by itself, where nobody sits at the machine
  --help             this text

NEURON_LENS_VSCODE names the VS Code to use instead of the "code" on the PATH,
"workbench" the one in a browser (Linux only), "download" one that is fetched;
NEURON_LENS_VSIX names a VSIX that is built already.`;

/** @throws UsageError */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const { values } = parseWords(argv, {
    options: {
      screenshot: { type: 'string' },
      file: { type: 'string', default: 'queue.ts' },
      at: { type: 'string' },
      type: { type: 'string' },
      theme: { type: 'string', default: 'light' },
      locale: { type: 'string', default: 'en' },
      port: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const { file, port, seconds } = values;
  return {
    screenshot: values.screenshot,
    file,
    place: readPlace(file, values.at, values.type),
    theme: oneOf(Object.keys(THEMES) as Theme[], values.theme, '--theme'),
    locale: oneOf(LOCALES, values.locale, '--locale'),
    port: port === undefined ? undefined : readPort(port),
    seconds: seconds === undefined ? undefined : wholeFrom(1, seconds, '--seconds'),
  };
}

function readPlace(file: string, at: string | undefined, text: string | undefined): Place {
  const usual = PLACES[file] ?? { line: 1, text: '\n' };
  if (at === undefined) {
    return { ...usual, text: text ?? usual.text };
  }
  const [, line, column] = /^(\d+)(?::(\d+))?$/.exec(at) ?? [];
  if (line === undefined) {
    throw new UsageError(`--at takes LINE or LINE:COLUMN, not "${at}".`);
  }
  return {
    line: Number(line),
    ...(column === undefined ? {} : { column: Number(column) }),
    text: text ?? usual.text,
  };
}

function readPort(text: string): number {
  const port = wholeFrom(1, text, '--port');
  if (port > 65535) throw new UsageError(`--port takes a number up to 65535, not "${text}".`);
  return port;
}
