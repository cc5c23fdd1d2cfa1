import assert from 'node:assert/strict';
import { isNoPlaceForType } from '../../../../src/core/complete/annotation.ts';

const values = {
  ts: [
    'console.warn(message',
    '  return best ?? fallback',
    '  return count(text, letter',
    '  throw new RangeError(message',
    'const total = count',
    'const clean = normalize(headers',
    'list.map((one) => one.length + offset',
    'list.map((one) => take(one',
    'if (isOpen(name',
    'await readFile(path.join(folder, name',
    'if (a) {\n  this.items.push(item',
  ],
  py: [
    'print(word',
    '    self.items.append(item',
    '    return os.path.join(folder, name',
    '    total = count',
    '    raise ValueError(message',
    '    counts[key] = parse(line, limit',
    'x = [take(one',
  ],
};

const others = {
  ts: [
    'function warn(message',
    'export function first<T>(list',
    '  private warn(message',
    '  constructor(private readonly name',
    '  warn(message',
    'list.map((one',
    'list.map(async (one',
    'list.map(async(one',
    'list.forEach(function (one',
    'const f = (name',
    'const { name',
    'const total',
    '  name',
    '  return isOpen(name) ? name',
    '  return { name',
    '  return [{ name',
    '  case Mode.open',
    'type Take = (name',
    'const f = function (name',
    'function take(list = read(path), name',
    'call({ name',
    'const open = isOpen ? call(name',
  ],
  py: [
    'def warn(message',
    'async def warn(message',
    'class Box(Base)',
    'if len(words)',
    'if total == count',
    'while x < take(y)',
    'with open(path) as file',
    'for one in take(words)',
    '    else',
    'take(key=lambda one',
    'x = {take(one)',
    'x = lambda',
    'name',
  ],
};

describe('a type', () => {
  for (const language of ['ts', 'py'] as const) {
    for (const text of values[language]) {
      it(`${language}: has no place after ${text}`, () => {
        assert.ok(isNoPlaceForType(text, language));
        assert.ok(!isNoPlaceForType(text, 'c'));
        assert.ok(!isNoPlaceForType(text, undefined));
      });
    }
    for (const text of others[language]) {
      it(`${language}: or something else may follow ${text}`, () => {
        assert.ok(!isNoPlaceForType(text, language));
      });
    }
  }

  it('has a place or not by the last characters of a long line', () => {
    const long = `${'a'.repeat(100_000)}console.warn(message`;
    assert.ok(isNoPlaceForType(long, 'tsx'));
  });
});
