/** Compiles the kernel's source. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

const sourceFile = join(root, 'src/runtime/kernel/assembly/kernel.ts');
export const compiledFile = join(root, 'src/runtime/kernel/compiled.ts');

const features = { plain: ['simd'], relaxed: ['simd', 'relaxed-simd'] } as const;

/** The text of `compiled.ts`. */
export function compiledKernel(): string {
  const forms = Object.entries(features).map(
    ([form, enabled]) => `  ${form}:\n    '${compile(enabled).toString('base64')}',\n`,
  );
  return `/** The kernel as WebAssembly, in base64, with SIMD alone and with relaxed SIMD. Written by \`npm run kernel\`. */
export const compiled = {
${forms.join('')}} as const;
`;
}

function compile(enabled: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'neuron-lens-kernel-'));
  const output = join(folder, 'kernel.wasm');
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/assemblyscript/bin/asc.js'),
        sourceFile,
        ...['--optimizeLevel', '3', '--noAssert', '--runtime', 'stub', '--disableWarning', '112'],
        ...enabled.flatMap((feature) => ['--enable', feature]),
        ...['--outFile', output],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${sourceFile} does not compile:\n${stderr}`);
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
