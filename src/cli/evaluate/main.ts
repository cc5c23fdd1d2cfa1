import { writeFile } from 'node:fs/promises';
import type { FolderModel } from '../../runtime/folder-model.ts';
import { loadLocalModel } from '../../runtime/local-model.ts';
import { carryOut } from '../command.ts';
import { evaluate, type Outcome } from './evaluation.ts';
import { packagesOf, readFolder, type Package, type Skipped } from './folder.ts';
import { parseOptions, usage, type Options } from './options.ts';
import { reportJson } from './report/json.ts';
import { reportOf, type Report } from './report/report.ts';
import { reportTables } from './report/tables.ts';
import type { Machine } from './run.ts';
import { suggestionLines } from './report/suggestions.ts';
import { releases, splitPackage } from './split.ts';
import type { EvaluatedModel } from './systems.ts';

/** The world outside the command. */
export interface EvaluatePorts {
  /** Folder of the model where none is named. */
  readonly defaultModel: string;
  readonly machine: Machine;
  loadModel(folder: string): Promise<EvaluatedModel & { release(): Promise<void> }>;
  print(text: string): void;
  complain(text: string): void;
}

export const loadModel = (folder: string): Promise<FolderModel> => loadLocalModel(folder);

/** The command. Resolves to its exit status: 2 where it was called wrongly, 1 where the model cannot be used. */
export function evaluateFolder(words: readonly string[], ports: EvaluatePorts): Promise<number> {
  return carryOut(
    async () => {
      const options = parseOptions(words, ports.defaultModel);
      const report = await measured(options, ports);
      ports.print(options.json ? reportJson(report) : reportTables(report));
    },
    usage,
    ports,
  );
}

async function measured(options: Options, ports: EvaluatePorts): Promise<Report> {
  const { packages, skipped } = await packagesIn(options.folder, options, ports);
  const { edits, seed } = options;
  const written =
    edits === undefined
      ? packages.map((one) => splitPackage(one, seed))
      : releases((await packagesIn(edits, options, ports)).packages, packages, seed);
  let loading: ReturnType<EvaluatePorts['loadModel']> | undefined;
  try {
    const outcomes = await evaluate(written, options, {
      ...ports.machine,
      model: () => (loading ??= ports.loadModel(options.model)),
      progress: (outcome) => ports.complain(progressOf(outcome)),
    });
    if (options.suggestions !== undefined) {
      await writeFile(options.suggestions, suggestionLines(outcomes));
    }
    const model = loading === undefined ? null : (await loading).info.name;
    return reportOf(outcomes, skipped, model, options);
  } finally {
    await (await loading?.catch(() => undefined))?.release();
  }
}

async function packagesIn(
  folder: string,
  { language, depth }: Options,
  ports: EvaluatePorts,
): Promise<{ readonly packages: readonly Package[]; readonly skipped: readonly Skipped[] }> {
  const { files, skipped } = await readFolder(folder, language);
  for (const { path, reason } of skipped) ports.complain(`${path}: left out, ${reason}`);
  return { packages: packagesOf(folder, files, depth), skipped };
}

function progressOf({ package: name, language, system, threshold, tally, ended }: Outcome): string {
  const what = threshold === undefined ? system : `${system} at ${threshold}`;
  const more = ended ? ', the files go on' : '';
  return `${name} · ${language} · ${what}: ${tally.characters} characters${more}`;
}
