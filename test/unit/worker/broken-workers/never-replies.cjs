process.on('message', ({ kind }) => {
  if (kind === 'ping') process.send({ kind: 'pong', memory: 1 });
});
process.on('disconnect', () => process.exit());
