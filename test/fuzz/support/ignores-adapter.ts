import { excludedBy } from '../../../src/host/learning/ignore/editor-globs.ts';
import { GitIgnores } from '../../../src/host/learning/ignore/git-ignores.ts';
import { Slices } from '../../../src/host/learning/ignore/slices.ts';

/** Whether a path, from the top, is left alone. */
export type LeftAlone = (path: string) => Promise<boolean>;

const slices = (): Slices => new Slices(() => new Promise(setImmediate));

/** What git ignores. The one place that knows how that is made. */
export function ignoredBy(files: Readonly<Record<string, string>>): LeftAlone {
  const ignores = new GitIgnores(
    {
      inFolder(folder) {
        const text = files[folder === '' ? '.gitignore' : `${folder}/.gitignore`];
        return Promise.resolve(text === undefined ? undefined : { text });
      },
      ofRepository: () => Promise.resolve(undefined),
    },
    slices(),
  );
  return (path) => ignores.ignores(path);
}

/** What settings such as `files.exclude` keep out. */
export function excludedIn(setting: unknown): LeftAlone {
  return excludedBy([setting], slices());
}
