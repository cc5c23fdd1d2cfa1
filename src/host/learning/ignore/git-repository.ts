import type { RuleText } from './git-ignores.ts';

/** Files by their whole path, `/` between and at the start. */
export interface GitFiles {
  kind(path: string): Promise<'file' | 'folder' | undefined>;
  text(path: string): Promise<RuleText>;
}

/** Folders above the workspace's own in which a repository is looked for. */
const MOST_ABOVE = 64;

/** Where git keeps what it knows of a repository. */
interface Repository {
  /** The folder that all its worktrees share; undefined where it cannot be determined. */
  readonly common: string | undefined;
}

/** The repository whose root a folder is; undefined where it is not a root. */
async function repositoryAt(folder: string, files: GitFiles): Promise<Repository | undefined> {
  const dot = inside(folder, '.git');
  const kind = await files.kind(dot);
  if (kind === undefined) return undefined;
  let own: string | undefined = dot;
  if (kind === 'file') {
    // In a submodule, or in another worktree of the same repository.
    const pointer = await files.text(dot);
    if (pointer === 'unreadable') return { common: undefined };
    const meant = /^gitdir: ?([^\r\n]+)/.exec(pointer?.text ?? '')?.[1];
    if (meant === undefined) return undefined;
    own = resolved(folder, meant.trimEnd());
  }
  if (own === undefined) return { common: undefined };
  if ((await files.kind(inside(own, 'HEAD'))) === undefined) return undefined;
  const common = await files.text(inside(own, 'commondir'));
  if (common === undefined) return { common: own };
  return { common: common === 'unreadable' ? undefined : resolved(own, common.text.trim()) };
}

/** The root of the repository that a folder lies in; the folder itself where there is none. */
export async function topOf(folder: string, files: GitFiles): Promise<string> {
  let above = folder;
  for (let steps = 0; steps < MOST_ABOVE; steps++) {
    if ((await repositoryAt(above, files)) !== undefined) return above;
    if (above === '/' || above === '') break;
    above = above.slice(0, Math.max(1, above.lastIndexOf('/')));
  }
  return folder;
}

/**
 * Rules for a whole repository, those with precedence first: its own `info/exclude`, then the user's.
 *
 * @param home the user's folders; undefined where they are on another machine
 * @param used called with `info/exclude` even if it is missing, and with the user's file of rules if it exists
 */
export async function rulesOfRepository(
  folder: string,
  files: GitFiles,
  home: UserFolders | undefined,
  used: (path: string) => void,
): Promise<readonly RuleText[] | undefined> {
  const repository = await repositoryAt(folder, files);
  if (repository === undefined) return undefined;
  if (repository.common === undefined) return ['unreadable'];
  const { common } = repository;
  const exclude = inside(common, 'info/exclude');
  used(exclude);
  const rules = [await files.text(exclude)];
  const users = await usersFile(inside(common, 'config'), files, home);
  if (users !== undefined) {
    if ((await files.kind(users)) !== undefined) used(users);
    rules.push(await files.text(users));
  }
  return rules;
}

export interface UserFolders {
  readonly home: string;
  /** `$XDG_CONFIG_HOME`, or its default. */
  readonly configuration: string;
}

/** The file that `core.excludesFile` names, or else the one that git looks for by default. */
async function usersFile(
  ownConfiguration: string,
  files: GitFiles,
  folders: UserFolders | undefined,
): Promise<string | undefined> {
  const configurations = [ownConfiguration];
  if (folders !== undefined) {
    configurations.push(inside(folders.home, '.gitconfig'));
    configurations.push(inside(folders.configuration, 'git/config'));
  }
  for (const path of configurations) {
    const text = await files.text(path);
    const named = typeof text === 'object' ? excludesFile(text.text) : undefined;
    if (named === undefined) continue;
    if (!named.startsWith('~/')) return isWhole(named) ? resolved('/', named) : undefined;
    return folders && resolved(folders.home, named.slice(2));
  }
  return folders && inside(folders.configuration, 'git/ignore');
}

/** Code units of a configuration file that are looked through. */
const CONFIGURATION = 20_000;

/** The last value of `core.excludesFile` in a configuration file of git. */
export function excludesFile(configuration: string): string | undefined {
  let isCore = false;
  let found: string | undefined;
  for (const line of configuration.slice(0, CONFIGURATION).split('\n')) {
    const text = line.trim();
    if (text.startsWith('[')) isCore = /^\[\s*core\s*\]/i.test(text);
    if (!isCore) continue;
    const value = /^(?:\[\s*core\s*\]\s*)?excludesfile\s*=(.*)/i.exec(text)?.[1];
    if (value !== undefined) found = plain(value.trim());
  }
  return found === '' ? undefined : found;
}

/** Without quotes and comments. */
function plain(value: string): string {
  if (value.startsWith('"')) return value.slice(1).split('"')[0]!.replaceAll('\\\\', '/');
  return value.split(/[#;]/)[0]!.trim();
}

/** A path as seen from a folder; undefined for one on another machine, which is not asked. */
function resolved(folder: string, path: string): string | undefined {
  if (/^[/\\]{2}/.test(path)) return undefined;
  // On Windows, a drive.
  if (/^[A-Za-z]:[/\\]/.test(path)) return `/${path.replaceAll('\\', '/')}`;
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function isWhole(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[/\\]/.test(path);
}

function inside(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}
