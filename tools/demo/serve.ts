/** Serves a folder of static files on this machine alone. */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

export interface Served {
  readonly address: string;
  close(): void;
}

/** @param port 0 for any free one */
export async function serveFolder(folder: string, port: number): Promise<Served> {
  const server = createServer(({ url = '/' }, response) => {
    const file = fileAt(folder, url);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${taken}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The file that a request names; undefined where there is none, or where it is outside the folder. */
export function fileAt(folder: string, url: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, 'http://here').pathname);
  } catch {
    return undefined;
  }
  const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
  const isInside = file.startsWith(path.join(folder, path.sep)) && !name.includes('\0');
  return isInside && statSync(file, { throwIfNoEntry: false })?.isFile() === true
    ? file
    : undefined;
}
