/** Colours of what is saved: on white or dark paper, or in the reader's theme. */
import { LEVELS, makePalette, type Theme } from '../../core/colour/palette.ts';
import { cssColour, mix } from '../../core/colour/rgb.ts';
import type { Scheme } from '../../core/colour/schemes.ts';
import { PAPER } from '../../core/picture/picture.ts';
import type { TakeStrings } from '../../protocol/panel-strings.ts';
import { radios, type Radios } from './radios.ts';

export type Background = 'dark' | 'here' | 'light';

export function backgrounds(
  { background, backgrounds: words }: Pick<TakeStrings, 'background' | 'backgrounds'>,
  name: string,
  changed: (background: Background) => void,
): Radios<Background> {
  const options = (['here', 'light', 'dark'] as const).map((one) => [one, words[one]] as const);
  return radios(background, name, options, changed);
}

/** Undefined for the reader's own theme. */
export function themeOf(background: Background): Theme | undefined {
  return background === 'here' ? undefined : PAPER[background];
}

/** Share of the foreground in what is less important than the text: notes; axes and edges. */
const FAINT = 0.75;
const EDGE = 0.25;

/** Gives a part of the page, which has to be attached to it, the colours of a theme that is not the reader's. */
export function wearPaper(part: HTMLElement, theme: Theme, scheme: Scheme): void {
  const { background, foreground } = theme;
  const { under, lines } = makePalette(theme, scheme);
  const [paper, ink] = [cssColour(background), cssColour(foreground)];
  const faint = cssColour(mix(background, foreground, FAINT));
  const edge = cssColour(mix(background, foreground, EDGE));
  const colours = {
    '--edge': edge,
    '--negative': cssColour(lines.negative),
    '--positive': cssColour(lines.positive),
    '--vscode-editor-background': paper,
    '--vscode-editor-foreground': ink,
    '--vscode-editorCursor-foreground': ink,
    '--vscode-foreground': ink,
    '--vscode-descriptionForeground': faint,
    '--vscode-textLink-foreground': ink,
    '--vscode-inputValidation-warningBackground': paper,
    '--vscode-inputValidation-warningBorder': edge,
    '--vscode-inputValidation-warningForeground': ink,
    '--vscode-contrastBorder': edge,
  };
  for (const [name, colour] of Object.entries(colours)) part.style.setProperty(name, colour);
  part.style.color = ink;
  part.style.backgroundColor = paper;
  for (const level of under.keys()) {
    for (const one of part.querySelectorAll<HTMLElement>(`.v${level - LEVELS}`)) {
      one.style.backgroundColor = cssColour(under[level]!);
    }
  }
}
