/** Colours as three sRGB channels, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb`, `#rrggbb` (with or without alpha) or `rgb(...)`; undefined for anything else. */
export function parseColour(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const wide = hex.length < 6 ? hex.replaceAll(/./g, '$&$&') : hex;
    const at = (index: number): number => Number.parseInt(wide.slice(index, index + 2), 16);
    return [at(0), at(2), at(4)];
  }
  const numbers = /^rgba?\(([^)]*)\)$/
    .exec(text.trim())?.[1]
    ?.split(/[ ,/]+/)
    .map(Number);
  const [red, green, blue] = numbers ?? [];
  return red === undefined || green === undefined || blue === undefined
    ? undefined
    : [red, green, blue];
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red)}, ${Math.round(green)}, ${Math.round(blue)})`;
}

/** Light of a channel, 0 to 1. */
export function linearChannel(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** The channel that gives this much light, which is clamped to 0 to 1. */
export function toneOf(light: number): number {
  const c = Math.min(1, Math.max(0, light));
  return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
}

/** Relative luminance (WCAG 2.2, definition of that name). */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linearChannel(red) + 0.7152 * linearChannel(green) + 0.0722 * linearChannel(blue);
}

/** Contrast ratio (WCAG 2.2), 1 to 21. Channels are rounded as a screen rounds them. */
export function contrast(a: Rgb, b: Rgb): number {
  const round = ([red, green, blue]: Rgb): Rgb => [
    Math.round(red),
    Math.round(green),
    Math.round(blue),
  ];
  const [one, other] = [luminance(round(a)), luminance(round(b))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

type Lab = readonly [number, number, number];

/** OKLab (Ottosson 2020), in which equal steps look equal. */
export function toLab([r, g, b]: Rgb): Lab {
  const [red, green, blue] = [linearChannel(r), linearChannel(g), linearChannel(b)];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toneOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toneOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toneOf(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** From `from` (0) to `to` (1) in steps that look equal. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const [a, b] = [toLab(from), toLab(to)];
  const at = (index: 0 | 1 | 2): number => a[index] + (b[index] - a[index]) * share;
  return fromLab([at(0), at(1), at(2)]);
}
