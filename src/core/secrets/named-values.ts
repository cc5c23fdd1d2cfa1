import { matches } from './matches.ts';
import { suspicionOf, type Suspicion } from './names.ts';
import { bare, inQuotes, quoteOpens, withItsParts, wrapped, type GivenValue } from './value.ts';

/** Parts of the names that `suspicionOf` knows, to test a line quickly. */
export const nameParts =
  'pass|pwd|pw|pswd|psk|kennwort|senha|contrase[nñ]a|secret|credential|mnemonic|seed_?phrase|key|token|auth|bearer|creds|otp|pin|salt|pepper|sig';
const named = new RegExp(`(?:${nameParts})[\\w$-]*`, 'gi');
/** What can belong to the name before that part. */
const beginning = /[\w$.-]{0,60}$/;

/** What may stand between a name and the quote that opens its value. */
const typed = String.raw`(?:\??\s{0,3}:\s{0,3}&?(?:'\w{1,20} )?[A-Za-z][\w.<>[\]|]{0,40}|\s{1,3}(?:string|\[\]byte|String|&str|As\s{1,3}String))?`;
const gives = String.raw`(?:(?:\|\||\?\?|[?:|+.])?=(?![=>~])|=>|:|<-|\|\||\?\?|\bor\b)`;
const assigned = new RegExp(
  String.raw`["'\x60]?\s{0,3}[\])]?\s{0,3}[?!]?(?:\[\d*\])?${typed}\s{0,8}${gives}\s{0,4}${wrapped}${quoteOpens}`,
  'y',
);
const compared = new RegExp(String.raw`["'\x60]?\]?\)?\s{0,3}[!=]==?\s{0,3}${quoteOpens}`, 'y');
const called = new RegExp(String.raw`\s?[({]\s{0,4}${wrapped}${quoteOpens}`, 'y');
const second = new RegExp(String.raw`["'\x60]?\s{0,3},\s{0,4}${wrapped}${quoteOpens}`, 'y');
const attribute = /["']\s{1,3}(?:value|content)\s?=\s?(["'])/y;
const adjacent = /\s{1,4}(?:by\s{1,3})?L?(["'])/iy;
/** Values without quotes. */
const element = />(?=[^\s<>{])/y;
const unquoted = /["']?\]?(?:\s{0,3}(?<gives>:?=|:)(?!=)\s{0,3}|\s{1,3})(?=[^\s"'`=:>])/y;

const constant = /^[A-Z][A-Z\d]*_[A-Z\d_]+$/;
/** Functions that take a name and then its value. */
const tells =
  /(?:set|put|define|append|headers?|add|property|env|config\w*|param\w*|field|fill|type|cookie|default|str\w?c(?:py|mp))\w*\s?\([^()]{0,60}$/i;
const asks =
  /(?:^|[._])(?:get|is|has|check|valid\w*|find|ask|read|input|prompt|on|no|t|test|expect|print\w*|require|import)[A-Z_\w]*$/;

/** A word that is neither called nor part of one that is. */
const noCall = /[^\s"'`,;)(]*(?![(\w.]|::)/y;

/** The values in `line` that are given to a name which means a secret. */
export function* namedValues(line: string): Generator<GivenValue, void, undefined> {
  for (const { index, 0: part } of matches(named, line)) {
    const [start = ''] = beginning.exec(line.slice(Math.max(0, index - 60), index)) ?? [];
    const name = start + part.replace(/-+$/, '');
    const suspicion = suspicionOf(name);
    if (suspicion !== undefined) yield* valuesOfName(line, index - start.length, name, suspicion);
  }
}

function* valuesOfName(
  line: string,
  index: number,
  name: string,
  suspicion: Suspicion,
): Generator<GivenValue, void, undefined> {
  const end = index + name.length;
  const before = line.slice(Math.max(0, index - 80), index);
  const quoted = (
    pattern: RegExp,
    way: GivenValue['way'],
    how = suspicion,
  ): GivenValue | undefined => {
    pattern.lastIndex = end;
    const match = pattern.exec(line);
    if (match === null) return undefined;
    return inQuotes(line, pattern.lastIndex, match[1]!, how, way);
  };
  const possible = (isSure: boolean): Suspicion => (isSure ? suspicion : 'possible');
  const isOption = /(?:^|[\s"'])--?$/.test(before) || name.startsWith('--');
  const isKeyword = /(?:#\s*define\s+|[({\s]:)$/.test(before) || /^(?:by|password)$/i.test(name);
  const found =
    quoted(assigned, 'assigned') ??
    quoted(compared, 'compared', 'possible') ??
    quoted(called, 'told', possible(!asks.test(name))) ??
    quoted(second, 'told', possible(isOption || tells.test(before) || constant.test(name))) ??
    quoted(attribute, 'assigned') ??
    quoted(adjacent, 'told', possible(isKeyword));
  if (found !== undefined) {
    yield* withItsParts(line, found);
    return;
  }
  element.lastIndex = end;
  if (/<[\w.:-]*$/.test(before) && element.test(line)) {
    yield bare(line, element.lastIndex, suspicion, 'assigned', /[^\s<]*/y);
    return;
  }
  yield* withoutQuotes(line, { index, end, name, before, isOption }, suspicion);
}

interface Named {
  readonly index: number;
  readonly end: number;
  readonly name: string;
  readonly before: string;
  readonly isOption: boolean;
}

/**
 * Values without quotes, as in files of settings, shells, addresses and connection strings, which any text may quote.
 */
function* withoutQuotes(
  line: string,
  { end, name, before, isOption }: Named,
  suspicion: Suspicion,
): Generator<GivenValue, void, undefined> {
  unquoted.lastIndex = end;
  const match = unquoted.exec(line);
  if (match === null) return;
  const from = unquoted.lastIndex;
  const sign = match.groups?.['gives'];
  const isTight = sign === '=' && match[0] === '=';
  const startsLine =
    /^\s*(?:(?:export|set|setx|ENV|ARG|env|declare(?: -x)?|local|readonly|\$env:|[-#/*])\s*)*$/;
  const isSetting = isTight && (startsLine.test(before) || /^[A-Z][A-Z\d_]+$/.test(name));
  const isPart = isTight && /(?:[?&;]|["'][\w ]{0,20})\s?$/.test(before);
  const isWord =
    sign === undefined && (isOption || /^\s*(?:ENV|ARG|setx?|machine .*)\s+$/.test(before));
  const isEntry = sign === ':' && /^[\s"'-]*(?:[\w.-]+\.)?$/.test(before) && isAlone(line, from);
  if (isSetting || isWord) yield bare(line, from, suspicion, 'assigned', /[^\s"'`]*/y);
  else if (isPart) yield bare(line, from, suspicion, 'assigned', /[^\s"'`;&]*/y);
  else if (isEntry) yield bare(line, from, suspicion, 'entry');
  else if (sign !== undefined) yield bare(line, from, 'possible', 'assigned', noCall);
}

/** A value of YAML, which nothing follows, and no name of a type. */
function isAlone(line: string, from: number): boolean {
  const rest = line
    .slice(from)
    .replace(/\s+#.*$/, '')
    .trimEnd();
  return (
    /^\S+$/.test(rest) &&
    !/[,;({[]$|^[|&>]|^(?:[A-Z][A-Za-z]*(?:[.<[].*)?|(?:[A-Z][a-z]*\d*){2,}|[a-z]{1,7}(?:\[\])?|undefined|boolean|varchar|[\w.]+\(.*)$/.test(
      rest,
    )
  );
}
