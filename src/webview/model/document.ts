import type { ShownDocument, TextChange } from '../../protocol/panel.ts';
import { applied } from '../../core/text/change.ts';
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
    const text = changes.reduce(applied, this.text);
    const { uri, name, tabSize, isParsed } = this;
    return new PanelDocument({ uri, name, version, text, tabSize, isParsed });
  }
}
