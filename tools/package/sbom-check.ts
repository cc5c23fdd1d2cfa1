/** Checks the bill of materials against what was bundled, what is in the package and what the lock file says. */
import path from 'node:path';

import type { Metafile } from 'esbuild';

import { grammarFiles } from '../grammars.ts';
import { GRAMMARS } from './contents.ts';
import { bundledFolders, packageOf } from './sbom.ts';

export interface Shipment {
  readonly metafiles: readonly Metafile[];
  /** Names of all entries of the package. */
  readonly names: readonly string[];
  readonly lock: {
    readonly packages: Readonly<Record<string, { readonly version?: string } | undefined>>;
  };
}

interface Bill {
  readonly components?: readonly {
    readonly name: string;
    readonly purl?: string;
    readonly components?: readonly unknown[];
  }[];
}

/** One line for each package that the bill lacks or has in another version, and each that is not shipped. */
export function sbomProblems(bill: string, { metafiles, names, lock }: Shipment): string[] {
  const { components = [] } = JSON.parse(bill) as Bill;
  const shipped = names.flatMap(
    (name) => /^extension\/(node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? [],
  );
  // Grammars are files of packages that are not shipped as a whole.
  const grammars = names
    .filter((name) => name.startsWith(`${GRAMMARS}/`))
    .flatMap((name) => packageOf(grammarFiles()[path.posix.basename(name)] ?? '') ?? []);
  const folders = new Set([...bundledFolders(metafiles), ...shipped, ...grammars]);
  const expected = [...folders].map((folder) => {
    const name = folder.replace(/^.*node_modules\//, '').replace('@', '%40');
    return `pkg:npm/${name}@${lock.packages[folder]?.version ?? 'of no version in the lock'}`;
  });
  const listed = components.flatMap(({ purl }) => purl ?? []);
  const native = components.find(({ name }) => name === 'onnxruntime-node');
  return [
    ...expected
      .filter((purl) => !listed.includes(purl))
      .map((purl) => `${purl} is not in the bill`),
    ...listed.filter((purl) => !expected.includes(purl)).map((purl) => `${purl} is not shipped`),
    ...(native !== undefined && (native.components ?? []).length === 0
      ? ['what onnxruntime is made of is not in the bill']
      : []),
  ];
}
