import type { CountedLanguage } from '../../../src/core/text/language.ts';

/** A line in which somebody wrote down a secret. */
export interface SecretForm {
  readonly name: string;
  readonly countedAs: CountedLanguage;
  readonly before: string;
  readonly secret: string;
  readonly after: string;
}

function form(
  name: string,
  countedAs: CountedLanguage,
  before: string,
  secret: string | readonly string[],
  after: string,
): SecretForm {
  return { name, countedAs, before, secret: [secret].flat().join(''), after };
}

// Keys are put together here, so that nobody who looks for them finds one in this file.
const hex32 = '9f86d081884c7d659a2feaa0c55ad015';
const hex64 = `${hex32}a3bf4f1b2b0b822cd15d6c15b0f00a08`;
const uuid = '4a7c15e2-93bd-4f08-a6d1-7be23c90f5d8';
const base62 = 'x8Kd03LmQ92vTzB4nRw7YpS1cE6hJf5uAqZk';
const awsSecret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzQ9mLkT4aE';
const jwt = [
  'ey',
  'JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.ey',
  'JzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.',
  'Sfl5KxwRJSMeKKF2QT4fwpMeJf36POk6yJVadQssw5c',
];
const pemLine = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';

/** Named by what they are given to: nothing in the values themselves looks like a key. */
const named: readonly SecretForm[] = [
  form('DB_PASS in Python', 'py', 'DB_PASS = "', 'Tr0ub4dor&3', '"'),
  form('a password with all signs', 'py', 'password = "', 'P@$$w0rd{9}<x>', '"'),
  form('a password of letters', 'ts', "const password = '", 'correcthorsebattery', "';"),
  form('a dictionary in Python', 'py', '    "db_password": "', 'kumquat-Zebra7', '",'),
  form('a keyword argument', 'py', 'connect(host=host, passwd="', 'gH7!kulfi', '")'),
  form('os.environ', 'py', 'os.environ["API_TOKEN"] = "', 'ziggurat99', '"'),
  form('setdefault', 'py', 'os.environ.setdefault("DB_PASSWORD", "', 'ziggurat99', '")'),
  form('Django', 'py', 'SECRET_KEY = "', 'django-insecure-q7#x!z0u', '"'),
  form(
    'SQLAlchemy',
    'py',
    'engine = create_engine("postgresql://app:',
    'mAng0-laSSi',
    '@db/shop")',
  ),
  form('requests', 'py', 'requests.get(url, auth=("admin", "', 'kvothe42', '"))'),
  form('login', 'ts', 'await login("admin", "', 'sesameopens', '");'),
  form('an object', 'ts', "  clientSecret: '", 'papaya+Quark1', "',"),
  form('a typed constant', 'ts', "const apiKey: string = '", 'blueberry-55', "';"),
  form('a default', 'ts', "const secret = process.env.JWT_SECRET || '", 'zwieback-koala', "';"),
  form('a line that goes on', 'ts', "const sessionSecret =\n  '", 'marzipan-Owl3', "';"),
  form('a call that goes on', 'ts', "client.setPassword(\n  '", 'marzipan-Owl3', "',\n);"),
  form('a comparison', 'ts', 'if (password === "', 'opensesame1!', '") {'),
  form('a header', 'ts', "headers.set('X-Api-Key', '", 'quokka-7781', "');"),
  form('a form filled in', 'ts', "await page.fill('#password', '", 'gumdropQ7', "');"),
  form('JSX', 'ts', '<Login user="me" password="', 'plum&pudding', '" />'),
  form('a macro', 'c', '#define API_KEY "', 'rhubarb-0451', '"'),
  form('an array', 'c', 'static const char wifi_password[] = "', 'casa4421!', '";'),
  form('curl_easy_setopt', 'c', 'curl_easy_setopt(curl, CURLOPT_PASSWORD, "', 'gouda&brie9', '");'),
  form('PHP define', 'php', "define('DB_PASSWORD', '", 'b0ulevard!', "');"),
  form('a PHP array', 'php', "    'password' => '", 'crepe$uzette', "',"),
  form('a PHP variable', 'php', '$dbPassword = "', 'baguette(8)', '";'),
  form('mysqli', 'php', 'mysqli_connect("localhost", "root", "', 'r4tatouille', '");'),
  form('a Java setter', 'java', 'dataSource.setPassword("', 'espresso77', '");'),
  form(
    'a Java constant',
    'java',
    'private static final String API_SECRET = "',
    'doppio-shot',
    '";',
  ),
  form('a Java property', 'java', 'props.put("db.password", "', 'ristretto1', '");'),
  form('C#', 'csharp', 'var password = @"', 'sm0rgas<bord>', '";'),
  form(
    'a connection string',
    'csharp',
    'var c = "Server=db;User Id=sa;Password=',
    'f1ka+kanelbulle',
    ';Encrypt=true";',
  ),
  form(
    'an account key',
    'csharp',
    '"DefaultEndpointsProtocol=https;AccountKey=',
    'Zm9vYmFyMTIzNDU2',
    ';";',
  ),
  form('a Go struct', 'go', '\tPassword: "', 'gopher{burrow}', '",'),
  form('a Go variable', 'go', 'var apiToken string = "', 'gopher-0042', '"'),
  form('Go Setenv', 'go', 'os.Setenv("GITHUB_TOKEN", "', 'burrow77x', '")'),
  form('Ruby', 'ruby', '  config.secret_key_base = "', 'sinatra-ruby5', '"'),
  form('Rust', 'rust', 'const API_KEY: &str = "', 'ferris-crab8', '";'),
  form('Kotlin', 'kotlin', 'keyPassword = "', 'kotlinc9!', '"'),
  form('shell export', 'shellscript', 'export DB_PASSWORD=', 'p4ella-Mixta', ''),
  form('shell in quotes', 'shellscript', 'DB_PASS="', 'gazpacho$9', '"'),
  form('curl -u', 'shellscript', 'curl -u admin:', 'churr0s-con', ' https://example.com/api'),
  form('curl -H', 'shellscript', 'curl -H "X-Auth-Token: ', 'manchego88x', '" https://example.com'),
  form('a bearer', 'shellscript', 'curl -H "Authorization: Bearer ', 'tortilla4ever9', '" $URL'),
  form('basic', 'ts', "  Authorization: 'Basic ", 'dXNlcjpodW50ZXIy', "',"),
  form('an option', 'shellscript', 'deploy --password ', 'sangria2go', ' --force'),
  form('sshpass', 'shellscript', 'sshpass -p ', 'jam0n-iberico', ' ssh me@host'),
  form('SQL', 'sql', "CREATE ROLE app WITH LOGIN PASSWORD '", 'select-Star9', "';"),
  form('SQL by', 'sql', "CREATE USER app IDENTIFIED BY '", 'dropTables1', "';"),
  form('a .env line', 'shellscript', 'STRIPE_SECRET=', 'nougat(4you)', ''),
  form('YAML', 'shellscript', '  password: ', 'spaetzle_77', ''),
  form('TOML', 'shellscript', 'api_key = "', 'apfelstrudel', '"'),
  form('JSON', 'ts', '  "secret": "', 'weisswurst=12', '",'),
  form('Terraform', 'shellscript', '  master_password = "', 'lebkuchen!{2}', '"'),
  form('a Dockerfile', 'shellscript', 'ENV REDIS_PASSWORD ', 'glueh-wein24', ''),
  form('XML', 'html', '<add key="Password" value="', 'kimchi+jjigae', '" />'),
  form('an element', 'html', '<password>', 'bibimbap22', '</password>'),
  form('an address', 'ts', 'connect("mongodb://root:', 'tteok*bokki', '@db:27017/app");'),
  form(
    'a query',
    'ts',
    "fetch('https://api.example.com/v1?access_token=",
    'japchae7x1',
    "&page=2');",
  ),
  form('a UUID', 'ts', "  apiKey: '", uuid, "',"),
];

