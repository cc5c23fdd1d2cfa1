/** The certificate to take home: as a drawing, a picture or a page, on paper or as it is here. */
import { cssColour } from '../../../core/colour/rgb.ts';
import { element } from '../dom.ts';
import { backgrounds, themeOf, wearPaper, type Background } from '../paper.ts';
import { drawingFile } from '../saved-drawing.ts';
import { pageFile } from '../saved-page.ts';
import { pngFile } from '../saved.ts';
import { saveRow, type Format } from '../save-row.ts';
import type { Context } from '../view.ts';

/** Two columns of cards, however wide the panel is. */
const WIDTH = 1000;

/** @param certificate what is on the page, this not among it */
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

/** Lays a copy out beside what is in sight for as long as it takes to make something of it. */
function onSheet(
  { model, sheet }: Context,
  certificate: HTMLElement,
  background: Background,
  make: (copy: HTMLElement) => string,
): string {
  const copy = certificate.cloneNode(true) as HTMLElement;
  copy.querySelector('.take-certificate')?.remove();
  // What leads elsewhere leads nowhere from a sheet; what names a neuron is a figure.
  for (const link of copy.querySelectorAll('.card > .link')) link.remove();
  // Nor is there a cursor on it.
  for (const lit of copy.querySelectorAll('.tree li')) {
    lit.classList.remove('lit');
    lit.removeAttribute('aria-current');
  }
  for (const details of copy.querySelectorAll('details')) details.open = true;
  // Marks speak for themselves there.
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

/** A drawing is looked at: how each figure is computed is told on the page. */
function forDrawing(sheet: HTMLElement, title: string): HTMLElement {
  for (const how of sheet.querySelectorAll('.how')) {
    if (how.closest('th') === null) how.remove();
    else how.replaceWith(...how.querySelector('summary')!.childNodes);
  }
  sheet.prepend(element('h2', {}, title));
  return sheet;
}
