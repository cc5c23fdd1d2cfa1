/** `npm run --silent evaluate`: types the files of a folder as a person would, and reports what completion saves. */
import { evaluateFolder, loadModel } from '../../src/cli/evaluate/main.ts';
import { shippedModelFolder } from '../shipped-model.ts';

const megabyte = 2 ** 20;

void (async () => {
  process.exitCode = await evaluateFolder(process.argv.slice(2), {
    defaultModel: shippedModelFolder,
    loadModel,
    machine: {
      now: () => performance.now(),
      cpu: () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      },
      memory: () => {
        const { rss, heapUsed } = process.memoryUsage();
        return { rss: rss / megabyte, heap: heapUsed / megabyte };
      },
    },
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
  });
})();
