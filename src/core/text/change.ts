/**
 * Replaces `removed` code units at `offset` by `inserted`. Changes in a list apply in order, each to the result of the
 * one before.
 */
export interface TextChange {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The text after a change of it. */
export function applied(text: string, { offset, removed, inserted }: TextChange): string {
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

/** Where an offset lies after a change; what was removed moves to the change's end. */
export function movedBy(at: number, { offset, removed, inserted }: TextChange): number {
  if (at < offset) return at;
  return at < offset + removed ? offset + inserted.length : at - removed + inserted.length;
}
