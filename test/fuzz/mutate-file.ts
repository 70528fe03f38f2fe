import type { PackageParts } from '#addin/workbench/file/zip-parts.ts';
import { rawZip, type RawEntry } from '#test/support/raw-zip.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { seededRandom } from '#test/support/seeded-random.ts';

const junk: readonly string[] = [
  '<',
  '>',
  '/>',
  '</row>',
  '</c>',
  '<row r="3">',
  '<row r="-1">',
  '<c r="A1">',
  '<c r="XFD1048576" t="s">',
  '<v>9</v>',
  '<f t="shared" si="0" ref="A1:A9">A2</f>',
  '<f t="shared" si="99"/>',
  '<mergeCell ref="A1:A1048576"/>',
  '<!--',
  '<![CDATA[',
  ']]>',
  '<?x',
  '&',
  '&#0;',
  '&#x110000;',
  '"',
  "'",
  '\u0000',
  '\ud800',
  ' r="',
  ' s="4294967296"',
  ' ht="NaN"',
  ' min="1" max="99999999"',
];

function mutateText(text: string, random: SeededRandom): string {
  const [a, b] = [random.int(text.length + 1), random.int(text.length + 1)];
  const near = Math.min(text.length, a + random.int(200));
  switch (random.int(7)) {
    case 0:
      return text.slice(0, a);
    case 1:
      return text.slice(0, a) + text.slice(near);
    case 2:
      return text.slice(0, b) + text.slice(a, near) + text.slice(b);
    case 3:
      return text.slice(0, a) + random.pick(junk) + text.slice(a);
    case 4:
      return text.slice(0, a) + random.pick(junk) + text.slice(near);
    case 5:
      return text.replace(/="(\d+)"/g, (whole, digits: string) =>
        random.chance(0.02) ? `="${random.pick(['-1', '0', '1e9', '99999999999', '', 'x', `${digits}0`])}"` : whole,
      );
    default:
      return text.replace(/<\/\w+>/g, (tag) => (random.chance(0.003) ? '' : tag));
  }
}

/** A workbook whose parts were damaged as text, or whose archive was damaged as bytes. */
export function mutateFile(parts: PackageParts, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const names = [...parts.keys()];
  const damaged = new Set(Array.from({ length: 1 + random.int(2) }, () => random.pick(names)));
  const entries: RawEntry[] = names.map((name) => {
    const data = parts.get(name)!;
    if (!damaged.has(name)) return { name, data };
    let text = new TextDecoder().decode(data);
    for (let count = 1 + random.int(3); count > 0; count -= 1) text = mutateText(text, random);
    return { name, data: text };
  });
  if (random.chance(0.1)) entries.splice(random.int(entries.length), 1);
  const bytes = rawZip(entries);
  if (random.chance(0.3)) {
    for (let count = 1 + random.int(20); count > 0; count -= 1) bytes[random.int(bytes.length)] = random.int(256);
  }
  return random.chance(0.1) ? bytes.subarray(0, random.int(bytes.length)) : bytes;
}
