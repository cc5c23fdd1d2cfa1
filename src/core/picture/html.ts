import { LEVELS, levelOf, type Palette } from '../colour/palette.ts';
import { cssColour } from '../colour/rgb.ts';
import type { Scheme } from '../colour/schemes.ts';
import { Lines } from '../text/line-starts.ts';
import { shownText } from '../text/shown-text.ts';
import { charactersOf, escaped, PAPER, palettes, type Picture } from './picture.ts';

/** The coloured text as a page that needs nothing else and runs nothing, light or dark as its reader prefers. */
export function pictureHtml(picture: Picture, scheme: Scheme): string {
  const { title, notes, ends, span, tabSize } = picture;
  const { light, dark } = palettes(scheme);
  const isHalf = span.least === span.middle;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped([title, ...notes.slice(0, 1)].join(', '))}</title>
<style>
:root { color-scheme: light dark; ${variables('light', light)} }
@media (prefers-color-scheme: dark) { :root { ${variables('dark', dark)} } }
body { margin: 1.5rem; background: var(--page); color: var(--text); font: 13px/1.5 system-ui, sans-serif }
h1 { font-size: 15px; margin: 0 }
p { opacity: .85; margin: .25rem 0 }
pre { font: 13px/1.45 'JetBrains Mono', ui-monospace, monospace; tab-size: ${tabSize}; font-variant-ligatures: none; white-space: pre-wrap; overflow-wrap: anywhere }
.scale { display: inline-block; width: 12rem; height: .8rem; vertical-align: middle;
  background: linear-gradient(to right, ${isHalf ? '' : 'var(--v-24), '}var(--page), var(--v24)) }
${levels.map((level) => `.v${level}{background:var(--v${level})}`).join('')}
</style>
<h1>${escaped(title)}</h1>
${notes.map((note) => `<p>${escaped(note)}</p>`).join('\n')}
<p>${escaped(ends[0])} <span class="scale"></span> ${escaped(ends[1])}</p>
<pre>${coloured(picture)}</pre>
</html>
`;
}

const levels = Array.from({ length: 2 * LEVELS + 1 }, (_, at) => at - LEVELS).filter(Boolean);

function variables(side: 'dark' | 'light', { under }: Palette): string {
  const { background, foreground } = PAPER[side];
  const steps = levels.map((level) => `--v${level}:${cssColour(under[level + LEVELS]!)}`);
  return `--page:${cssColour(background)};--text:${cssColour(foreground)};${steps.join(';')}`;
}

/** Neighbours of one colour share an element. */
function coloured(picture: Picture): string {
  let html = '';
  let run = '';
  let level = 0;
  let { from: line } = picture.lines;
  const close = (): void => {
    if (run !== '') html += level === 0 ? run : `<span class="v${level}">${run}</span>`;
    run = '';
  };
  for (const one of charactersOf(picture)) {
    const next = levelOf(one.place);
    if (next !== level || one.line !== line) close();
    if (one.line > line) html += '\n'.repeat(one.line - line);
    line = one.line;
    level = next;
    run += one.text === '\t' ? '\t' : escaped(shownText(one.text));
  }
  close();
  const last = Math.min(picture.lines.to, new Lines(picture.text).count) - 1;
  return html + '\n'.repeat(Math.max(0, last - line));
}
