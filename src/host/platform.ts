import type { Uri } from 'vscode';
import type { StartEngine } from '../worker/runner.ts';
import type { UserFolders } from './learning/ignore/git-repository.ts';

/** What differs between a browser and Node. */
export interface Platform {
  /** @param extension the folder of the extension */
  engine(extension: Uri): StartEngine;
  /** The address of a model's folder, in the form that the engine takes. */
  modelAddress(folder: Uri): string;
  /** Where the user's own rules for git are, for a folder; undefined where they cannot be read. */
  userFolders(folder: Uri): UserFolders | undefined;
}
