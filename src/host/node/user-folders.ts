import { homedir } from 'node:os';
import { Uri } from 'vscode';
import type { UserFolders } from '../learning/ignore/git-repository.ts';

/** Where the user's own rules for git are; undefined for a folder on another machine. */
export function userFolders({ authority, scheme }: Uri): UserFolders | undefined {
  if (scheme !== 'file' || authority !== '') return undefined;
  const home = Uri.file(homedir()).path;
  const named = process.env['XDG_CONFIG_HOME'] ?? '';
  return { home, configuration: named === '' ? `${home}/.config` : Uri.file(named).path };
}
