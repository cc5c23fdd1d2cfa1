import { homedir } from 'node:os';
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { FileStat } from 'vscode';
import type { GitFiles, UserFolders } from './ignore/git-repository.ts';
import { LONGEST_FILE } from './ignore/git-rules.ts';

/** Git's files in the file system of a folder. */
export function gitFilesAt(folder: Uri): GitFiles {
  const statOf = async (path: string): Promise<FileStat | undefined> => {
    try {
      return await workspace.fs.stat(folder.with({ path }));
    } catch {
      return undefined;
    }
  };
  return {
    async kind(path) {
      const type = (await statOf(path))?.type ?? FileType.Unknown;
      if ((type & FileType.Directory) !== 0) return 'folder';
      return (type & FileType.File) === 0 ? undefined : 'file';
    },
    async text(path) {
      const found = await statOf(path);
      // Links to files are common where the user's own rules lie; no device and no pipe is read.
      if (found === undefined || (found.type & FileType.File) === 0) return undefined;
      if (found.size > LONGEST_FILE) return 'unreadable';
      try {
        const bytes = await workspace.fs.readFile(folder.with({ path }));
        if (bytes.length > LONGEST_FILE) return 'unreadable';
        return { text: new TextDecoder().decode(bytes) };
      } catch (error) {
        const isGone = error instanceof FileSystemError && error.code === 'FileNotFound';
        return isGone ? undefined : 'unreadable';
      }
    },
  };
}

/** Where the user's own rules for git are; undefined for a folder on another machine than this. */
export function userFolders({ authority, scheme }: Uri): UserFolders | undefined {
  if (scheme !== 'file' || authority !== '') return undefined;
  const home = Uri.file(homedir()).path;
  const named = process.env['XDG_CONFIG_HOME'] ?? '';
  return { home, configuration: named === '' ? `${home}/.config` : Uri.file(named).path };
}
