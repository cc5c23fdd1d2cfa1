import type { CountedLanguage } from '../../protocol/engine.ts';
import { byNearness, countedLanguageOf, folderOf } from './files.ts';
import { importedPaths } from './imports.ts';

/** Files that the search of one folder returns at most: of a huge workspace only what is near is seen. */
const MOST_FOUND = 400;
/** Folders above the file's own that are searched, besides the workspace's root. */
const MOST_FOLDERS = 6;

/** The file that the user works in. Paths here and below go from the workspace's root, with `/`. */
export interface Centre {
  readonly path: string;
  readonly countedAs: CountedLanguage;
  readonly text: string;
  /** Files opened or edited lately, the last one first. */
  readonly recent: readonly string[];
}

/** The workspace around it. */
export interface Surroundings {
  exists(path: string): Promise<boolean>;
  /** At most `most` files of a language in a folder, and below it if `deep`, in no order. */
  find(
    folder: string,
    search: { readonly countedAs: CountedLanguage; readonly deep: boolean; readonly most: number },
  ): Promise<readonly string[]>;
}

/**
 * The files that may help to complete the one in the centre, the most helpful first: what it imports, what lies beside
 * it, what was worked on lately, then the others, the nearest first. Searches no further than the caller reads.
 */
export async function* candidates(
  centre: Centre,
  surroundings: Surroundings,
): AsyncGenerator<string, void, undefined> {
  const { countedAs, path } = centre;
  const given = new Set([path]);
  const fresh = (paths: readonly string[]): string[] =>
    paths.filter(
      (one) => countedLanguageOf(one) === countedAs && !given.has(one) && given.add(one),
    );

  for await (const imported of imports(centre, surroundings)) yield* fresh([imported]);
  const search = { countedAs, most: MOST_FOUND };
  const beside = await surroundings.find(folderOf(path), { ...search, deep: false });
  yield* fresh(byNearness(path, beside));
  yield* fresh(centre.recent);
  for (const folder of foldersAround(path)) {
    yield* fresh(byNearness(path, await surroundings.find(folder, { ...search, deep: true })));
  }
}

/** The files of the workspace that a file imports. */
export async function* imports(
  { text, countedAs, path }: Centre,
  { exists }: Pick<Surroundings, 'exists'>,
): AsyncGenerator<string, void, undefined> {
  for (const meant of importedPaths(text, countedAs, path)) {
    for (const candidate of meant) {
      if (!(await exists(candidate))) continue;
      yield candidate;
      break;
    }
  }
}

/** The file's own folder, those above it, the root at the end. */
export function foldersAround(path: string): string[] {
  const folders = [folderOf(path)];
  while (folders.at(-1) !== '' && folders.length <= MOST_FOLDERS) {
    folders.push(folderOf(folders.at(-1)!));
  }
  return folders.at(-1) === '' ? folders : [...folders, ''];
}
