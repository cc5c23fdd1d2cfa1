/** The engine of the universal package, which is started as a process of Node or as a worker of a browser. */
// Each is read where it runs alone: it begins at once, and with what the other's world lacks.
if ('WorkerGlobalScope' in globalThis) import('../web/main.ts').catch(reportError);
else void import('../main.ts');
