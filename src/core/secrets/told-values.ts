import { matches } from './matches.ts';
import type { Suspicion } from './names.ts';
import { isRandom } from './random-words.ts';
import { bare, inQuotes, quoteOpens, wrapped, type GivenValue } from './value.ts';

/** Calls with a user's name and a password, or with a text and a key to sign it; and those that may have one. */
const logsIn =
  /(?:(?:log_?[io]n|sign_?in|authenticat\w{1,4}|basic_?auth|create_?user|credentials?|jwt\.(?:sign|encode|verify|decode)|createHmac|WiFi\.begin|mysqli|Sequelize)|\bauth)\w{0,12}\s?(?:=\s?(?:new )?\w{0,20})?\s?[([]/gi;
const connects = /(?:connect|Connection|PDO)\w{0,12}\s?\(/g;
const furtherArgument = /,\s{0,4}(?:\w{1,20}\s?=\s?)?[bfrLuN@$]?(["'`])/g;

/** Calls whose first argument is a key. */
const keyed = new RegExp(
  String.raw`(?:hmac\.new|cookieParser|AES\.new|Fernet|TOTP|ConvertTo-SecureString)\s{0,3}(?:\(\s{0,4}|-String\s+)?${wrapped}${quoteOpens}`,
  'gi',
);

/** `Authorization: Bearer value` and the like. */
const scheme =
  /(?<![\w-])(Bearer|Basic|Token|Digest|Negotiate|OAuth|Splunk|GenieKey|ApiKey|Api-Key)\s{1,3}(?=[\w$.~+/=-])/gi;

/** Where programs take a password: mostly after an option, which means something else to other programs. */
const options = new RegExp(
  [
    String.raw`\b(?:curl|wget|ftp|lftp|smbclient)\b[^|;]{0,300}?\s(?:-u|--user|--proxy-user)[ =]?["']?[^\s:"'$%]{1,60}[:%]`,
    String.raw`\bsshpass\s{1,3}-p\s?["']?`,
    String.raw`\bmysql(?:dump|admin)?\b[^|;]{0,200}?\s-p["']?`,
    String.raw`\blogin\b[^|;]{0,200}?\s-p[ =]["']?`,
    String.raw`\bredis-cli\b[^|;]{0,200}?\s-a\s["']?`,
    String.raw`\bopenssl\b[^|;]{0,200}?\s-(?:k|K|pass|passin|passout)\s["']?(?:pass:)?`,
    String.raw`\becho\s["']?(?:\w{1,20}:)?(?=[^|\s]{4,80}\s?\|.{0,80}(?:password-stdin|chpasswd|sudo -S|passwd))`,
    String.raw`\blogin\s+\S{1,60}\s+password\s+`,
    String.raw`\bidentified\s+by\s+(?:password\s+)?["']`,
  ]
    .map((option) => `(?:${option})`)
    .join('|')
    .replace(/^(.*)$/, String.raw`(?:$1)(?=[^\s"'$-])`),
  'gi',
);

/** A row that is inserted into a table with a column of secrets. */
const row =
  /\binsert\s+into\b[^;]{0,200}?(?:passw|pwd|secret|token|api_?key)[^;]{0,200}?\bvalues?\b/gi;
const literal = /[(,]\s{0,4}N?(')/g;

/** What a line must have for `toldValues` to find anything. */
export const toldBy =
  'auth|credential|bearer|token|api-?key|insert|log_?[io]n|sign_?in|create_?user|connect|pdo|jwt|hmac|wifi|mysql|sequelize|cookieparser|aes|fernet|totp|securestring|basic|digest|negotiate|splunk|curl|wget|ftp|smbclient|sshpass|redis-cli|openssl|echo|identified';

/** The values in `line` that are passed to a function, a program or a server which asks for secrets. */
export function* toldValues(line: string): Generator<GivenValue, void, undefined> {
  yield* argumentsOf(line, logsIn, furtherArgument, 'certain');
  yield* argumentsOf(line, connects, furtherArgument, 'possible');
  yield* argumentsOf(line, row, literal, 'possible');
  for (const { index, 0: call, 1: quote = '' } of matches(keyed, line)) {
    yield inQuotes(line, index + call.length, quote, 'phrase', 'told');
  }
  for (const { index, 0: all, 1: word = '' } of matches(scheme, line)) {
    const value = bare(line, index + all.length, 'certain', 'told');
    if (isCredential(word, line.slice(value.from, value.to))) yield value;
  }
  for (const { index, 0: option } of matches(options, line)) {
    yield bare(line, index + option.length, 'certain', 'told');
  }
}

/** Whether it is a credential, and not the next word of a sentence. */
function isCredential(scheme: string, value: string): boolean {
  if (value.length < 6) return false;
  const isEncoded = /^b/i.test(scheme) && /[a-z][A-Z]|=$/.test(value);
  return /\d/.test(value) || isEncoded || isRandom(value);
}

function* argumentsOf(
  line: string,
  calls: RegExp,
  argument: RegExp,
  suspicion: Suspicion,
): Generator<GivenValue, void, undefined> {
  for (const { index, 0: call } of matches(calls, line)) {
    yield* furtherArguments(line, index + call.length, argument, suspicion);
  }
}

/** The string literals after commas in the arguments that begin at `from`. */
function* furtherArguments(
  line: string,
  from: number,
  argument: RegExp,
  suspicion: Suspicion,
): Generator<GivenValue, void, undefined> {
  const stop = line.slice(from, from + 300).search(/[{}]/);
  const rest = line.slice(0, stop < 0 ? from + 300 : from + stop);
  argument.lastIndex = from;
  for (let match = argument.exec(rest); match !== null; match = argument.exec(rest)) {
    const value = inQuotes(line, argument.lastIndex, match[1]!, suspicion, 'told');
    yield value;
    argument.lastIndex = value.to + 1;
  }
}
