import { excludedBy, GitIgnores } from '../../../src/host/learning/ignores.ts';

/** Whether a path, from the top, is left alone. */
export type LeftAlone = (path: string) => Promise<boolean>;

/** What git ignores. The one place that knows how that is made. */
export function ignoredBy(files: Readonly<Record<string, string>>): LeftAlone {
  const ignores = new GitIgnores((path) => Promise.resolve(files[path]));
  return (path) => ignores.ignores(path);
}

/** What settings such as `files.exclude` keep out. */
export function excludedIn(setting: unknown): LeftAlone {
  const excluded = excludedBy(setting);
  return (path) => Promise.resolve(excluded(path));
}
