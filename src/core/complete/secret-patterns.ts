/** Names whose value is a secret: the end of an identifier, so that `passwordField` and `tokenizer` are none. */
const secretName =
  /(?:pass(?:word|wd|phrase|code)|pwd|secret|token|credential|(?:api|access|account|auth|client|encryption|master|private|secret|session|shared|signing|storage)[-_]?key)s?\d*$/i;

export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** A parser has tokens, too. */
export function isAmbiguous(name: string): boolean {
  return /tokens?\d*$/i.test(name);
}

/** The beginnings of keys by which their makers mark them, followed by what makes them keys. */
const marked: readonly RegExp[] = [
  /\bAKIA[0-9A-Z]/,
  /\bASIA(?=[A-Z]*\d)[0-9A-Z]/,
  /\bgh[opsur]_[0-9A-Za-z]/,
  /\bgithub_pat_[0-9A-Za-z]/,
  /\bglpat-[\w-]/,
  /\bxox[abeoprs]-[\w-]/,
  /\b(?:sk|pk|rk)_(?:live|test)_[0-9A-Za-z]/,
  /\bsk-(?:ant-|proj-)[0-9A-Za-z]/,
  /\bsk-(?=[a-z]*[A-Z\d])[0-9A-Za-z]{12}/,
  /\bAIza[\w-]{6}/,
  /\bya29\.[\w-]/,
  /\bnpm_(?=[a-z]*[A-Z\d])[0-9A-Za-z]{12}/,
  /\bhf_(?=[a-z]*[A-Z\d])[0-9A-Za-z]{12}/,
  /\bSG\.[\w-]{16}/,
  /\beyJ[\w-]{8,}/,
  /-----BEGIN [A-Z ]/,
];

/** `scheme://user:password@`, where the password is no placeholder; unfinished, it is more than a port's number. */
const inAddress = /[a-z]:\/\/[^\s:@/'"[]{1,100}:(?!\d*(?:[/'"?#\s]|$))[^\s@/'"<>${%*]{1,100}/i;

export function hasMarkedKey(text: string): boolean {
  return marked.some((pattern) => pattern.test(text)) || inAddress.test(text);
}

/** What a random key is written with; a word of it is at least so long. */
const run = /[\w+/]{24,}/g;

/** Whether there is a long word of letters and digits in no order, as no identifier is. */
export function hasRandomWord(text: string): boolean {
  return (text.match(run) ?? []).some((word) => isHex(word) || isMixed(word));
}

function isHex(word: string): boolean {
  return /^(?=.*\d)(?=.*[a-f])[\da-f]{32,}$/i.test(word) && new Set(word).size >= 8;
}

/**
 * Small and capital letters and digits, changing places at every other character: in what is drawn from 62 signs at
 * random 60 % of all neighbours are of different kinds, in names made of words one in five.
 */
function isMixed(word: string): boolean {
  const kinds = Array.from(word, kindOf);
  const digits = kinds.filter((kind) => kind === 'digit').length;
  if (digits < 2 || !kinds.includes('small') || !kinds.includes('capital')) return false;
  const changes = kinds.filter((kind, index) => {
    const previous = kinds[index - 1] ?? 'other';
    return kind !== previous && kind !== 'other' && previous !== 'other';
  });
  return changes.length >= 0.45 * word.length;
}

function kindOf(character: string): 'capital' | 'digit' | 'other' | 'small' {
  if (/[a-z]/.test(character)) return 'small';
  if (/[A-Z]/.test(character)) return 'capital';
  return /\d/.test(character) ? 'digit' : 'other';
}

/** What stands for a value to be filled in, or is the name of one. */
export function isPlaceholder(value: string): boolean {
  return /^(?:$|[$<%{*]|x{3}|\.\.\.|your|change.?me|example|placeholder|dummy|none$|null$|true$|false$)/i.test(
    value,
  );
}
