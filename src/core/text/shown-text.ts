/** A text whose invisible characters are replaced by visible ones, unit by unit, so that offsets stay valid. */

/** Characters that cannot be seen, or that change the order of those beside them. */
const INVISIBLE =
  /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

export function shownText(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000a-\u001f]/g, (c) =>
      String.fromCharCode(0x2400 + c.charCodeAt(0)),
    )
    .replaceAll(INVISIBLE, '\u2423');
}

/** A code unit as `U+00AD`, for a character that cannot be seen. */
export function characterCode(unit: number): string {
  return `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
}
