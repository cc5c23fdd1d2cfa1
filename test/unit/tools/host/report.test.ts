import assert from 'node:assert/strict';

import { markLines, ReportStream } from '../../../host/report.ts';

describe('The report of the extension host', () => {
  it('is found among what VS Code prints, however it is cut', () => {
    const printed = `noise\n${markLines('  ✔ one\n  1) two')}\nmore noise\n`;
    for (let cut = 0; cut <= printed.length; cut += 1) {
      const shown: string[] = [];
      const stream = new ReportStream((line) => shown.push(line));
      stream.write(printed.slice(0, cut));
      stream.write(printed.slice(cut));
      assert.deepEqual(shown, ['  ✔ one', '  1) two']);
      assert.equal(stream.shown, true);
      assert.equal(stream.all.length, 4);
    }
  });
});
