/** A part of the page as a page of its own, that needs nothing else and runs nothing. */

/** What makes it look as it does. */
const STYLES = [
  ...[
    'align-items',
    'background-color',
    'border',
    'border-collapse',
    'border-radius',
    'box-sizing',
  ],
  ...['color', 'display', 'fill', 'fill-opacity', 'flex-direction', 'flex-wrap', 'font', 'gap'],
  ...['grid-template-columns', 'justify-content', 'list-style', 'margin', 'opacity', 'padding'],
  ...['stroke', 'stroke-dasharray', 'stroke-linecap', 'stroke-opacity', 'stroke-width'],
  ...['text-align', 'text-anchor', 'text-decoration', 'vertical-align', 'white-space'],
] as const;

/** @param heading what it is of */
export function pageFile(heading: string, root: HTMLElement): string {
  const copy = root.cloneNode(true) as HTMLElement;
  const originals = [root, ...root.querySelectorAll<HTMLElement | SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<HTMLElement | SVGElement>('*')];
  copies.forEach((part, at) => {
    const style = getComputedStyle(originals[at]!);
    const rules = STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`);
    for (const name of ['class', 'tabindex', 'id', 'data-subject']) part.removeAttribute(name);
    part.setAttribute('style', rules.join(';'));
  });
  for (const button of copy.querySelectorAll('button, vscode-button')) {
    const text = document.createElement('span');
    text.setAttribute('style', button.getAttribute('style') ?? '');
    text.append(...button.childNodes);
    button.replaceWith(text);
  }
  for (const hidden of copy.querySelectorAll('[hidden]')) hidden.remove();
  for (const details of copy.querySelectorAll('details')) details.open = true;
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
  const page = document.implementation.createHTMLDocument(heading);
  page.documentElement.lang = document.documentElement.lang;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const policy = page.createElement('meta');
  policy.setAttribute('http-equiv', 'Content-Security-Policy');
  policy.setAttribute('content', "default-src 'none'; style-src 'unsafe-inline'");
  page.head.prepend(charset, policy);
  const title = page.createElement('h1');
  title.setAttribute('style', 'font-size:18px');
  title.textContent = heading;
  page.body.setAttribute(
    'style',
    `margin:24px auto;max-width:1000px;background:${backgroundColor};color:${color};font-family:${fontFamily}`,
  );
  page.body.append(title, page.adoptNode(copy));
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}
