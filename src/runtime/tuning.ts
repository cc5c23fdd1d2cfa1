import * as v from 'valibot';
import { distinctClasses, totalClasses } from '../core/counts/blend.ts';
import { contextLengths, orderCount } from '../core/counts/context-counts.ts';
import { gateWidth } from '../core/counts/gate.ts';
import { countsInputCount, mixedInputCount } from '../core/counts/gate-inputs.ts';
import type { MixtureSettings } from '../core/counts/mixture.ts';
import type { Calibration } from '../core/complete/calibration.ts';
import { decoderVersion } from '../core/complete/decode.ts';
import { mostOpinions } from '../core/matches/match-voice.ts';
import { candidateInputs } from '../core/names/name-candidates.ts';
import { trustInputs, type NameTrust } from '../core/names/name-trust.ts';
import type { Manifest } from './manifest.ts';
import { sha256Of, textOf, type ModelFiles } from './model-files.ts';
import { graphFile } from './model-folder.ts';

/** What was fitted for a model, beside its weights. */
export interface Tuning {
  readonly mixture: MixtureSettings;
  /** Undefined where nothing was fitted for the names around. */
  readonly names: { readonly mixed: NameTrust; readonly counts: NameTrust } | undefined;
  readonly calibration: Calibration;
}

/** Why a model completes alone, without the counts. */
export type Untuned = 'forAnotherModel' | 'forAnotherVersion' | 'missing' | 'unreadable';

/** Formats of the three files: what their fields are and mean. */
const calibrationFormat = 1;
const namesFormat = 2;
const mixtureFormat = 4;

const numbers = (length: number) => v.pipe(v.array(v.number()), v.length(length));
const matrix = (rows: number, columns: number) => v.pipe(v.array(numbers(columns)), v.length(rows));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const blend = v.object({
  escape: v.pipe(v.array(matrix(totalClasses, distinctClasses)), v.length(orderCount)),
  discount: matrix(orderCount, 3),
});

const gate = (inputs: number, experts: number) =>
  v.object({
    mean: numbers(inputs),
    deviation: v.pipe(v.array(v.pipe(v.number(), v.gtValue(0))), v.length(inputs)),
    hiddenWeights: matrix(gateWidth, inputs),
    hiddenBias: numbers(gateWidth),
    outputWeights: matrix(experts, gateWidth),
    outputBias: numbers(experts),
  });

/** What a mixture was fitted for. Checked first, since another version may shape every other field anew. */
const mixtureIdentity = v.object({
  format: v.literal(mixtureFormat),
  contextLengths: v.pipe(
    v.array(v.number()),
    v.check((lengths) => lengths.join() === contextLengths.join()),
  ),
  gateWidth: v.literal(gateWidth),
});

/** What a calibration was fitted on; where `decoder` is null, on no decoder's suggestions, so it fits any. */
const calibrationIdentity = v.object({
  format: v.literal(calibrationFormat),
  decoder: v.nullable(v.literal(decoderVersion)),
});

const mixtureFile = v.object({
  model: v.string(),
  classes: v.array(v.number()),
  all: blend,
  own: blend,
  mixed: gate(mixedInputCount, 3 + mostOpinions),
  counts: gate(countsInputCount, 2 + mostOpinions),
});

/** What the trust in names was fitted for. */
const namesIdentity = v.object({ format: v.literal(namesFormat), inputs: v.literal(trustInputs) });

const trust = v.object({
  candidates: numbers(candidateInputs.length),
  mean: numbers(trustInputs),
  deviation: v.pipe(v.array(v.pipe(v.number(), v.gtValue(0))), v.length(trustInputs)),
  weights: numbers(trustInputs),
  bias: v.number(),
});

const namesFile = v.object({
  /** sha256 of the mixture it was fitted beside. */
  mixture: v.string(),
  mixed: trust,
  counts: trust,
});

const calibrationFile = v.object({
  /** sha256 of the mixture it was fitted on, and of the trust in names; null where names had no say. */
  mixture: v.string(),
  names: v.nullable(v.string()),
  weights: v.object({ mixed: numbers(3), counts: numbers(3) }),
  thresholds: v.object({ quiet: probability, balanced: probability, eager: probability }),
});

/** Reads what was fitted for a model; without it, or with another model's, the engine still completes, less well. */
export async function readTuning(files: ModelFiles, manifest: Manifest): Promise<Tuning | Untuned> {
  const bytes = {
    mixture: await bytesOf(files, 'mixture.json'),
    names: await bytesOf(files, 'names.json'),
    calibration: await bytesOf(files, 'calibration.json'),
  };
  if (bytes.mixture === undefined || bytes.calibration === undefined) return 'missing';
  const mixture = parsed(textOf(bytes.mixture), mixtureIdentity, mixtureFile);
  if (typeof mixture === 'string') return mixture;
  const names = bytes.names && parsed(textOf(bytes.names), namesIdentity, namesFile);
  if (typeof names === 'string') return names;
  const calibration = parsed(textOf(bytes.calibration), calibrationIdentity, calibrationFile);
  if (typeof calibration === 'string') return calibration;
  if (mixture.classes.length !== manifest.vocabulary.length) return 'forAnotherModel';
  const mixtureHash = await sha256Of(bytes.mixture);
  const namesHash = bytes.names === undefined ? null : await sha256Of(bytes.names);
  const fits =
    mixture.model === manifest.files.get(graphFile)?.sha256 &&
    calibration.mixture === mixtureHash &&
    calibration.names === namesHash &&
    (names === undefined || names.mixture === mixtureHash);
  return fits ? { mixture, names, calibration } : 'forAnotherModel';
}

/** Undefined where it cannot be read. */
async function bytesOf(
  files: ModelFiles,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await files.read(name);
  } catch {
    return undefined;
  }
}

/** The file's content, where it is for this version of the extension. */
function parsed<T extends object>(
  text: string,
  identity: v.GenericSchema,
  file: v.GenericSchema<unknown, T>,
): T | 'forAnotherVersion' | 'unreadable' {
  const named = v.looseObject({ format: v.number() });
  const content = v.safeParse(v.pipe(v.string(), v.parseJson(), named), text);
  if (!content.success) return 'unreadable';
  if (!v.is(identity, content.output)) return 'forAnotherVersion';
  const read = v.safeParse(file, content.output);
  return read.success ? read.output : 'unreadable';
}
