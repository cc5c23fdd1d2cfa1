import { diffLines } from 'diff';
import { commonEnd, commonStart } from '../../core/text/common-ends.ts';
import { isWithinPair } from '../../core/text/surrogates.ts';
import type { Passage } from './editor/simulated-editor.ts';
import type { SourceFile } from './systems/typing-system.ts';

/** A passage of the finished text, and how much of the text before is deleted where it begins. */
export interface Edit extends Passage {
  readonly removed: number;
}

/** A file that is written, and what stood there before. */
export interface Draft {
  /** With the text as it is in the end. */
  readonly file: SourceFile;
  readonly before: string;
  /** From top to bottom; offsets are those in the text after all earlier edits. */
  readonly edits: readonly Edit[];
}

/** All of a file is written. */
export function newFile(file: SourceFile): Draft {
  const edit = { from: 0, to: file.text.length, after: '', removed: 0 };
  return { file, before: '', edits: [edit] };
}

/**
 * What has to be written to turn an earlier file into this one: added lines, and of changed lines what is between their
 * equal ends, line by line where there are as many as before.
 */
export function changedFile(file: SourceFile, before: string): Draft {
  const edits: Edit[] = [];
  // Offsets in the texts before and after from which on they may differ.
  let [old, now] = [0, 0];
  const parts = diffLines(before, file.text);
  for (let i = 0; i < parts.length; i++) {
    const { added, removed, value } = parts[i]!;
    if (!added && !removed) {
      [old, now] = [old + value.length, now + value.length];
      continue;
    }
    const gone = removed ? value : '';
    const next = removed && parts[i + 1]?.added === true ? parts[++i] : undefined;
    const come = removed ? (next?.value ?? '') : value;
    for (const [from, to] of paired(gone, come)) {
      const edit = between(before, { at: old, text: from }, file.text, { at: now, text: to });
      if (edit !== undefined) edits.push(edit);
      [old, now] = [old + from.length, now + to.length];
    }
  }
  return { file, before, edits };
}

/** Characters that are written in all. */
export function lengthOf({ edits }: Draft): number {
  return edits.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Line by line where both have as many. */
function paired(gone: string, come: string): [string, string][] {
  const [old, now] = [linesOf(gone), linesOf(come)];
  return old.length === now.length ? old.map((line, i) => [line, now[i]!]) : [[gone, come]];
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface Piece {
  readonly at: number;
  readonly text: string;
}

/** Undefined where both are the same. */
function between(before: string, old: Piece, after: string, now: Piece): Edit | undefined {
  if (old.text === now.text) return undefined;
  let start = commonStart(old.text, now.text);
  while (isWithin(now.text, start)) start--;
  let end = commonEnd(old.text, now.text, start);
  while (isWithin(now.text, now.text.length - end)) end--;
  const removed = old.text.length - start - end;
  let [from, to] = [now.at + start, now.at + now.text.length - end];
  let standing = old.at + start + removed;
  // Added lines are typed from the end of the line above.
  const [lineEnd] = /\r?\n$/.exec(after.slice(from, to)) ?? [''];
  if (removed === 0 && lineEnd !== '' && after.slice(0, from).endsWith(lineEnd)) {
    from -= lineEnd.length;
    to -= lineEnd.length;
    standing -= lineEnd.length;
  }
  return { from, to, removed, after: /^[^\r\n]*/.exec(before.slice(standing))?.[0] ?? '' };
}

/** Whether a place is in the middle of what one key writes: a line end of two, or a pair of surrogates. */
function isWithin(text: string, at: number): boolean {
  return isWithinPair(text, at) || (text.charAt(at - 1) === '\r' && text.charAt(at) === '\n');
}
