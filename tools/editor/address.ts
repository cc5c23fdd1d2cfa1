/** The addresses under which a server shows a workbench. */
import path from 'node:path';

import type { Server } from './server.ts';

export interface WorkbenchAddress {
  readonly folder?: string;
  /** A workspace file with several folders, opened instead of `folder`. */
  readonly workspace?: string;
  readonly file?: string;
  /** Folders of extensions in development. */
  readonly extensionsInDevelopment?: readonly string[];
  readonly tests?: string;
}

export function workbenchAddress(
  { origin, token }: Pick<Server, 'origin' | 'token'>,
  { folder, workspace, file, extensionsInDevelopment = [], tests }: WorkbenchAddress,
): string {
  const address = new URL(origin);
  const remote = (local: string): string =>
    `vscode-remote://${address.host}${encodeURI(path.resolve(local))}`;
  const payload = [
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
    ...extensionsInDevelopment.map((at) => ['extensionDevelopmentPath', remote(at)]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  address.searchParams.set('tkn', token);
  if (workspace !== undefined) {
    address.searchParams.set('workspace', path.resolve(workspace));
  } else if (folder !== undefined) {
    address.searchParams.set('folder', path.resolve(folder));
  }
  if (payload.length > 0) {
    address.searchParams.set('payload', JSON.stringify(payload));
  }
  return address.href;
}
