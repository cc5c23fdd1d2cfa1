import { FIRST_CHOICE } from '../../core/colour/first-choice.ts';
import { cellQuantities, type CellQuantity } from '../../core/inspect/cell.ts';
import { parseSubject, type Subject } from '../../core/inspect/subject.ts';
import { labelNames, type LabelName } from '../../core/labels/labels.ts';
import { oneOf, parseWords, UsageError, wholeFrom } from '../command.ts';

const papers = ['light', 'dark'] as const;
export type Paper = (typeof papers)[number];

const certificateFormats = ['svg', 'png', 'html'] as const;

export interface CertificateFile {
  readonly path: string;
  readonly format: (typeof certificateFormats)[number];
}

export const usage = `Usage: npm run --silent inspect -- FILE [--json] [--html OUT] [--png OUT] ...
  --json          print values, labels, ranking and certificate
  --html OUT      write the coloured text as a page that needs no other file
  --png OUT       write a picture of that page
  --svg OUT       write the coloured text as a drawing for a page of paper
  --csv OUT       write values and labels, a row for each character
  --parquet OUT   the same for programs that read columns
  --certificate OUT
                  what is known of the neuron on unseen code, as the inspector draws it; OUT ends in .svg, .png or .html
  --paper NAME    what drawings for a page of paper are on: ${papers.join(', ')} (light)
  --unit L2.347   the neuron to show, or what was fitted to a label, probe:bracketDepth; by default the neuron that
                  goes best with the label
  --label NAME    the label to rank by: ${labelNames.join(', ')}
  --state S       what to show of the neuron: ${cellQuantities.join(', ')} (${FIRST_CHOICE.quantity})
  --limit N       neurons in the ranking (20)
  --model FOLDER  the model
  --help          this text`;

export interface Options {
  readonly file: string;
  readonly json: boolean;
  readonly html: string | undefined;
  readonly png: string | undefined;
  readonly svg: string | undefined;
  readonly csv: string | undefined;
  readonly parquet: string | undefined;
  readonly certificate: CertificateFile | undefined;
  readonly paper: Paper;
  readonly subject: Subject | undefined;
  readonly label: LabelName;
  readonly quantity: CellQuantity;
  readonly limit: number;
  readonly model: string;
}

/** @throws UsageError */
export function parseOptions(words: readonly string[], defaultModel: string): Options {
  const { values, positionals } = parse(words);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Name one file.');
  const { html, png, svg, csv, parquet, certificate } = values;
  const isForFile = [html, png, svg, csv, parquet, certificate].some((out) => out !== undefined);
  if (values.json !== true && !isForFile) {
    throw new UsageError(
      'Say what to make: --json, --html, --png, --svg, --csv, --parquet or --certificate OUT.',
    );
  }
  const subject = values.unit === undefined ? undefined : parseSubject(values.unit);
  if (values.unit !== undefined && subject === undefined) {
    throw new UsageError(
      `--unit ${values.unit} is no neuron: write L2.347 (layer from 1, unit from 0) or probe:bracketDepth.`,
    );
  }
  return {
    file,
    json: values.json ?? false,
    ...{ html, png, svg, csv, parquet },
    certificate: certificate === undefined ? undefined : certificateFile(certificate),
    paper: oneOf(papers, values.paper ?? 'light', '--paper'),
    subject,
    label: oneOf(labelNames, values.label ?? FIRST_CHOICE.label, '--label'),
    quantity: oneOf(cellQuantities, values.state ?? FIRST_CHOICE.quantity, '--state'),
    limit: wholeFrom(1, values.limit ?? '20', '--limit'),
    model: values.model ?? defaultModel,
  };
}

function certificateFile(path: string): CertificateFile {
  const format = certificateFormats.find((ending) => path.endsWith(`.${ending}`));
  if (format === undefined) {
    throw new UsageError(`--certificate ${path}: name a file that ends in .svg, .png or .html.`);
  }
  return { path, format };
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseWords(words, {
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      html: text,
      png: text,
      svg: text,
      csv: text,
      parquet: text,
      certificate: text,
      paper: text,
      unit: text,
      label: text,
      state: text,
      limit: text,
      model: text,
    },
  });
}
