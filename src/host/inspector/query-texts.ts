import type { SelectionStrings } from '../../protocol/panel-strings.ts';
import type { Translator } from './translator.ts';

type QueryTexts = Pick<
  SelectionStrings,
  'capturesCut' | 'noCaptures' | 'query' | 'queryHint' | 'queryProblems'
>;

/** Texts about a label that the reader defines by a query of tree-sitter. */
export function queryTexts(l10n: Translator): QueryTexts {
  return {
    query: l10n.t('Or as a tree-sitter query, in which @off is what the rest is told from:'),
    queryHint: l10n.t('such as (comment) @on'),
    queryProblems: {
      capture: l10n.t('The query names no @{0} before character {1}.'),
      field: l10n.t('The grammar has no field “{0}” (character {1} of the query).'),
      noCapture: l10n.t('The query captures nothing: write a name after a node, (comment) @on.'),
      node: l10n.t('The grammar has no node “{0}” (character {1} of the query).'),
      predicate: l10n.t('A condition of the query is none: {0}'),
      structure: l10n.t('No text can match this, from character {1} of the query on: {0}'),
      syntax: l10n.t('The query is not well formed at character {1}: {0}'),
      tooNested: l10n.t('The query has more than {0} brackets and colons: write a shorter one.'),
    },
    noCaptures: {
      noGrammar: l10n.t(
        'There is no grammar for this file: C, C++, Python, TypeScript and JavaScript have one.',
      ),
      tooLong: l10n.t('The file is too long to be parsed: a million characters at most.'),
      tooSlow: l10n.t('The query takes too long on this file, and was given up.'),
    },
    capturesCut: l10n.t('Only the first {0} are taken.'),
  };
}
