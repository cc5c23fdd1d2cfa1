/** Elements made without HTML, so that a document's content is never more than text. */

type Attributes = Readonly<Record<string, string | undefined>>;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** `{0}` and `{1}` filled in. */
export function filled(text: string, ...values: readonly (number | string)[]): string {
  return text.replaceAll(/\{(\d)\}/g, (whole, index: string) =>
    String(values[Number(index)] ?? whole),
  );
}

/** The same with elements: the pieces of the text, with the values between them. */
export function filledWith(text: string, ...values: readonly (Node | string)[]): (Node | string)[] {
  return text
    .split(/(\{\d\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\d\}$/.test(piece) ? values[Number(piece[1])] : undefined) ?? piece);
}

/** A button that looks like a link. */
export function linkButton(text: string, click: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'link' }, text);
  button.addEventListener('click', click);
  return button;
}

const ICONS = {
  add: 'M8 3v10M3 8h10',
  back: 'M10.5 3 5.5 8l5 5',
  close: 'M4 4l8 8M12 4l-8 8',
  forward: 'M5.5 3l5 5-5 5',
  pin: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z',
  certificate: 'M3.5 2.5h9v7h-9zM5.5 5h5M5.5 7h3M6.5 9.5v4l1.5-1.2 1.5 1.2v-4',
  gallery: 'M2.5 3h4.5v4H2.5zM9 3h4.5v4H9zM2.5 9h4.5v4H2.5zM9 9h4.5v4H9z',
  lessons: 'M1.5 6 8 3l6.5 3L8 9zM4.5 7.5V11c2 1.5 5 1.5 7 0V7.5M14.5 6v4',
  take: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11v2.5h11V11',
  sideBySide: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9zM4 5.5h1.5M4 8h1.5M10.5 5.5H12M10.5 8H12',
  selection: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M5 8h6',
  hold: 'M4.5 8V4.2a.9.9 0 0 1 1.8 0V3a.9.9 0 0 1 1.8 0v.6a.9.9 0 0 1 1.8 0v1.2a.9.9 0 0 1 1.8 0V10a3.6 3.6 0 0 1-3.6 3.6c-2 0-2.8-1-3.8-2.6L2.9 9a.9.9 0 0 1 1.5-1zM6.3 7V4M8.1 7V3.5M9.9 7V4.5',
  sliders: 'M2.5 4.5h5M10.5 4.5h3M9 3v3M2.5 11.5h3M8.5 11.5h5M7 10v3',
  lock: 'M5 7V5a3 3 0 0 1 6 0v2M3.8 7h8.4v6H3.8z',
  paint: 'M3 13l3.2-.8L13 5.4 10.6 3 3.8 9.8zM8.8 4.8l2.4 2.4',
} as const;

export type IconName = keyof typeof ICONS;

function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button with a picture; its text is for tooltips and screen readers. */
export function iconButton(name: IconName, title: string, click: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'icon', title, 'aria-label': title },
    icon(name),
  );
  button.addEventListener('click', click);
  return button;
}

/** A button with a picture and words. */
export function wordButton(
  name: IconName,
  words: string,
  title: string,
  click: () => void,
): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'words', title },
    icon(name),
    element('span', {}, words),
  );
  button.addEventListener('click', click);
  return button;
}

/**
 * Acts when the button goes down: the target may be redrawn before the button comes up again, and then the browser
 * sends no click. A click made without a pointer comes without a `mousedown`.
 */
export function onPress(target: HTMLElement, act: (event: MouseEvent) => void): void {
  target.addEventListener('mousedown', (event) => {
    if (event.button === 0) act(event);
  });
  target.addEventListener('click', (event) => {
    if (event.detail === 0) act(event);
  });
}

export function setTitle(target: HTMLElement, title: string): void {
  target.title = title;
  target.setAttribute('aria-label', title);
}
