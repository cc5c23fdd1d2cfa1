import { FileSystemError, FileType, workspace } from 'vscode';
import type { FileStat, Uri } from 'vscode';
import type { GitFiles } from './ignore/git-repository.ts';
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
      // Links to files are followed, since the user's own rules are often linked; devices and pipes are not read.
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
