/** The command line of VS Code, as far as tests and installing extensions need it. */
import { parseArgs } from 'node:util';

export interface EditorFlags {
  readonly version: boolean;
  readonly listExtensions: boolean;
  readonly installExtensions: readonly string[];
  readonly uninstallExtensions: readonly string[];
  readonly extensionsInDevelopment: readonly string[];
  readonly tests: string | undefined;
  readonly extensions: string | undefined;
  readonly userData: string | undefined;
  readonly locale: string | undefined;
  readonly trustWorkspace: boolean;
  /** Folders and files to open. */
  readonly open: readonly string[];
}

const OPTIONS = {
  version: { type: 'boolean', short: 'v' },
  'list-extensions': { type: 'boolean' },
  'install-extension': { type: 'string', multiple: true },
  'uninstall-extension': { type: 'string', multiple: true },
  extensionDevelopmentPath: { type: 'string', multiple: true },
  extensionTestsPath: { type: 'string' },
  'extensions-dir': { type: 'string' },
  'user-data-dir': { type: 'string' },
  locale: { type: 'string' },
  'disable-workspace-trust': { type: 'boolean' },
} as const;

/** Reads `--flag value` and `--flag=value`; unknown flags, which are meant for VS Code, are left out. */
export function readFlags(argv: readonly string[]): EditorFlags {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
  });
  return {
    version: values.version === true,
    listExtensions: values['list-extensions'] === true,
    installExtensions: strings(values['install-extension']),
    uninstallExtensions: strings(values['uninstall-extension']),
    extensionsInDevelopment: strings(values.extensionDevelopmentPath),
    tests: strings(values.extensionTestsPath)[0],
    extensions: strings(values['extensions-dir'])[0],
    userData: strings(values['user-data-dir'])[0],
    locale: strings(values.locale)[0],
    trustWorkspace: values['disable-workspace-trust'] === true,
    open: positionals,
  };
}

/** A flag that was given without a value is ignored. */
function strings(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'string');
}
