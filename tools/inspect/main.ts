/** `npm run --silent inspect`: what a neuron does in a file, as numbers, as a page or as a picture. */
import path from 'node:path';

import { inspect } from '../../src/cli/inspect/main.ts';
import { labelCode } from '../catalogue/label-code.ts';
import { repository } from '../editor/paths.ts';
import { takePicture } from './picture.ts';

void (async () => {
  process.exitCode = await inspect(process.argv.slice(2), {
    defaultModel: path.join(repository, 'models', 'lens-512x2'),
    labelCode: labelCode(),
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    takePicture,
  });
})();
