import type { CountedLanguage } from '../../protocol/engine.ts';

/** Bytes of a file: longer ones are data or were generated. */
export const LARGEST = 300_000;
const LONGEST_LINE = 1_000;

const SECRET_NAMES = [
  /^\.env/,
  /\.env(\.|$)/,
  /^\.?(htpasswd|netrc|npmrc|pgpass|pypirc)$/,
  /^\.(dockercfg|git-credentials|my\.cnf|s3cfg|boto|vault-token|terraformrc)$/,
  /\.(agekey|asc|der|gpg|jks|kdbx?|key|keystore|mobileprovision|ovpn|p12|p8|pem|pfx|ppk|tfstate|tfvars(\.json)?)$/,
  // Where frameworks keep what is not to be shared.
  /^wp-config(-.*)?\.php$/,
  /^(config\.inc|localsettings|settings\.local)\.php$/,
  /^(local[-_.]?settings|settings[-_.]?local)\.\w+$/,
  /^id_(dsa|ecdsa|ed25519|rsa)/,
  /(^|[-_.])(credentials?|passwords?|passwd|secrets?)([-_.]|$)/,
];

const SECRET_FOLDERS = /(^|\/)\.(aws|gnupg|kube|ssh|docker)\//;

/** Whether a file's path suggests that it holds keys or passwords: such a file is not even read. */
export function looksSecret(path: string): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  return SECRET_FOLDERS.test(lower) || SECRET_NAMES.some((pattern) => pattern.test(name));
}

/** A file's text, and the language that it is learned for. */
export interface Learnable {
  readonly countedAs: CountedLanguage;
  readonly text: string;
}

/** The text of a file; undefined where it seems not to be code written by hand, or holds a private key. */
export function learnableText(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST || bytes.includes(0)) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '' || hasLongLine(text)) return undefined;
  return /-----BEGIN [A-Z ]*PRIVATE KEY/.test(text) ? undefined : text;
}

function hasLongLine(text: string): boolean {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    if ((end < 0 ? text.length : end) - from > LONGEST_LINE + 1) return true;
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
}
