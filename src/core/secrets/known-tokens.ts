import { matches } from './matches.ts';
import { isSecretValue } from './names.ts';
import { isRandom } from './random-words.ts';

/**
 * Beginnings of keys that nothing else begins with. The formats are those in the rules of secretlint and gitleaks, as
 * of 2026; keys without such a beginning are recognised by their names or by their randomness.
 */
const unmistakable = [
  // Amazon, Alibaba, Google, Azure.
  String.raw`AKIA[A-Z\d]|(?:A3T[A-Z\d]|A(?:SI|BI|CC|GP|ID|RO|IP|NP|NV)A)(?=[A-Z]*\d)[A-Z\d]`,
  String.raw`LTAI(?=[A-Za-z]*\d)[A-Za-z\d]{8}|ABSK[A-Za-z\d+/]{40}|bedrock-api-key-`,
  String.raw`[\w~.]{3}\dQ~[\w~.-]{12}|AQVN[\w-]{30}|AIza[\w-]{6}|ya29\.[\w-]|1//0[\w-]{20}|GOCSPX-`,
  // GitHub, GitLab, Atlassian, Bitbucket.
  String.raw`gh[opsur]_[\dA-Za-z]|github_pat_\w`,
  String.raw`gl(?:pat|dt|ft|rt|ptt|cbt|soat|oas|imt|agent|ffct)-[\w-]{4}|GR1348941|_gitlab_session=`,
  String.raw`AT(?:ATT3|CTT3|BB)[\w-]{8}`,
  // Slack, Discord, Telegram, Twilio, SendGrid, Mailgun, Mailchimp, Brevo.
  String.raw`xox[a-z](?:\.xox[bp])?-[\w-]|xapp-\d-`,
  String.raw`SG\.[\w-]{12}|x(?:keysib|smtpsib)-[\da-f]`,
  String.raw`(?:SK|AC)[\da-f]{12}|(?:pub)?key-[\da-f]{12}|[\da-f]{32}-us\d|\d{8,12}:A[\w-]{32}`,
  // Facebook, Twitter.
  String.raw`EAA[A-Z][\dA-Za-z]{40}|\d{15,16}[|][\w-]{27}|A{20}[\w%]{40}`,
  // Payments and shops.
  String.raw`(?:sk|pk|rk)_(?:live|test|prod)_[\dA-Za-z]|whsec_[\dA-Za-z]`,
  String.raw`sq0(?:atp|csp|idp)-|EAAA[\w-]{20}|shp(?:at|ca|pa|ss|tka|ua)_[\da-zA-Z]`,
  String.raw`FLW(?:SECK|PUBK)(?:_TEST)?-|EZ[AT]K[\dA-Za-z]{12}|shippo_(?:live|test)_|duffel_(?:live|test)_`,
  // Clouds, hosts, builds.
  String.raw`do[opr]_v1_[\da-f]|dapi[\da-f]{12}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.]`,
  String.raw`hv[sbr]\.[\w-]{12}|pscale_(?:tkn|oauth|pw|pat)_|HRKU-|tfp_[\w-]{8}|[a-z\d]{14}\.atlasv1\.`,
  String.raw`fo1_|fm[12][ar]?_[\w+/]{8}|fio-u-|figd_|nfp_[\dA-Za-z]{8}|vc[piark]_[\dA-Za-z]{8}`,
  String.raw`dckr_[op]at_|pul-[\da-f]{8}|pnu_[\dA-Za-z]{8}|CCIPAT_|bkua_|tskey-|tk-us-|sbp_[\da-f]{8}`,
  // Registries and tools.
  String.raw`npm_(?=[a-z]*[A-Z\d])[\dA-Za-z]{12}|pypi-[\w-]{16}|rubygems_[\da-f]{8}|oy2[a-z\d]{40}|CLOJARS_`,
  String.raw`AKC[a-z\d][\dA-Za-z]{12}|cmVmd[\dA-Za-z]{12}|PMAK-|API-[A-Z\d]{20}|sq[uap]_[\da-f]{16}|sgp_[\da-zA-Z]{8}`,
  String.raw`sntry[su]_|glc_[\dA-Za-z+/]{12}|glsa_|dt0[a-z]\d\d\.|NR(?:AK|II|JS|RA)-|lin_(?:api|oauth)_|ntn_\d`,
  String.raw`phc_[\dA-Za-z]{12}|phx_[\dA-Za-z]{12}|apify_api_|rdme_[a-z\d]{12}|sm_[aps]at_[\dA-Za-z]{8}`,
  // Models.
  String.raw`sk-(?:ant-|proj-|svcacct-|admin-|or-)[\w-]|sk-(?=[a-z]*[A-Z\d])[\dA-Za-z]{12}`,
  String.raw`hf_(?=[a-z]*[A-Z\d])[\dA-Za-z]{12}|api_org_[A-Za-z]{12}|gsk_[\dA-Za-z]{12}|xai-[\dA-Za-z]{12}`,
  String.raw`pplx-[\da-zA-Z]{8}|r8_[\dA-Za-z]{12}|nvapi-|lsv2_[ps][tk]_|csk-[a-z\d]{12}`,
  // Formats of many: JSON web tokens, keys of age and 1Password, hashed passwords.
  String.raw`eyJ[\w-]{8}|ops_eyJ|AGE-SECRET-KEY-1|A3-[A-Z\d]{6}-[A-Z\d]{6}|sha256~[\w-]{12}|p8e-[\da-z]{12}`,
  String.raw`\$(?:2[abxy]|5|6|apr1|argon2\w*|pbkdf2[\w-]*)\$[^\s"'\x60]{12}`,
];

