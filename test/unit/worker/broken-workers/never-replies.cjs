const { parentPort } = require('node:worker_threads');

parentPort.on('message', ({ kind }) => {
  if (kind === 'stop') process.exit();
});
