import type { Widths } from '../core/model/widths.ts';
import type { LanguageTag } from '../core/text/language.ts';
import { EngineError } from '../protocol/error.ts';

/** Format of manifest.json that this version understands: what its fields are and mean. */
const supportedFormat = 1;

/** Interface of model.onnx: its inputs and outputs, and its arithmetic; see training/lens/export/graph.py. */
const supportedGraph = 2;

/** Most layers that a manifest may name. */
const mostLayers = 100;

export interface FileFacts {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** manifest.json of a model folder, as far as the engine needs it. */
export interface Manifest {
  readonly name: string;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** A symbol's id is its index. */
  readonly vocabulary: readonly string[];
  /** Id of each language's tag. */
  readonly languages: ReadonlyMap<LanguageTag, number>;
  /** Units of each of the network's own layers. */
  readonly widths: Widths;
  /** Units of the layer that listens to it; undefined where there is none. */
  readonly taughtUnits: number | undefined;
  readonly parameters: number;
}

/**
 * Reads a manifest. Checked by hand: ten fields do not pay for a schema library, and each guard names its field.
 *
 * @throws EngineError `manifestInvalid` with the field that is wrong, `unsupportedInterface` with the field and the two
 * versions
 */
export function parseManifest(json: string): Manifest {
  const root = object(parse(json), 'manifest.json');
  // First of all, since a later format may shape every other field anew.
  demand(root, 'format', supportedFormat);
  demand(root, 'graphInterface', supportedGraph);
  const architecture = object(root['architecture'], 'architecture');
  const files = Object.entries(object(root['files'], 'files'));
  const languages = Object.entries(object(root['languages'], 'languages'));
  const vocabulary = list(root['vocabulary'], 'vocabulary').map((symbol) =>
    text(symbol, 'vocabulary'),
  );
  return {
    name: text(root['name'], 'name'),
    files: new Map(files.map(([name, facts]) => [fileName(name), fileFacts(facts, name)])),
    vocabulary,
    languages: new Map(
      languages.map(([tag, id]) => [languageTag(tag), index(id, tag, vocabulary.length)]),
    ),
    widths: widthsOf(architecture),
    taughtUnits:
      architecture['taught'] === undefined
        ? undefined
        : natural(architecture['taught'], 'architecture.taught'),
    parameters: natural(architecture['parameters'], 'architecture.parameters'),
  };
}

function demand(root: Readonly<Record<string, unknown>>, field: string, supported: number): void {
  if (root[field] === supported) return;
  const found = JSON.stringify(root[field] ?? null);
  throw new EngineError('unsupportedInterface', `${field} ${found} (${supported})`);
}

function invalid(field: string): EngineError {
  return new EngineError('manifestInvalid', field);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new EngineError('manifestInvalid', 'manifest.json', { cause: error });
  }
}

function object(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(field);
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(field);
  return value;
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '') throw invalid(field);
  return value;
}

function natural(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw invalid(field);
  return value;
}

function widthsOf(architecture: Readonly<Record<string, unknown>>): Widths {
  const layers = natural(architecture['layers'], 'architecture.layers');
  if (layers > mostLayers) throw invalid('architecture.layers');
  return new Array<number>(layers).fill(natural(architecture['hidden'], 'architecture.hidden'));
}

function index(value: unknown, tag: string, length: number): number {
  const id = natural(value, `languages.${tag}`);
  if (id >= length) throw invalid(`languages.${tag}`);
  return id;
}

function fileFacts(value: unknown, name: string): FileFacts {
  const facts = object(value, `files.${name}`);
  const sha256 = text(facts['sha256'], `files.${name}.sha256`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw invalid(`files.${name}.sha256`);
  return { sha256, bytes: natural(facts['bytes'], `files.${name}.bytes`) };
}

/** A model is one folder: its manifest may not make the engine read elsewhere. */
function fileName(name: string): string {
  if (!/^[\w-][\w.-]*$/.test(name)) throw invalid(`files.${name}`);
  return name;
}

function languageTag(tag: string): LanguageTag {
  if (tag !== 'c' && tag !== 'py' && tag !== 'ts') throw invalid(`languages.${tag}`);
  return tag;
}
