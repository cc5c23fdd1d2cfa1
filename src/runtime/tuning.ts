import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { distinctClasses, totalClasses } from '../core/adapt/blend.ts';
import { orderCount } from '../core/adapt/context-counts.ts';
import { mixedInputCount, countsInputCount, type MixtureSettings } from '../core/adapt/mixture.ts';
import type { Calibration } from '../core/complete/calibration.ts';
import type { Manifest } from './manifest.ts';
import { graphFile } from './model-folder.ts';

/** What was fitted for a model, beside its weights. */
export interface Tuning {
  readonly mixture: MixtureSettings;
  readonly calibration: Calibration;
}

/** Why a model completes by itself alone. */
export type Untuned = 'forAnotherModel' | 'missing' | 'unreadable';

const numbers = (length: number) => v.pipe(v.array(v.number()), v.length(length));
const matrix = (rows: number, columns: number) => v.pipe(v.array(numbers(columns)), v.length(rows));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const blend = v.object({
  escape: v.pipe(v.array(matrix(totalClasses, distinctClasses)), v.length(orderCount)),
  discount: matrix(orderCount, 3),
});

const hidden = 16;
const gate = (inputs: number, experts: number) =>
  v.object({
    mean: numbers(inputs),
    deviation: v.pipe(v.array(v.pipe(v.number(), v.gtValue(0))), v.length(inputs)),
    hiddenWeights: matrix(hidden, inputs),
    hiddenBias: numbers(hidden),
    outputWeights: matrix(experts, hidden),
    outputBias: numbers(experts),
  });

const mixtureFile = v.object({
  model: v.string(),
  classes: v.array(v.number()),
  all: blend,
  own: blend,
  mixed: gate(mixedInputCount, 3),
  counts: gate(countsInputCount, 2),
});

const calibrationFile = v.object({
  /** sha256 of the mixture it was fitted on. */
  mixture: v.string(),
  weights: v.object({ mixed: numbers(3), counts: numbers(3) }),
  thresholds: v.object({ quiet: probability, balanced: probability, eager: probability }),
});

/** Reads what was fitted for a model; without it, or with another model's, the engine still completes, less well. */
export async function readTuning(folder: string, manifest: Manifest): Promise<Tuning | Untuned> {
  let mixtureText: string;
  let calibrationText: string;
  try {
    mixtureText = await readFile(join(folder, 'mixture.json'), 'utf8');
    calibrationText = await readFile(join(folder, 'calibration.json'), 'utf8');
  } catch {
    return 'missing';
  }
  const mixture = v.safeParse(v.pipe(v.string(), v.parseJson(), mixtureFile), mixtureText);
  const calibration = v.safeParse(
    v.pipe(v.string(), v.parseJson(), calibrationFile),
    calibrationText,
  );
  if (!mixture.success || !calibration.success) return 'unreadable';
  if (mixture.output.classes.length !== manifest.vocabulary.length) return 'forAnotherModel';
  const sha256 = createHash('sha256').update(mixtureText).digest('hex');
  const fits =
    mixture.output.model === manifest.files.get(graphFile)?.sha256 &&
    calibration.output.mixture === sha256;
  return fits ? { mixture: mixture.output, calibration: calibration.output } : 'forAnotherModel';
}
