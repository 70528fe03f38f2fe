import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const library = 'numfmt';
const mark = '?day-first';
const reader = fileURLToPath(new URL('../addin/workbench/day-first.ts', import.meta.url));

/**
 * Gives the grid a library of number formats that reads days day first. The library offers no setting for it, and the
 * grid's packages call it without naming a region.
 */
export function dayFirstNumbers(): Plugin {
  return {
    name: 'day-first-numbers',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== library || importer?.endsWith(mark)) return null;
      const real = await this.resolve(source, importer, { skipSelf: true });
      return real && `${real.id}${mark}`;
    },
    load(id) {
      if (!id.endsWith(mark)) return null;
      const real = JSON.stringify(id.slice(0, -mark.length));
      return [
        `import { parseDate as parse } from ${real};`,
        `import { dayFirst } from ${JSON.stringify(reader)};`,
        `export * from ${real};`,
        'export const parseDate = dayFirst(parse);',
      ].join('\n');
    },
  };
}
