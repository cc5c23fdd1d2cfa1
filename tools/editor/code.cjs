#!/usr/bin/env node
// What @vscode/test-electron is given as VS Code's executable: see code.ts.
'use strict';

require('tsx/cjs');
const { main } = require('./code.ts');

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
