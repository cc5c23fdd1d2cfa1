/** A host that has an engine at work, tells its process's id, and waits to be killed. */
import { EngineClient } from '../../../../src/worker/client.ts';
import { forked } from '../../../../src/worker/child.ts';

async function main([program, folder]: string[]): Promise<void> {
  const client = new EngineClient(forked(program!));
  await client.request('load', { folder: folder! });
  console.log(client.pid);
}

void main(process.argv.slice(2));
