/** What a Windows program names in its tables of imports: Microsoft's "PE Format", sections 3.4 and 6.4. */

export interface WindowsImports {
  /** Libraries that have to be there for the program to be loaded. */
  readonly needed: readonly string[];
  /** Libraries that are looked for when a function of theirs is called for the first time. */
  readonly delayed: readonly string[];
}

/** Numbers of the directories, bytes of an entry, and where in one the name's address stands. */
const NEEDED = { directory: 1, size: 20, name: 12 };
const DELAYED = { directory: 13, size: 32, name: 4 };

/** @param image of a 64-bit program */
export function windowsImports(image: Buffer): WindowsImports {
  const header = image.readUInt32LE(0x3c) + 24;
  const sections = header + image.readUInt16LE(header - 4);
  const directories = header + 112;

  /** The place in the file of an address in memory. */
  const place = (address: number): number => {
    for (let section = 0; section < image.readUInt16LE(header - 18); section++) {
      const at = sections + 40 * section;
      const offset = address - image.readUInt32LE(at + 12);
      if (offset >= 0 && offset < image.readUInt32LE(at + 16)) {
        return offset + image.readUInt32LE(at + 20);
      }
    }
    throw new Error(`No section holds ${address.toString(16)}`);
  };
  const names = ({ directory, size, name }: typeof NEEDED): string[] => {
    const table = image.readUInt32LE(directories + 8 * directory);
    const found: string[] = [];
    if (table === 0) return found;
    for (let at = place(table); image.readUInt32LE(at + name) !== 0; at += size) {
      const start = place(image.readUInt32LE(at + name));
      found.push(image.toString('latin1', start, image.indexOf(0, start)));
    }
    return found;
  };
  return { needed: names(NEEDED), delayed: names(DELAYED) };
}
