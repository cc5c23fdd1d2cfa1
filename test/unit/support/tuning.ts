import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MixtureSettings } from '../../../src/core/counts/mixture.ts';
import { uncalibrated } from '../../../src/core/complete/calibration.ts';
import type { Tuning } from '../../../src/runtime/tuning.ts';

const folder = join(__dirname, '../../../models/lens-512x2');

/** The shipped mixture, whose symbols are those of `vocabulary`; nothing calibrated, so that tests can reckon. */
export const tuning: Tuning = {
  mixture: JSON.parse(readFileSync(join(folder, 'mixture.json'), 'utf8')) as MixtureSettings,
  calibration: uncalibrated,
};
