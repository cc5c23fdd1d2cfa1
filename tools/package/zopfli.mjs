// Deflates what it is given, in as many rounds as the first word says. A process of its own, since the package ends
// whatever loads it at the first promise that fails where nobody looks.
import { buffer } from 'node:stream/consumers';

import zopfli from '@gfx/zopfli';

const content = await buffer(process.stdin);
const numiterations = Number(process.argv[2]);
process.stdout.write(await zopfli.deflateAsync(content, { numiterations }));
