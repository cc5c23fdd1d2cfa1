import type { MixtureSettings } from '../../../src/core/counts/mixture.ts';
import { Vocabulary } from '../../../src/core/text/vocabulary.ts';
import { tuning } from '../../unit/support/tuning.ts';
import { vocabulary } from '../../unit/support/vocabulary.ts';

const symbols = ['<unk>', '<eof>', '<ts>', '<py>', '<c>', '\t', '\n', ' ', 'a', 'e', 'x', '(', '"'];

/** Few symbols, so that contexts meet again, and tables of all pairs and triples cost no time. */
const small = new Vocabulary(symbols, new Map([['ts', 2]]));

export interface Alphabet {
  readonly vocabulary: Vocabulary;
  readonly settings: MixtureSettings;
}

export function alphabet(wide: boolean): Alphabet {
  const settings = tuning.mixture;
  if (wide) return { vocabulary, settings };
  const classes = settings.classes.slice(0, symbols.length);
  return { vocabulary: small, settings: { ...settings, classes } };
}
