/** Each code unit as one harmless character of the same place, so that offsets stay offsets. */

/** What changes the order or the presence of what stands beside it. */
const INVISIBLE =
  /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

export function shownText(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000a-\u001f]/g, (c) =>
      String.fromCharCode(0x2400 + c.charCodeAt(0)),
    )
    .replaceAll(INVISIBLE, '\u2423');
}

/** A character's name for people: what cannot be seen is described. */
export function characterCode(unit: number): string {
  return `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
}
