/** A part of the page as a self-contained HTML file without scripts. */

/** Properties that make it look as it does, however wide the page is. */
const STYLES = [
  ...['align-items', 'background-color', 'border-bottom', 'border-collapse', 'border-left'],
  ...['border-radius', 'border-right', 'border-top'],
  ...['box-sizing', 'break-inside', 'color', 'column-count', 'column-gap', 'column-width'],
  ...['display', 'fill', 'fill-opacity', 'flex-direction', 'flex-wrap', 'font-family'],
  // One by one: the shorthand cannot express all of these.
  ...['font-size', 'font-style', 'font-variant-ligatures', 'font-weight', 'gap', 'grid-column'],
  ...['grid-template-columns', 'justify-content', 'line-height', 'list-style', 'margin'],
  ...['max-width', 'opacity', 'outline', 'overflow-wrap', 'padding', 'stroke'],
  ...['stroke-dasharray', 'stroke-linecap', 'stroke-opacity', 'stroke-width', 'text-align'],
  ...['text-anchor', 'text-decoration', 'vertical-align', 'white-space'],
] as const;

/** Place and size of an element without content, such as a bar. */
const PLACE = ['bottom', 'height', 'left', 'position', 'right', 'top', 'width'] as const;

/** @param heading what the page is about */
export function pageFile(heading: string, root: HTMLElement): string {
  const page = document.implementation.createHTMLDocument(heading);
  const copy = page.importNode(root, true);
  const originals = [root, ...root.querySelectorAll<HTMLElement | SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<HTMLElement | SVGElement>('*')];
  copies.forEach((part, at) => {
    const rules = rulesOf(originals[at]!);
    for (const name of ['class', 'tabindex', 'id', 'data-subject']) part.removeAttribute(name);
    // The content security policy of this page forbids setting it as an attribute.
    part.style.cssText = rules.join(';');
  });
  for (const button of copy.querySelectorAll<HTMLElement>('button, vscode-button')) {
    const text = page.createElement('span');
    text.style.cssText = button.style.cssText;
    text.append(...button.childNodes);
    button.replaceWith(text);
  }
  for (const hidden of copy.querySelectorAll('[hidden]')) hidden.remove();
  for (const details of copy.querySelectorAll('details')) details.open = true;
  const { backgroundColor, color, fontFamily } = getComputedStyle(root);
  page.documentElement.lang = document.documentElement.lang;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const policy = page.createElement('meta');
  policy.setAttribute('http-equiv', 'Content-Security-Policy');
  policy.setAttribute('content', "default-src 'none'; style-src 'unsafe-inline'");
  page.head.prepend(charset, policy);
  const title = page.createElement('h1');
  title.style.cssText = 'margin:0 16px;font-size:18px';
  title.textContent = heading;
  page.body.style.cssText = `margin:24px auto;max-width:1000px;background:${backgroundColor};color:${color};font-family:${fontFamily}`;
  page.body.append(title, copy);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function rulesOf(part: HTMLElement | SVGElement): string[] {
  const style = getComputedStyle(part);
  const rules = STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`);
  if (part instanceof SVGElement) return rules;
  if (part.childNodes.length === 0) {
    // Its own style first, which keeps percentages.
    const own = PLACE.map((name) => [name, part.style.getPropertyValue(name)] as const);
    rules.push(...own.map(([name, told]) => `${name}:${told || style.getPropertyValue(name)}`));
  } else if (style.position === 'relative') rules.push('position:relative');
  if (part instanceof HTMLTableElement) rules.push('width:100%');
  if (part instanceof HTMLTableCellElement) rules.push(`width:${style.width}`);
  return rules;
}
