import { readFileSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from '../../src/cli/command.ts';

/** Where a text comes from. */
export interface Source {
  readonly package: string;
  readonly version: string;
  /** Path within the package. */
  readonly path: string;
  readonly licence: string;
}

interface Entry {
  readonly registry: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** LANGUAGE/REGISTRY_NAME@VERSION/PATH, as the corpus lays it out. */
const layout = /^(?:c|py|ts)\/([a-z]+)_((?:@[^/@]+\/)?[^/@]+)@([^/]+)\/(.+)$/;

/** Returns a function from a file of the corpus to its source, by LICENSES.json. */
export function readSources(corpus: string): (file: string) => Source {
  const file = path.join(corpus, 'LICENSES.json');
  const entries = JSON.parse(readFileSync(file, 'utf8')) as readonly Entry[];
  const licences = new Map(entries.map((e) => [`${e.registry}:${e.name}@${e.version}`, e.licence]));
  return (file) => {
    const [, registry, name, version, inner] = layout.exec(file) ?? [];
    const licence = licences.get(`${registry}:${name}@${version}`);
    if (inner === undefined || name === undefined || version === undefined || !licence) {
      throw new UsageError(`${file} is of no package that LICENSES.json of the corpus lists.`);
    }
    return { package: `${registry}:${name}`, version, path: inner, licence };
  };
}
