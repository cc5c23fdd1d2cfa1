import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../protocol/engine.ts';
import { OnnxModel } from '../runtime/onnx-model.ts';
import { Engine } from './engine.ts';

const port = parentPort;
if (port === null) throw new Error('the engine runs in a worker thread');

/** Written in by the build. */
declare const NEURON_LENS_LABEL_CODE: string | undefined;

const labelCode =
  typeof NEURON_LENS_LABEL_CODE === 'undefined' ? undefined : NEURON_LENS_LABEL_CODE;

const engine = new Engine({
  loadModel: (folder) => OnnxModel.load(folder, labelCode),
  reply: (message) => port.postMessage(message),
  // The event loop looks for messages before it comes to the immediates.
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  now: () => performance.timeOrigin + performance.now(),
});

port.on('message', (message: ToWorker) => {
  // Messages are taken in between two runs, the only time at which the thread can end without harm.
  if (message.kind === 'stop') process.exit();
  engine.receive(message);
});
