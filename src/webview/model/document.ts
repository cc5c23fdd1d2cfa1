import type { ShownDocument, TextChange } from '../../protocol/panel.ts';
import { Lines } from '../../core/text/line-starts.ts';

/** The text in the panel: immutable, one for each version. */
export class PanelDocument {
  readonly uri: string;
  readonly name: string;
  readonly version: number;
  readonly text: string;
  readonly tabSize: number;
  readonly isParsed: boolean;
  readonly lines: Lines;

  constructor({
    uri,
    name,
    version,
    text,
    tabSize,
    isParsed,
  }: Omit<ShownDocument, 'cursor' | 'line'>) {
    this.uri = uri;
    this.name = name;
    this.version = version;
    this.text = text;
    this.tabSize = tabSize;
    this.isParsed = isParsed;
    this.lines = new Lines(text);
  }

  edited(version: number, changes: readonly TextChange[]): PanelDocument {
    let { text } = this;
    for (const { offset, removed, inserted } of changes) {
      text = text.slice(0, offset) + inserted + text.slice(offset + removed);
    }
    const { uri, name, tabSize, isParsed } = this;
    return new PanelDocument({ uri, name, version, text, tabSize, isParsed });
  }
}

/** Where an offset lies after a change; what was removed moves to the change's end. */
export function movedBy(at: number, { offset, removed, inserted }: TextChange): number {
  if (at < offset) return at;
  return at < offset + removed ? offset + inserted.length : at - removed + inserted.length;
}
