import * as v from 'valibot';
import { rivalKinds, type Rivals } from '../../core/lessons/rivals.ts';
import { languageTags, type LanguageTag } from '../../core/text/language.ts';
import { Vocabulary } from '../../core/text/vocabulary.ts';
import { EngineError } from '../../protocol/error.ts';
import { bestForm } from '../kernel/instance.ts';
import { checkFile } from '../model-folder.ts';
import { textOf, type ModelFiles } from '../model-files.ts';
import { count } from '../schema-parts.ts';
import { packedBytes, unpack } from './packed-weights.ts';
import { RivalNetwork } from './rival-network.ts';

const size = v.pipe(count, v.minValue(1), v.maxValue(10_000));

/** manifest.json of the packed rivals, format 2 (`npm run rivals` writes it). */
const schema = v.object({
  format: v.literal(2),
  /** A symbol's id is its index. */
  vocabulary: v.array(v.string()),
  /** Id of each language's tag. */
  languages: v.record(v.picklist(languageTags), count),
  /** What a step of a weight is of the root mean square of its matrix. */
  step: v.pipe(v.number(), v.gtValue(0)),
  networks: v.array(
    v.object({
      kind: v.picklist(rivalKinds),
      file: v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      bytes: count,
      ...{ embedding: size, units: size, window: size },
      /** What it was packed from: a path from here, and its sha256. */
      original: v.object({ file: v.string(), sha256: v.string() }),
    }),
  ),
});

export type PackedManifest = v.InferOutput<typeof schema>;

/** Their folder, by the path or address of a model's: all models lie beside one another. */
export function rivalsBeside(model: string): string {
  return model.replace(/[^/\\]+[/\\]?$/, 'rivals/packed');
}

/**
 * Reads the packed rivals.
 *
 * @throws EngineError `modelFileMissing`, `modelFileChanged`, `manifestInvalid`, and `runtimeMissing` where the kernel
 * does not run
 */
export async function readRivals(files: ModelFiles): Promise<Rivals> {
  const manifest = parsed(textOf(await files.read('manifest.json')));
  const { vocabulary: symbols, languages, networks } = manifest;
  const vocabulary = vocabularyOf(symbols, languages);
  const form = bestForm();
  const rivals = [];
  for (const kind of rivalKinds) {
    const listed = networks.find((one) => one.kind === kind);
    if (listed === undefined) throw new EngineError('manifestInvalid', `networks: no ${kind}`);
    const shape = { ...listed, symbols: symbols.length };
    const { file, bytes } = listed;
    if (bytes !== packedBytes(shape))
      throw new EngineError('manifestInvalid', `${file}: ${bytes} B`);
    const packed = await files.read(file);
    await checkFile(file, packed, listed);
    rivals.push(new RivalNetwork(form, unpack(packed, shape)));
  }
  return { vocabulary, networks: rivals };
}

function parsed(json: string): PackedManifest {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  if (read.success) return read.output;
  const place = v.getDotPath(read.issues[0]) ?? 'manifest.json';
  throw new EngineError('manifestInvalid', place);
}

function vocabularyOf(
  symbols: readonly string[],
  languages: PackedManifest['languages'],
): Vocabulary {
  try {
    const tags = Object.entries(languages) as [LanguageTag, number][];
    return new Vocabulary(symbols, new Map(tags));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('manifestInvalid', `vocabulary: ${reason}`, { cause: error });
  }
}
