import type { Labels } from '../../../src/core/labels/labels.ts';
import type { Edits } from '../edits.ts';
import { linesOf } from './lines.ts';

/** No line is indented. */
export function flat(text: string, labels: Labels): Edits {
  return linesOf(text, labels)
    .filter(({ indentation, inString }) => indentation !== '' && !inString)
    .map(({ start, indentation }) => ({
      offset: start,
      removed: indentation.length,
      inserted: '',
    }));
}
