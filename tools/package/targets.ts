/** The packages that can be built, and the native files of onnxruntime-node that go into each. */
import { UsageError } from '../../src/cli/command.ts';

export interface Target {
  /** A platform, as VS Code calls it, or `universal`; the package's name ends with it. */
  readonly name: string;
  /** Files in `NATIVES/PLATFORM/PROCESSOR`. Without any, a package does without onnxruntime and runs everywhere. */
  readonly natives: readonly string[];
  /** Greatest size of the packed file, where a browser may have to load it. */
  readonly mostMegabytes?: number;
}

/** Folder of the native files, in the repository as well as in the package. */
const NATIVES = 'node_modules/onnxruntime-node/bin/napi-v6';

const LINUX = ['libonnxruntime.so.1', 'onnxruntime_binding.node'];
const MAC = ['libonnxruntime.1.dylib', 'onnxruntime_binding.node'];
const WINDOWS = ['onnxruntime.dll', 'onnxruntime_binding.node'];

/** For every machine that has no package of its own, and for the web. */
export const UNIVERSAL: Target = { name: 'universal', natives: [], mostMegabytes: 8 };

export const TARGETS: readonly Target[] = [
  { name: 'linux-x64', natives: LINUX },
  { name: 'linux-arm64', natives: LINUX },
  { name: 'win32-x64', natives: WINDOWS },
  { name: 'win32-arm64', natives: WINDOWS },
  { name: 'darwin-arm64', natives: MAC },
  UNIVERSAL,
];

/**
 * Files beside them that are not shipped. DirectML and the shader compilers are loaded only when a graphics card is
 * opened, by DirectML's own call or by Dawn; our model is computed on the processor, which needs neither. The binding
 * for macOS loads its library by the shorter name.
 */
export const LEFT_OUT: readonly string[] = [
  'DirectML.dll',
  'dxcompiler.dll',
  'dxil.dll',
  'libonnxruntime.1.27.0.dylib',
];

/** Relative to the repository. */
export function nativeFolder({ name }: Target): string {
  return `${NATIVES}/${name.replace('-', '/')}`;
}

/** Relative to the repository. */
export function packageFile({ name }: Target): string {
  return `dist/neuron-lens-${name}.vsix`;
}

/**
 * @param wishes names, or `all`; without any, the package for the machine
 * @param machine such as `linux-x64`
 * @throws UsageError
 */
export function wantedTargets(wishes: readonly string[], machine: string): readonly Target[] {
  if (wishes.includes('all')) return TARGETS;
  if (wishes.length === 0) return [TARGETS.find(({ name }) => name === machine) ?? UNIVERSAL];
  return wishes.map((wish) => {
    const found = TARGETS.find(({ name }) => name === wish);
    if (found !== undefined) return found;
    const known = TARGETS.map(({ name }) => name).join(', ');
    throw new UsageError(`--target takes one of ${known} or all, not "${wish}".`);
  });
}
