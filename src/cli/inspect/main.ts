import { readFile, writeFile } from 'node:fs/promises';
import { FIRST_CHOICE } from '../../core/colour/first-choice.ts';
import { subjectName, type Subject } from '../../core/inspect/subject.ts';
import { pictureHtml } from '../../core/picture/html.ts';
import { PAPER } from '../../core/picture/picture.ts';
import { pictureSvg } from '../../core/picture/svg.ts';
import { pictureTable } from '../../core/picture/table.ts';
import { loadLocalModel } from '../../runtime/local-model.ts';
import { carryOut, UsageError } from '../command.ts';
import { languageOf } from '../file-language.ts';
import { csvOf, parquetOf } from './files.ts';
import { inspectText, type FileInspection } from './inspection.ts';
import { inspectionJson } from './json.ts';
import { pictured } from './pictured.ts';
import { parseOptions, usage, type CertificateFile, type Options } from './options.ts';

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
  /** Draws a certificate as the inspector does, and returns the bytes of a file. */
  drawCertificate(wanted: WantedCertificate): Promise<Uint8Array>;
}

export interface WantedCertificate
  extends Pick<CertificateFile, 'format'>, Pick<Options, 'model' | 'paper' | 'quantity'> {
  readonly subject: Subject;
}

/**
 * The command. Resolves to its exit status: 2 where it was called wrongly, 1 where a file or the model cannot be used.
 */
export function inspect(words: readonly string[], ports: InspectPorts): Promise<number> {
  return carryOut(
    async () => {
      const options = parseOptions(words, ports.defaultModel);
      const inspection = await inspectFile(options, ports);
      await writeFiles(inspection, options, ports);
      const { certificate, json } = options;
      if (certificate) await writeCertificate(certificate, inspection, options, ports);
      if (json) ports.print(inspectionJson(inspection));
    },
    usage,
    ports,
  );
}

async function writeFiles(
  inspection: FileInspection,
  { html, png, svg, csv, parquet, paper }: Options,
  ports: InspectPorts,
): Promise<void> {
  const { scheme } = FIRST_CHOICE;
  const picture = pictured(inspection);
  const table = pictureTable(picture, inspection.labels);
  if (html !== undefined) await writeFile(html, pictureHtml(picture, scheme));
  if (png !== undefined) await ports.takePicture(pictureHtml(picture, scheme), png);
  if (svg !== undefined) {
    await writeFile(svg, pictureSvg(picture, { theme: PAPER[paper], scheme }));
  }
  if (csv !== undefined) await writeFile(csv, csvOf(table));
  if (parquet !== undefined) await writeFile(parquet, parquetOf(table));
}

async function writeCertificate(
  { path, format }: CertificateFile,
  { certificate, subject, quantity }: FileInspection,
  { model, paper }: Options,
  ports: InspectPorts,
): Promise<void> {
  if (certificate === undefined) {
    throw new UsageError(`Nothing certifies ${subjectName(subject)}: the model has no catalogue.`);
  }
  const wanted = { format, model, paper, quantity, subject };
  await writeFile(path, await ports.drawCertificate(wanted));
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
