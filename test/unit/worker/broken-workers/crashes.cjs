// As a fault in native code would end it.
process.on('message', () => process.kill(process.pid, 'SIGSEGV'));
