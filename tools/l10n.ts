/** `npm run l10n`: brings l10n/ up to date with the strings in src/. */
import path from 'node:path';

import { l10nProblems } from './check/l10n.ts';
import { readLocalized, updateBundles } from './check/l10n-files.ts';

const root = path.resolve(__dirname, '..');
updateBundles(root);
console.log(l10nProblems(readLocalized(root)).join('\n') || 'Every string has its translations.');
