process.on('message', ({ id, kind }) => {
  const error = { code: 'queryFault', detail: 'unreachable' };
  if (kind === 'captures') process.send({ id, error });
});