/** Told by what they are written like, given to something that says nothing. */
const marked: readonly SecretForm[] = (
  [
    ['an AWS key', ['AK', 'IAIOSFODNN7EXAMPLE']],
    ['an AWS secret', awsSecret],
    ['GitHub', ['ghp', '_', base62]],
    ['GitLab', ['glpat', '-x8Kd03LmQ92vTzB4nRw7']],
    ['Slack', ['xoxb', '-2475012345-2475098765-x8Kd03LmQ92vTzB4nRw7YpS1']],
    ['Shopify', ['shp', 'at_', hex32]],
    ['DigitalOcean', ['dop', '_v1_', hex64]],
    ['Mailgun', ['key', '-', hex32]],
    ['Twilio', ['SK', hex32]],
    ['SendGrid', ['SG', '.x8Kd03LmQ92vTzB4nRw7Yp.S1cE6hJf5uAqZkx8Kd03LmQ92vTzB4nRw7YpS1cE6h']],
    ['Stripe', ['sk', '_live_', '51H8Kd03LmQ92vTzB4nRw7YpS']],
    ['OpenAI', ['sk', '-proj-', base62]],
    ['Anthropic', ['sk', '-ant-api03-', base62]],
    ['Hugging Face', ['hf', '_', base62.slice(0, 34)]],
    ['npm', ['npm', '_', base62]],
    ['PyPI', ['pypi', '-AgEIcHlwaS5vcmc', base62]],
    ['Google', ['AI', 'zaSyD-x8Kd03LmQ92vTzB4nRw7YpS1cE6hJ']],
    ['Databricks', ['dapi', hex32]],
    ['HashiCorp', ['hvs', '.CAESI', base62]],
    ['Azure', ['x8K', '8Q~', base62.slice(0, 31)]],
    ['a JSON web token', jwt],
    ['hexadecimal', hex64],
    ['base 32', 'JBSWY3DPEHPK3PXPKRUGKIDROVUWG2ZA'],
    ['base 62 of 20', 'x8Kd03LmQ92vTzB4nRw7'],
    ['small letters and digits', 'q7m2x9k4v8w1z5t3j6p0'],
    ['base 64', '3q2+7wABkT9xYzQ1mJ8vLr5sWn0pUeHcGdFaBiOo4K0='],
    ['another UUID', uuid],
    ['a hashed password', ['$2b', '$12$x8Kd03LmQ92vTzB4nRw7YeS1cE6hJf5uAqZkx8Kd03LmQ92vTzB4n']],
  ] as const
).map(([name, secret]) => form(name, 'ts', "register('", secret, "');"));

