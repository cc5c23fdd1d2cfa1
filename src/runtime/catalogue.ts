import * as v from 'valibot';
import type { Catalogue, NoCatalogue, ReadCatalogue, Standing } from '../core/certify/catalogue.ts';
import { unitCount } from '../core/model/widths.ts';
import { catalogueFile } from './catalogue-file.ts';
import { CatalogueUnits } from './catalogue-units.ts';
import type { Manifest } from './manifest.ts';
import { textOf, type ModelFiles } from './model-files.ts';
import { catalogueName, graphFile, readSpare } from './model-folder.ts';

/**
 * Reads what is known of a model's neurons. Some megabytes, so it is read when it is first asked for, and a unit is
 * checked only when it is asked for: checking all of them took a second.
 *
 * @param labelCode sha256 of the program that computes the labels now; undefined where it is not known
 */
export async function readCatalogue(
  files: ModelFiles,
  manifest: Manifest,
  labelCode: string | undefined,
): Promise<NoCatalogue | ReadCatalogue> {
  const bytes = await readSpare(files, manifest, catalogueName);
  if (typeof bytes === 'string') return bytes === 'missing' ? 'missing' : 'unreadable';
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), catalogueFile), textOf(bytes));
  if (!read.success) return 'unreadable';
  const { units, texts } = read.output;
  const catalogue = { ...read.output, units: new CatalogueUnits(units, texts) };
  const standing = standingOf(read.output, manifest, labelCode);
  if (standing !== 'otherModel' && !fits(catalogue, manifest)) return 'unreadable';
  return { standing, catalogue };
}

function standingOf(
  made: { readonly model: string; readonly labelCode: string },
  manifest: Manifest,
  labelCode: string | undefined,
): Standing {
  if (made.model !== manifest.files.get(graphFile)?.sha256) return 'otherModel';
  return labelCode === undefined || labelCode === made.labelCode ? 'current' : 'otherLabels';
}

/** Whether it is about a network of this shape; it does not cover a layer that listens to that. */
function fits({ units, directions }: Catalogue, { widths }: Manifest): boolean {
  const count = unitCount(widths);
  return units.count === count && directions.every(({ weights }) => weights.length === count);
}
