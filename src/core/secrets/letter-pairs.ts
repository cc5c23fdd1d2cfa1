/**
 * What a letter costs after another in words of identifiers: row = the letter before (the last row: none), column = the
 * letter, in quarters of a bit as a digit of base 36. Counted in Python's standard library, the headers of a Linux
 * system and the declarations of TypeScript and Node.
 */
const rows: readonly string[] = [
  'xkffssjzkzrcffzkzcebonuppz',
  'cthtfvuzbfrbrnhtzjjrdvzziw',
  'eooqduzekzejizarzficluzqpz',
  'forg6nulbyzlssgrzjhniwzzrz',
  'itffmmozvzzjldvmoaddymphmz',
  'gqnqeezzazzfujbnzfmkfuyzlz',
  'lrku6vrmhzzbnfipzghmmzzxzs',
  '7zyt7wzyezvtkucwzhqhnzvzuz',
  'llhflkjzzzzii8dkznfdzmzqzm',
  'iwnt5tzzjzqvlyefzvfodzuzzz',
  'lwck4sqsezznslsqztgqizqxyz',
  'eptk9rotazyezqcqzyhiitzzkz',
  'alvl8qwzezqpkuebzzhqmvzzyz',
  'fveediczgzqqxqgrzzdbkozzxz',
  'okggxmozmzoihamfzbfjiolwzz',
  'cvpsamzmhzihwnejzckejzvzmz',
  'yztvyzzzyzz9zxzxulnu2zzzzz',
  'cwmo8rnzdztmkndpzigfnoyzjz',
  'jzlybvtifzgesjkjrrbakzvzoy',
  'evns9szfbzzktwfnzciklzylhz',
  'kilqfjpzhzzegaufzdedzpzwzz',
  '9wtz4uxzezzwuyiezvsozzrtzz',
  'auklfuul8zzpvfgrzchsyzyxzz',
  'krfrfkzwhzyslnpczvp5yzzenz',
  'lqovlmszkzzmieq4stfgwzszww',
  'fxpv2svugzzlpqjszwsuvzyzrs',
  'hjehhijnhyqkijigzhchlnokzt',
];

/** Bits, [27 x 26]. */
const bits = Float32Array.from(rows.join(''), (digit) => parseInt(digit, 36) / 4);

/** `before` and `letter` from 0 for a; 26 for none before. */
export function pairBits(before: number, letter: number): number {
  return bits[before * 26 + letter]!;
}
