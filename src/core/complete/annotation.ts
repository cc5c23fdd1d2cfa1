import type { ScannedLanguage } from '../labels/language.ts';

/** A name, with members after it. */
const value = String.raw`[A-Za-z_$][\w$.]*`;

/** Arguments whose brackets are round, in pairs, and not nested. */
const args = String.raw`(?:[^()[\]{}]|\([^()]*\))*`;

/** A call, not a definition: of a member, or where a value stands. */
const calls: Readonly<Record<'py' | 'ts', RegExp>> = {
  ts: new RegExp(
    String.raw`(?:[\w$)\]]\??\.[\w$]+|(?:\b(?:await|new|return|throw)\s|=>?\s|[(!]|&&\s?|\|\|\s?)${value})\(${args}$`,
  ),
  py: new RegExp(
    String.raw`(?:[\w)\]]\.\w+|(?:^\s*|\b(?:await|in|not|raise|return|yield)\s|[=+]\s|[[(,]\s?)${value})\(${args}$`,
  ),
};

/** A value that is returned, thrown, assigned, or combined with another. */
const values = new RegExp(
  String.raw`(?:^\s*(?:return|throw|raise|yield)\s(?:[^()[\]{}:]|\([^()]*\))*|[^=!<>]=>?\s+${value}|[+*%]\s${value})$`,
);

/** Lines in which a colon ends or separates something else. */
const others: Readonly<Record<'py' | 'ts', RegExp>> = {
  ts: /(?<!\?)\?(?![.?])|^\s*(?:case|default)\b|\b(?:async|function)\b/,
  py: /\blambda\b|^\s*(?:async|case|class|def|elif|else|except|finally|for|if|match|try|while|with)\b/,
};

/** Characters of the line that are looked at: a line may be a whole file. */
const farthest = 300;

/**
 * Whether a colon after `text`, which ends in code, would give a type to what is a value here: what follows a parameter
 * where it is declared follows it nowhere else, which the counts of a text learn only from its uses.
 */
export function isNoPlaceForType(text: string, language: ScannedLanguage | undefined): boolean {
  if (language === undefined || language === 'c') return false;
  const family = language === 'py' ? 'py' : 'ts';
  const shown = text.slice(text.lastIndexOf('\n') + 1).slice(-farthest);
  if (!/[\w$)\]]$/.test(shown) || others[family].test(shown)) return false;
  return calls[family].test(shown) || values.test(shown);
}
