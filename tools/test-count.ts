/** Reads how many tests passed and failed from the last lines of mocha or pytest. */

export interface Count {
  passed: number;
  failed: number;
}

export function countTests(output: string): Count {
  const count: Count = { passed: 0, failed: 0 };
  for (const line of output.replace(/\x1b\[[0-9;]*m/g, '').split(/\r?\n/)) {
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
