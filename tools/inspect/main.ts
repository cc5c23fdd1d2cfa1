/** `npm run --silent inspect`: what a neuron does in a file, as numbers, as a page or as a picture. */
import { inspect } from '../../src/cli/inspect/main.ts';
import { labelCode } from '../catalogue/label-code.ts';
import { shippedModelFolder } from '../shipped-model.ts';
import { drawCertificate } from './certificate.ts';
import { takePicture } from './picture.ts';

void (async () => {
  process.exitCode = await inspect(process.argv.slice(2), {
    defaultModel: shippedModelFolder,
    labelCode: labelCode(),
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    takePicture,
    drawCertificate,
  });
})();