const addresses: readonly SecretForm[] = [
  // The network itself knows how that goes on.
  form('a fine GitHub', 'ts', "register('github", ['_pat', '_11ABCDEFG0', base62], "');"),
  form(
    'a Slack webhook',
    'ts',
    ["post('https://hooks.slack.com/serv", 'ices/'].join(''),
    `T02AB34CD/B05EF67GH/${base62.slice(0, 24)}`,
    "');",
  ),
  form(
    'a Discord webhook',
    'ts',
    ["post('https://discord.com/api/web", 'hooks/'].join(''),
    `112233445566778899/${base62}`,
    "');",
  ),
  form('Telegram', 'py', 'Bot("1122334455:', ['AA', `H${base62.slice(0, 32)}`], '")'),
];

const blocks: readonly SecretForm[] = [
  form(
    'a private key',
    'ts',
    ['const pem = `-----BEGIN', ' PRIVATE KEY-----\n'].join(''),
    `${pemLine}\nq7m2Xx9K4v8w1Z5t3J6p0\nYw==`,
    ['\n-----END', ' PRIVATE KEY-----`;'].join(''),
  ),
  form(
    'a private key in one line',
    'py',
    ['key = "-----BEGIN', ' RSA PRIVATE KEY-----\\n'].join(''),
    `${pemLine}\\nYw9Kf==`,
    ['\\n-----END', ' RSA PRIVATE KEY-----"'].join(''),
  ),
];

export const secretForms: readonly SecretForm[] = [...named, ...marked, ...addresses, ...blocks];
