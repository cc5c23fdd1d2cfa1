/** VS Code's theme as the page sees it: variables on the root element, which may change at any time. */
import { makePalette, type Palette, type Theme } from '../../core/colour/palette.ts';
import { cssColour, parseColour } from '../../core/colour/rgb.ts';
import type { Scheme } from '../../core/colour/schemes.ts';

function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): ReturnType<typeof parseColour> =>
    parseColour(style.getPropertyValue(name));
  const dark = !/vscode-(light|high-contrast-light)/.test(document.body.className);
  return {
    background: colour('--vscode-editor-background') ?? (dark ? [31, 31, 31] : [255, 255, 255]),
    foreground:
      colour('--vscode-editor-foreground') ??
      colour('--vscode-foreground') ??
      (dark ? [204, 204, 204] : [59, 59, 59]),
  };
}

/** Calls `changed` whenever the reader picks another theme. */
export function watchTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributeFilter: ['style'] });
}

/**
 * The palette as CSS rules: `.v-24` to `.v24` are the levels under characters and, stronger, those of bands; `.r0` to
 * `.r24` are the reds of guesses.
 */
export class PaletteSheet {
  readonly #sheet = new CSSStyleSheet();
  #key = '';
  palette: Palette;
  theme: Theme;

  constructor(scheme: Scheme) {
    document.adoptedStyleSheets.push(this.#sheet);
    this.theme = readTheme();
    this.palette = makePalette(this.theme, scheme);
  }

  /** Returns whether anything changed. */
  update(scheme: Scheme): boolean {
    this.theme = readTheme();
    const key = JSON.stringify([this.theme, scheme]);
    if (key === this.#key) return false;
    this.#key = key;
    this.palette = makePalette(this.theme, scheme);
    const { under, vivid, red, lines } = this.palette;
    const middle = (under.length - 1) / 2;
    const rules = [
      ...under.map((rgb, i) => `.v${i - middle}{background-color:${cssColour(rgb)}}`),
      // A band has no text on it, so its colours need not be faint enough to read text on.
      ...vivid.map((rgb, i) => `.band .v${i - middle}{background-color:${cssColour(rgb)}}`),
      `:root{--negative:${cssColour(lines.negative)};--positive:${cssColour(lines.positive)}}`,
      ...red.map((rgb, i) => `.r${i}{background-color:${cssColour(rgb)}}`),
    ];
    this.#sheet.replaceSync(rules.join('\n'));
    return true;
  }
}
