import { decoderVersion } from '../../../core/complete/decode.ts';
import type { Outcome } from '../evaluation.ts';

/** One JSON object a line for every suggestion that was shown; what `lens.calibrate` fits on. */
export function suggestionLines(outcomes: readonly Outcome[]): string {
  return outcomes
    .flatMap(({ package: name, language, system, threshold, tally }) =>
      tally.showings.map((showing) =>
        JSON.stringify({
          ...{ package: name, language, system, threshold, ...showing },
          decoder: decoderVersion,
        }),
      ),
    )
    .map((line) => `${line}\n`)
    .join('');
}
