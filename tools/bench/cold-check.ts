import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { largePlan } from './large-plan.ts';

// The first look at a sheet of so many rows in this process, then a copy of the same grid: two times in milliseconds.
const grid = await largePlan(Number(process.argv[2] ?? 10_000));
const started = performance.now();
inspectSheet(grid);
const inspected = performance.now();
structuredClone(grid);
console.log(`${inspected - started} ${performance.now() - inspected}`);
