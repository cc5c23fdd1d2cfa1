import { decoderVersion } from '../../../core/complete/decode.ts';
import type { Outcome } from '../evaluation.ts';

/** A line with a JSON object for every suggestion that was shown; `lens.calibrate` is fitted on these. */
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
