import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MixtureSettings } from '../../../src/core/counts/mixture.ts';
import { uncalibrated } from '../../../src/core/complete/calibration.ts';
import type { Tuning } from '../../../src/runtime/tuning.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';

/** The shipped mixture, whose symbols are those of `vocabulary`; nothing calibrated, so that tests can reckon. */
export const tuning: Tuning = {
  mixture: JSON.parse(
    readFileSync(join(shippedModelFolder, 'mixture.json'), 'utf8'),
  ) as MixtureSettings,
  names: undefined,
  calibration: uncalibrated,
};
