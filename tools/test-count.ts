/** Reads from what mocha or pytest printed how many tests passed, and what it says of those that failed. */

export interface Count {
  passed: number;
  failed: number;
}

export function countTests(output: string): Count {
  const count: Count = { passed: 0, failed: 0 };
  for (const line of linesOf(output)) {
    const mocha = /^\s+(\d+) (passing|failing)( \(\S+\))?$/.exec(line);
    if (mocha) {
      count[mocha[2] === 'passing' ? 'passed' : 'failed'] += Number(mocha[1]);
    } else if (/^=* ?\d+ (passed|failed|error|skipped).* in [\d.:]+.*s/.test(line)) {
      for (const [, number, word] of line.matchAll(/(\d+) (passed|failed|error)/g)) {
        count[word === 'passed' ? 'passed' : 'failed'] += Number(number);
      }
    }
  }
  return count;
}

/** Most lines that are said again of one stage. */
const most = 120;

/** @returns what was said of each test that failed, its stack included, or nothing */
export function failedTests(output: string): string {
  let isReport = false;
  const report = linesOf(output).filter((line) => {
    if (/^\s+\d+ failing$|^=+ (FAILURES|ERRORS) =+$/.test(line)) isReport = true;
    else if (/^\s+\d+ passing /.test(line)) isReport = false;
    return isReport;
  });
  return report.slice(0, most).join('\n').trimEnd();
}

function linesOf(output: string): string[] {
  return output.replace(/\x1b\[[0-9;]*m/g, '').split(/\r?\n/);
}
