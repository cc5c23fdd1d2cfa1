/** The end of a name whose value is a secret, so that `passwordField` and `tokenizer` are none. */
const certain = new RegExp(
  [
    'passwor[dt]|passwrd|passwd|passcode|pwd|pswd|psk|kennwort|senha|contrase[nñ]a|mot_?de_?passe|secret|credential',
    '(?:^|[-_.$]|db|sql|user|root|admin|smtp|mail|ftp|redis|proxy|login|store|wifi)(?:pass|pw)',
    '(?:access|account|admin|aes|api|app|application|auth|cipher|client|consumer|crypt|deploy|encryption|function|hmac|host|jwt|license|master|private|rsa|secret|service|session|shared|sharedaccess|signing|ssh|storage|subscription|webhook)[-_.]?key(?:_base)?',
  ]
    .map((names) => `(?:${names})`)
    .join('|')
    .replace(/^(.*)$/, '(?:$1)s?\\d*$'),
  'i',
);

/** Names of secrets that are made of words. */
const phrase = /(?:passphrase|mnemonic|seed_?phrase)s?\d*$/i;

/** Names that also mean something else: a parser has tokens, a compiler passes. */
const ambiguous =
  /tokens?\d*$|(?:^|[-_.$])(?:auth|authorization|bearer|creds?|otp|pin|salt|pepper|sig)$/i;
const ambiguousInCamelCase = /[a-z\d](?:Pass|Auth|Creds?|Otp|Pin|Salt)$/;

/** How surely a value of this name is a secret. */
export type Suspicion = 'certain' | 'phrase' | 'possible';

/** Undefined for a name that means no secret. */
export function suspicionOf(name: string): Suspicion | undefined {
  if (phrase.test(name)) return 'phrase';
  if (certain.test(name)) return 'certain';
  return ambiguous.test(name) || ambiguousInCamelCase.test(name) ? 'possible' : undefined;
}

/** What stands for a value to be filled in. */
export function isPlaceholder(value: string): boolean {
  return /^(?:$|[$<%{*]|x{3}|\.\.\.|your|change.?me|example|placeholder|dummy|none$|null$|true$|false$)/i.test(
    value,
  );
}

/** Refers to where a value is kept: `${NAME}`, `$NAME`, `$(command)`, `{{ name }}`, `{name}`, `%s`, `<name>`. */
const reference =
  /^(?:\$\{[^}]*\}?|\$\(.*|\$[A-Za-z_]+|\$[A-Z_][A-Z\d_]*|\$\d|\{\{.*|\{[\w.[\]'"!:]*\}|%[\w({%][^%]*%?|<[^<>]*>|@[\w.]+@?|\*+|\[[\w .-]*\])$/;
const template = /\$\{[^}]*\}|\{\{.*?\}\}/g;
const word =
  /^(?:your|my|the|some|a|an|insert|enter|put|change|replace)[-_ .]?(?:own|me|this|it|here|[-_ .])*|^(?:none|null|nil|undefined|true|false|required|optional|example|placeholder|dummy|redacted|hidden|empty|default|unset|todo|tbd|n\/a|string|text|number|field|input)$/i;
/** An address without a user, or the path of a file. */
const path = /^\w+:\/\/[^@]*$|^(?:\.{1,2}|~|[\w.@-]*)(?:\/[A-Za-z_.@-]+)+\/?$/;
/** `API_KEY`, `auth.newPassword`: the name of a secret, not a secret. */
const constantName = /^[A-Z]+(?:_[A-Z\d]+)+$|^[A-Z]{1,12}$/;

/** Whether a value is a secret, given how surely its name means one. */
export function isSecretValue(value: string, suspicion: Suspicion): boolean {
  if (value.length < 3 || new Set(value).size < 3) return false;
  if (/\s/.test(value))
    return suspicion === 'phrase' || (suspicion === 'certain' && isPhrase(value));
  if (reference.test(value) || path.test(value) || constantName.test(value)) return false;
  if (isFillIn(value) || isNameOfSecret(value)) return false;
  const filled = value.replace(template, '');
  if (filled !== value && !(filled.length >= 8 && /\d/.test(filled))) return false;
  return suspicion !== 'possible' || isUnlikeWords(value);
}

/** A value with blanks is mostly a text to be shown; but two words, or few with a digit or a sign, may be a secret. */
function isPhrase(value: string): boolean {
  if (isFillIn(value) || isNameOfSecret(value.replace(/\s+/g, '-'))) return false;
  const count = value.trim().split(/\s+/).length;
  return (
    (count === 2 && /^[a-z]+ [a-z]+$/.test(value)) || (count <= 4 && /[\d@#$%^&*+=~|]/.test(value))
  );
}

function isFillIn(value: string): boolean {
  const [found] = word.exec(value) ?? [];
  return found !== undefined && !/\d/.test(value) && (found === value || /[-_ .]$/.test(found));
}

/** `password`, `new-password`, `auth.clientSecret`: without digits, and a part of its own. */
function isNameOfSecret(value: string): boolean {
  if (!/^[A-Za-z_$#][\w$.:/#-]*$/.test(value) || /\d/.test(value)) return false;
  const last = value.split(/[-_.:/#$]|(?<=[a-z])(?=[A-Z])/).pop() ?? '';
  return /^(?:passwor[dt]|passwd|passphrase|passcode|pwd|pass|senha|secret|credential|token|key|auth)s?$/i.test(
    last,
  );
}

/** Whether it holds a digit, or a sign that no name has. */
function isUnlikeWords(value: string): boolean {
  if (value.length < 4 || /^\d+(?:[.,:]\d+)+$/.test(value)) return false;
  return /[\d!@#$%^&*+=?~|]/.test(value);
}
