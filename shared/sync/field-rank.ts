import { blankHash, hashValue } from './field-hash.ts';
import { typeOf } from './field-owners.ts';
import { progressStatuses, progressStatusWords, readProgressStatus } from './progress-status.ts';
import type { FieldValue } from './protocol.ts';

/**
 * How far a value of a field says that work has come, for fields that say it in numbers or as a status: blank is 0, a
 * number is itself, a status counts from 1. `null` for words that no order is known of.
 */
export function rankOfValue(field: string, value: FieldValue): number | null {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  const status = field === 'status' ? readProgressStatus(value) : null;
  return status === null ? null : progressStatuses.indexOf(status) + 1;
}

/** The same for a hash, where the value is one that many rows have; `null` for others. */
export function rankOfHash(field: string, hash: string): number | null {
  if (hash === blankHash) return 0;
  if (field === 'status') return statusRanks().get(hash) ?? null;
  return typeOf(field) === 'number' ? (numberRanks().get(hash) ?? null) : null;
}

let statuses: ReadonlyMap<string, number> | null = null;
function statusRanks(): ReadonlyMap<string, number> {
  statuses ??= new Map(progressStatuses.map((status, at) => [hashValue(progressStatusWords[status]), at + 1]));
  return statuses;
}

let numbers: ReadonlyMap<string, number> | null = null;
/** Whole percents, and scores in quarters up to ten. */
function numberRanks(): ReadonlyMap<string, number> {
  numbers ??= new Map(
    [...Array.from({ length: 101 }, (_, at) => at), ...Array.from({ length: 41 }, (_, at) => at / 4)].map((number) => [
      hashValue(number),
      number,
    ]),
  );
  return numbers;
}
