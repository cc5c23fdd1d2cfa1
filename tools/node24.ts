/**
 * Some development tools need a newer Node than the machine may have. The
 * `node-*` packages among the optional dependencies provide one.
 */
import { createRequire } from 'node:module';

const NEEDED = 22;

/** Path of a Node of version 22 or later: the package's, or the one that runs this. */
export function newerNode(): string {
  const [system, program] =
    process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node'];
  const packaged = `node-${system}-${process.arch}/bin/${program}`;
  try {
    return createRequire(__filename).resolve(packaged);
  } catch {
    if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
      return process.execPath;
    }
    throw new Error(
      `This needs Node ${NEEDED.toString()} or later, and there is none for ${process.platform}-${process.arch} in node_modules: run "npm ci", or install a newer Node.`,
    );
  }
}