const marked = new RegExp(String.raw`(?<![A-Za-z\d])(?:${unmistakable.join('|')})`, 'g');

/** The rest of a key that began so. */
const goesOn = /[\w.~+/=$%-]*/y;

/** Addresses of services whose last part is a key. */
const addresses =
  /(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks|webhook\.office\.com\/webhookb2|api\.telegram\.org\/bot|hooks\.zapier\.com\/hooks\/catch|chat\.googleapis\.com\/v1\/spaces|maker\.ifttt\.com\/trigger|logic\.azure\.com(?::443)?\/workflows|events\.pagerduty\.com\/integration)\/?(?=[^\s"'`<>${}])/g;
const restOfAddress = /[^\s"'`<>{}]*/y;

const uuid = /(?<![\dA-Fa-f])[\dA-Fa-f]{8}-(?:[\dA-Fa-f]{4}-){3}[\dA-Fa-f]{12}(?![\dA-Fa-f])/g;

/** `user:password@` of an address, where the password is neither a reference nor a port's number. */
const inAddress =
  /:\/\/[^\s:@/'"`[<>${}]{0,100}:(?!\d*(?:[/'"?#\s]|$))([^\s@/'"`<>${%*][^\s@/'"`<>]{0,200})@/g;
/** The same, unfinished. */
const addressSoFar = /[a-z]:\/\/[^\s:@/'"[]{1,100}:(?!\d*(?:[/'"?#\s]|$))[^\s@/'"<>${%*]{1,100}/i;

/** Parts of a key with dots in it, before one that is long enough to be recognised. */
const partsBefore = /(?:[\w~+/=-]{0,40}\d[\w~+/=-]{0,40}\.|[\w-]{14,40}\.){1,4}$/;

const words = /[\w+/=~-]{16,}/g;

/** Receives a range of a line that is secret. */
export type OnSecret = (from: number, to: number) => void;

/** By code unit: 1 for a sign that keys are written with, 2 for a digit. */
const signs = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit);
  return /\d/.test(sign) ? 2 : Number(/[\w+/=~.-]/.test(sign));
});

/**
 * Whether `findTokens` may find anything: a long run of signs, or a shorter one with a digit. All that is learned
 * passes through this check, and for most of it the search ends here.
 */
function isWorthALook(text: string): boolean {
  let run = 0;
  let hasDigit = false;
  for (let at = 0; at < text.length; at++) {
    const sign = signs[text.charCodeAt(at)] ?? 0;
    if (sign === 0) {
      run = 0;
      hasDigit = false;
      continue;
    }
    run++;
    hasDigit ||= sign === 2;
    if (run >= 20 || (run >= 12 && hasDigit)) return true;
  }
  return text.includes('://') || text.includes('$');
}

/** Finds keys that can be recognised by how they are written. */
export function findTokens(text: string, onSecret: OnSecret): void {
  if (!isWorthALook(text)) return;
  for (const match of matches(marked, text)) {
    onSecret(match.index, endOf(goesOn, text, match.index + match[0].length));
  }
  for (const match of matches(words, text)) {
    if (!isRandom(match[0])) continue;
    const [parts = ''] = partsBefore.exec(text.slice(0, match.index)) ?? [];
    onSecret(match.index - parts.length, endOf(goesOn, text, match.index + match[0].length));
  }
  if (text.includes('-')) {
    for (const match of matches(uuid, text)) {
      onSecret(match.index, match.index + match[0].length);
    }
  }
  if (!text.includes('/')) return;
  for (const match of matches(addresses, text)) {
    const from = match.index + match[0].length;
    onSecret(from, endOf(restOfAddress, text, from));
  }
  for (const match of matches(inAddress, text)) {
    const password = match[1]!;
    const to = match.index + match[0].length - 1;
    if (isSecretValue(password, 'certain')) onSecret(to - password.length, to);
  }
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

/** Whether a key begins in `text`, which may be unfinished. */
export function hasKnownToken(text: string): boolean {
  const opens = [marked, addresses, uuid].some((pattern) => text.search(pattern) >= 0);
  return opens || addressSoFar.test(text) || (text.match(words) ?? []).some(isRandom);
}
