import { readFile, writeFile } from 'node:fs/promises';
import { loadLocalModel } from '../../runtime/local-model.ts';
import { carryOut } from '../command.ts';
import { languageOf } from '../file-language.ts';
import { inspectionHtml } from './html.ts';
import { inspectText, type FileInspection } from './inspection.ts';
import { inspectionJson } from './json.ts';
import { parseOptions, usage, type Options } from './options.ts';

/** The world outside the command. */
export interface InspectPorts {
  /** Folder of the model where none is named. */
  readonly defaultModel: string;
  /** sha256 of the program that computes the labels. */
  readonly labelCode?: string;
  print(text: string): void;
  complain(text: string): void;
  /** Writes a picture of a page to a file. */
  takePicture(html: string, path: string): Promise<void>;
}

/** The command. Resolves to its exit status: 2 where it was called wrongly, 1 where a file or the model is amiss. */
export function inspect(words: readonly string[], ports: InspectPorts): Promise<number> {
  return carryOut(
    async () => {
      const options = parseOptions(words, ports.defaultModel);
      const inspection = await inspectFile(options, ports);
      const { html, png, json } = options;
      if (html !== undefined) await writeFile(html, inspectionHtml(inspection));
      if (png !== undefined) await ports.takePicture(inspectionHtml(inspection), png);
      if (json) ports.print(inspectionJson(inspection));
    },
    usage,
    ports,
  );
}

async function inspectFile(options: Options, ports: InspectPorts): Promise<FileInspection> {
  const text = await readFile(options.file, 'utf8');
  const model = await loadLocalModel(options.model, ports.labelCode);
  try {
    const inspection = await inspectText(
      await model.inspected(),
      text,
      languageOf(options.file),
      options,
    );
    const { length } = inspection.text;
    if (length < text.length) {
      ports.complain(
        `${options.file}: its first ${length} of ${text.length} characters were read.`,
      );
    }
    return inspection;
  } finally {
    await model.release();
  }
}
