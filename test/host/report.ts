/** Finds the lines of the test report among everything that VS Code prints. */
import { Writable } from 'node:stream';

const MARK = '[spec] ';

export function markLines(text: string): string {
  return text
    .split('\n')
    .map((line) => MARK + line)
    .join('\n');
}

/** A stream that hands on marked lines without the mark, and keeps all lines for when things go wrong. */
export class ReportStream extends Writable {
  readonly all: string[] = [];
  /** Whether there was any report. */
  shown = false;
  #rest = '';
  readonly #show: (line: string) => void;

  constructor(show: (line: string) => void) {
    super({ decodeStrings: false, defaultEncoding: 'utf8' });
    this.#show = show;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    const lines = (this.#rest + chunk.toString()).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.all.push(line);
      if (line.startsWith(MARK)) {
        this.shown = true;
        this.#show(line.slice(MARK.length));
      }
    }
    done();
  }
}
