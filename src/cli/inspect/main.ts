import { readFile, writeFile } from 'node:fs/promises';
import { EngineError } from '../../protocol/error.ts';
import { OnnxModel } from '../../runtime/onnx-model.ts';
import { inspectionHtml } from './html.ts';
import { inspectText, type FileInspection } from './inspection.ts';
import { inspectionJson } from './json.ts';
import { languageOf, parseOptions, usage, UsageError, type Options } from './options.ts';

/** The world outside the command. */
export interface InspectPorts {
  /** Folder of the model where none is named. */
  readonly defaultModel: string;
  print(text: string): void;
  complain(text: string): void;
  /** Writes a picture of a page to a file. */
  takePicture(html: string, path: string): Promise<void>;
}

/** The command. Resolves to its exit status: 2 where it was called wrongly, 1 where a file or the model is amiss. */
export async function inspect(words: readonly string[], ports: InspectPorts): Promise<number> {
  try {
    const options = parseOptions(words, ports.defaultModel);
    const inspection = await inspectFile(options, ports);
    if (options.html !== undefined) await writeFile(options.html, inspectionHtml(inspection));
    if (options.png !== undefined) await ports.takePicture(inspectionHtml(inspection), options.png);
    if (options.json) ports.print(inspectionJson(inspection));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      ports.complain(`${error.message}\n\n${usage}`);
      return 2;
    }
    // Of a bug, the place in the code is wanted; of a missing file, its name is enough.
    const known = error instanceof EngineError || (error instanceof Error && 'code' in error);
    ports.complain(
      error instanceof Error ? (known ? error.message : (error.stack ?? '')) : String(error),
    );
    return 1;
  }
}

async function inspectFile(options: Options, ports: InspectPorts): Promise<FileInspection> {
  const text = await readFile(options.file, 'utf8');
  const model = await OnnxModel.load(options.model);
  try {
    const inspection = await inspectText(model, text, languageOf(options.file), options);
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
