/** Saves the certificate as a drawing, a picture or a page, in the colours of paper or of the theme. */
import { cssColour } from '../../../core/colour/rgb.ts';
import { element } from '../dom.ts';
import { backgrounds, themeOf, wearPaper, type Background } from '../paper.ts';
import { drawingFile } from '../saved-drawing.ts';
import { pageFile } from '../saved-page.ts';
import { pngFile } from '../saved.ts';
import { saveRow, type Format } from '../save-row.ts';
import type { Context } from '../view.ts';

/** Pixels, wide enough for two columns of cards however wide the panel is. */
const WIDTH = 1000;

/** @param certificate the page's content, without the buttons made here */
export function takeCertificate(
  context: Context,
  certificate: HTMLElement,
  heading: () => string,
): HTMLElement {
  const { take } = context.strings;
  let background: Background = 'here';
  const saved = async (format: Format): Promise<void> => {
    const title = heading();
    const content = onSheet(context, certificate, background, (sheet) => {
      if (format === 'html') return pageFile(title, sheet);
      return drawingFile(title, forDrawing(sheet, title));
    });
    const isPicture = format === 'png';
    context.save({
      name: title.slice(0, 100),
      format,
      content: isPicture ? await pngFile(content) : content,
    });
  };
  return element(
    'footer',
    { class: 'take-certificate' },
    backgrounds(take, 'certificate-background', (chosen) => (background = chosen)).root,
    saveRow(take, take.certificate, ['svg', 'png', 'html'], (format) => void saved(format)).root,
  );
}

/** Adds a copy to the page while `make` turns it into a file. */
function onSheet(
  { model, sheet }: Context,
  certificate: HTMLElement,
  background: Background,
  make: (copy: HTMLElement) => string,
): string {
  const copy = certificate.cloneNode(true) as HTMLElement;
  copy.querySelector('.take-certificate')?.remove();
  // Links to other places do not work in a file; links that name a neuron stay, as they are part of the figures.
  for (const link of copy.querySelectorAll('.card > .link')) link.remove();
  // A file has no cursor either.
  for (const lit of copy.querySelectorAll('.tree li')) {
    lit.classList.remove('lit');
    lit.removeAttribute('aria-current');
  }
  for (const details of copy.querySelectorAll('details')) details.open = true;
  // The visible marks take the place of the words for screen readers.
  for (const spoken of copy.querySelectorAll('.spoken')) spoken.remove();
  for (const mark of copy.querySelectorAll('.mark')) mark.removeAttribute('aria-hidden');
  const network = model.network?.name;
  if (network !== undefined) copy.prepend(element('p', { class: 'hint' }, network));
  copy.inert = true;
  copy.classList.add('sheet');
  copy.style.width = `${WIDTH}px`;
  const theme = themeOf(background);
  if (theme !== undefined) wearPaper(copy, theme, model.memory.scheme);
  else copy.style.backgroundColor = cssColour(sheet.theme.background);
  certificate.after(copy);
  try {
    return make(copy);
  } finally {
    copy.remove();
  }
}

/** Leaves the explanations out of a drawing: only the page has room for them. */
function forDrawing(sheet: HTMLElement, title: string): HTMLElement {
  for (const how of sheet.querySelectorAll('.how')) {
    if (how.closest('th') === null) how.remove();
    else how.replaceWith(...how.querySelector('summary')!.childNodes);
  }
  sheet.prepend(element('h2', {}, title));
  return sheet;
}
