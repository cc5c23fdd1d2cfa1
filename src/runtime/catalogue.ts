import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type {
  Catalogue,
  CatalogueText,
  NoCatalogue,
  ReadCatalogue,
  Standing,
  Unit,
} from '../core/certify/catalogue.ts';
import { catalogueFile, catalogueUnit } from './catalogue-file.ts';
import type { Manifest } from './manifest.ts';
import { catalogueName, graphFile, isAsRecorded } from './model-folder.ts';

/** Units checked between two pauses: some milliseconds. */
const unitsAtOnce = 8;

/**
 * Reads what is known of a model's neurons. Some megabytes, so it is read when it is first asked for, and lets others
 * have their turn meanwhile.
 *
 * @param labelCode sha256 of the program that computes the labels now; undefined where nobody knows it
 */
export async function readCatalogue(
  folder: string,
  manifest: Manifest,
  labelCode: string | undefined,
): Promise<NoCatalogue | ReadCatalogue> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, catalogueName));
  } catch {
    return 'missing';
  }
  if (!isAsRecorded(manifest, catalogueName, bytes)) return 'unreadable';
  const read = v.safeParse(
    v.pipe(v.string(), v.parseJson(), catalogueFile),
    bytes.toString('utf8'),
  );
  if (!read.success) return 'unreadable';
  const { model, labelCode: itsLabels, format: _, units: raw, ...rest } = read.output;
  const units = await readUnits(raw, rest.texts);
  if (units === undefined) return 'unreadable';
  const catalogue = { ...rest, units };
  const standing = standingOf({ model, labels: itsLabels }, manifest, labelCode);
  if (standing !== 'otherModel' && !fits(catalogue, manifest)) return 'unreadable';
  return { standing, catalogue };
}

/** Undefined where one of them is amiss. */
async function readUnits(
  raw: readonly unknown[],
  texts: readonly CatalogueText[],
): Promise<Unit[] | undefined> {
  const units: Unit[] = [];
  for (const [index, one] of raw.entries()) {
    const unit = v.safeParse(catalogueUnit, one);
    if (!unit.success || !hasPlaces(unit.output, texts)) return undefined;
    units.push(unit.output);
    if (index % unitsAtOnce === unitsAtOnce - 1) await setImmediate();
  }
  return units;
}

/** Whether its snippets lie in the texts. */
function hasPlaces({ h, c }: Unit, texts: readonly CatalogueText[]): boolean {
  const places = [...(h?.snippets ?? []), ...(c?.snippets ?? [])];
  return places.every(({ text, offset }) => offset < (texts[text]?.text.length ?? 0));
}

function standingOf(
  made: { readonly model: string; readonly labels: string },
  manifest: Manifest,
  labelCode: string | undefined,
): Standing {
  if (made.model !== manifest.files.get(graphFile)?.sha256) return 'otherModel';
  return labelCode === undefined || labelCode === made.labels ? 'current' : 'otherLabels';
}

/** Whether it tells of a network of this shape. */
function fits({ units, directions }: Catalogue, { layers, hidden }: Manifest): boolean {
  const count = layers * hidden;
  return units.length === count && directions.every(({ weights }) => weights.length === count);
}
