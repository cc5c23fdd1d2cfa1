import { EngineCompletion } from '../../src/cli/evaluate/systems/engine-completion.ts';
import { languageOf } from '../../src/cli/file-language.ts';
import type { FolderModel } from '../../src/runtime/folder-model.ts';
import { holds, type Case } from './case.ts';

export interface Result {
  readonly name: string;
  readonly holds: boolean;
  readonly left: string;
  /** Undefined where nothing is suggested. */
  readonly suggestion: string | undefined;
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What an editor has inserted right of the cursor: a closer for each bracket that is open in its line. */
function closersFor(line: string): string {
  const open: string[] = [];
  for (const character of line) {
    const closer = partners[character];
    if (closer !== undefined) open.push(closer);
    else if (character === open.at(-1)) open.pop();
  }
  return open.reverse().join('');
}

/** Asks at the case's cursor as the editor does, in a workspace of its own. @throws Error where nothing was fitted. */
export async function runCase(model: FolderModel, one: Case): Promise<Result> {
  const { tuning } = model;
  if (typeof tuning !== 'object') throw new Error(`The model has no mixture: ${tuning}.`);
  const system = new EngineCompletion({ kind: 'mixed', model, tuning }, () => performance.now());
  const source = (path: string, text: string) => {
    const { tag, scannedAs } = languageOf(path);
    return { path, text, language: tag, scannedAs };
  };
  for (const [path, text] of Object.entries(one.beside ?? {})) system.learn(source(path, text));
  const [before = '', rest = ''] = one.text.split('‸');
  const left = before.slice(before.lastIndexOf('\n') + 1);
  const after = closersFor(left) + rest;
  system.begin(source(one.file, ''), '');
  system.change({ offset: 0, removed: 0, inserted: before + after });
  const word = /\w*$/.exec(left)![0];
  const wishes = {
    confidence: undefined,
    ...{ eagerness: 'balanced' as const, maxLength: 40 },
    ...(one.popup !== undefined && { assumed: one.popup.slice(word.length) }),
  };
  const { suggestion } = await system.suggest(before.length, wishes, false);
  const text = suggestion?.text;
  return { name: one.name, left, suggestion: text, holds: holds(one, text, after) };
}
