import type { CountedLanguage, LanguageTag } from '../../protocol/engine.ts';
import { isLanguageTag } from '../../core/text/language.ts';
import { folderOf } from './files.ts';

/** Characters that are searched: imports stand at the top, and the rest would only cost time. */
const READ = 50_000;
const MOST = 60;
/** Imports that are looked at, whether they lead to a file or not. */
const MOST_SEEN = 200;

/** The paths that an import may mean, the likeliest first. */
type Meant = readonly string[];

/**
 * How imports are written. A pattern must take time linear in the text: after a repetition comes a character that the
 * repetition does not match, so that there is only one way to match, and no name is longer than a path can be.
 */
interface Style {
  /** The imported name is the first group that matched, what is taken from it the second. */
  readonly pattern: RegExp;
  readonly resolve: (name: string, path: string, members: string) => Meant[];
}

const STYLES: Record<LanguageTag, Style> = {
  c: {
    pattern: /^[ \t]*#[ \t]*(?:include|import)[ \t]*"([^"\n]{1,1000})"/gm,
    resolve: (name, path) => [header(name, path)],
  },
  py: {
    pattern:
      /^[ \t]*(?:from[ \t]+([\w.]{1,1000})[ \t]+import[ \t]+(\([^)]*|[^\n#]*)|import[ \t]+([\w.]{1,1000}))/gm,
    resolve: pythonModules,
  },
  ts: {
    pattern: /\b(?:from|import|require)\b[ \t]*(?:\([ \t]*)?['"](\.[^'"\n]{0,1000})['"]/g,
    resolve: (name, path) => [scriptModule(name, path)],
  },
};

/**
 * The files of the workspace that a text imports, resolved simply: no search path, no aliases, and only in the languages
 * that the model was trained on.
 *
 * @param path of the text's file, from the workspace's root, with `/`
 * @returns for each import the paths that it may mean, the likeliest first, none outside of the workspace
 */
export function importedPaths(text: string, countedAs: CountedLanguage, path: string): Meant[] {
  if (!isLanguageTag(countedAs)) return [];
  const found: Meant[] = [];
  const { pattern, resolve } = STYLES[countedAs];
  let seen = 0;
  for (const [, name, members = '', plain = ''] of text.slice(0, READ).matchAll(pattern)) {
    if (++seen > MOST_SEEN) break;
    for (const meant of resolve(name ?? plain, path, members)) {
      const others = [...new Set(meant)].filter((candidate) => candidate !== path);
      if (others.length > 0) found.push(others);
      if (found.length === MOST) return found;
    }
  }
  return found;
}

function scriptModule(name: string, path: string): Meant {
  const target = join(folderOf(path), name);
  if (target === undefined) return [];
  // TypeScript code imports the file that the compiler will write.
  const written = /^(.*)\.([mc]?)jsx?$/.exec(target);
  if (written !== null) {
    const [, stem, kind] = written;
    return [`${stem!}.${kind!}ts`, `${stem!}.tsx`, target];
  }
  if (/\.[mc]?tsx?$/.test(target)) return [target];
  const indexes = ['ts', 'tsx', 'js'].map((ending) => inside(target, `index.${ending}`));
  if (target === '' || /(^|\/)\.{0,2}\/?$/.test(name)) return indexes;
  const files = ['ts', 'tsx', 'js', 'jsx', 'mts', 'mjs'].map((ending) => `${target}.${ending}`);
  return [...files, ...indexes];
}

function header(name: string, path: string): Meant {
  // Many projects put `include` and `src` beside each other, or name headers from the root.
  const folders = [folderOf(path), '', 'include', 'src'];
  return folders.map((folder) => join(folder, name)).filter((target) => target !== undefined);
}

/** `from a.b import c`: b may be the module, or a package with the module c. */
function pythonModules(name: string, path: string, members: string): Meant[] {
  const dots = /^\.*/.exec(name)![0].length;
  const steps = name.slice(dots).replaceAll('.', '/');
  const folder = folderOf(path);
  const starts =
    dots > 0 ? [join(folder, '../'.repeat(dots - 1))] : [folder, folderOf(folder), '', 'src'];
  const bases = starts
    .filter((start) => start !== undefined)
    .map((start) => join(start, steps))
    .filter((base) => base !== undefined);
  const names = members.match(/\w+/g)?.slice(0, 8) ?? [];
  return [
    bases.flatMap((base) => [...(base === '' ? [] : [`${base}.py`]), inside(base, '__init__.py')]),
    ...names.map((member) => bases.map((base) => inside(base, `${member}.py`))),
  ];
}

function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** `name` seen from `folder`; undefined where that leads out of the workspace. */
function join(folder: string, name: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
