/** Fonts that come with npm, so that a picture of code looks the same on a machine that has none. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { packageFolder } from './paths.ts';

/**
 * Writes a fontconfig file into `folder`: code in JetBrains Mono, the rest in
 * the Open Sans that comes with the browser, and then the machine's own fonts
 * for characters that those two lack.
 */
export async function writeFontConfiguration(folder: string): Promise<void> {
  const mono = path.join(packageFolder('@expo-google-fonts/jetbrains-mono'), '400Regular');
  const bold = path.join(packageFolder('@expo-google-fonts/jetbrains-mono'), '700Bold');
  const prefer = (generic: string, family: string): string =>
    `<alias binding="strong"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${mono}</dir>
<dir>${bold}</dir>
<dir prefix="relative">fonts</dir>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${prefer('monospace', 'JetBrains Mono')}
${prefer('sans-serif', 'Open Sans')}
${prefer('system-ui', 'Open Sans')}
</fontconfig>
`;
  await writeFile(path.join(folder, 'fonts.conf'), configuration);
}
