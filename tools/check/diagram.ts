/** Checks that the diagrams of ARCHITECTURE.md show all actual imports, and no others. */
import path from 'node:path';

/** An import of one file by another, both relative to the repository's root. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

const NODE = /^\s*(\w+)\["([^"]+)"\]/;
const ARROW = /^\s*(\w+) --> (\w+(?: & \w+)*)\s*$/;

/**
 * One line for each arrow that is missing from the text's Mermaid diagrams, or that has no import behind it: between
 * the layers, and between the folders of the core.
 */
export function diagramProblems(text: string, imports: readonly Import[]): string[] {
  const diagrams = [...text.matchAll(/```mermaid\n(.*?)```/gs)].map(([, diagram = '']) => diagram);
  if (diagrams.length === 0) return ['ARCHITECTURE.md has no Mermaid diagram'];
  const drawn = new Set(diagrams.flatMap(arrowsOf));
  const real = new Set(imports.flatMap(arrowOf));
  return [
    ...[...real].filter((arrow) => !drawn.has(arrow)).map((arrow) => `${arrow} is not drawn`),
    ...[...drawn].filter((arrow) => !real.has(arrow)).map((arrow) => `${arrow}: no such import`),
  ].sort();
}

/** The arrow of an import; none for an import within a folder, or from outside `src`. */
function arrowOf({ from, to }: Import): string[] {
  const [a, b] = [placeOf(from), placeOf(to)];
  if (a === undefined || b === undefined) return [];
  const level = a.layer === 'core' && b.layer === 'core' ? 'folder' : 'layer';
  return a[level] === b[level] ? [] : [`${a[level]} --> ${b[level]}`];
}

function placeOf(file: string): { readonly layer: string; readonly folder: string } | undefined {
  const [source, layer, folder, ...rest] = path.posix.normalize(file).split('/');
  if (source !== 'src' || layer === undefined || folder === undefined) return undefined;
  return { layer, folder: rest.length > 0 ? `${layer}/${folder}` : layer };
}

function arrowsOf(diagram: string): string[] {
  const names = new Map<string, string>();
  const arrows: string[] = [];
  for (const line of diagram.split('\n')) {
    const [, id, name] = NODE.exec(line) ?? [];
    if (id !== undefined && name !== undefined) names.set(id, name);
    const [, from, targets] = ARROW.exec(line) ?? [];
    if (from === undefined || targets === undefined) continue;
    for (const to of targets.split(' & ')) {
      arrows.push(`${names.get(from) ?? from} --> ${names.get(to) ?? to}`);
    }
  }
  return arrows;
}
