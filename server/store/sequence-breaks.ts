import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { SequenceBreak } from './store.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

const breakRow = z.object({ after: z.int(), next: z.int() });
const shortest = 2 ** 20;
const longest = 2 ** 30;

/**
 * Lets the sequence go on far from where it ended, by a length nobody can foretell, and keeps the gap. A file may be an
 * older copy of itself: the numbers that were given out after the copy was made are then never given out again, so what
 * a workbook saw of them is known as unknown. Nothing is moved in a file without any write.
 * @returns all gaps of the file, oldest first
 */
export async function breakSequence(database: SqliteDatabase): Promise<readonly SequenceBreak[]> {
  return database.transact(async (connection) => {
    const length = randomInt(shortest, longest);
    await connection.run(
      'INSERT INTO sequence_breaks (after, next) SELECT value, value + ? FROM sequence WHERE value > 0',
      [length],
    );
    await connection.run('UPDATE sequence SET value = value + ? WHERE value > 0', [length]);
    return connection.all(breakRow, 'SELECT after, next FROM sequence_breaks ORDER BY after');
  });
}
