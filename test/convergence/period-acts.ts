// The province opens, closes and reopens reporting periods, gives rows back and takes them.
import { closePeriod, openPeriod, reopenPeriod, takeSnapshot } from '#server/periods/open-and-close.ts';
import { endReturns, returnRows } from '#server/periods/return-rows.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { demand } from './fault.ts';
import type { World } from './world.ts';

const refusals = new Set(['no-period', 'row-not-returned', 'period-invalid']);

/** The n-th month from January 2026, so that periods never overlap. */
function monthSpan(index: number): { from: string; to: string; due: string } {
  const day = (offset: number, date: number): string =>
    new Date(Date.UTC(2026, index + offset, date)).toISOString().slice(0, 10);
  return { from: day(0, 1), to: day(1, 0), due: day(1, 0) };
}

/** One act of the province. What it cannot do now is refused with a reason. */
export async function actOnPeriods(world: World, _who: number, random: SeededRandom): Promise<void> {
  const { server, documentId, mint, tally } = world;
  const operationId = mint.uuid();
  const periods = await server.periodsOf(documentId);
  const open = periods.filter(({ state }) => state === 'open');
  const closed = periods.filter(({ state }) => state === 'closed');
  const { rows } = await server.readRows(documentId);
  const rowIds = rows.length === 0 ? [] : [random.pick(rows).rowId];
  const roll = random.int(10);
  const reply = await server.actOnPeriods('snv', documentId, (deps, actor) => {
    if (periods.length === 0 || (roll === 0 && periods.length < 12)) {
      const span = monthSpan(periods.length);
      return openPeriod(deps, actor, documentId, { operationId, kind: 'month', round: null, ...span });
    }
    if (roll < 5 && open.length > 0) return closePeriod(deps, actor, documentId, open[0]!.id, { operationId });
    if (roll < 7 && closed.length > 0) {
      const { id } = random.pick(closed);
      return reopenPeriod(deps, actor, documentId, id, { operationId, reason: 'Bổ sung số liệu' });
    }
    if (roll < 9 && rowIds.length > 0) {
      return random.chance(0.7)
        ? returnRows(deps, actor, documentId, { operationId, rowIds, reason: 'Số liệu chưa khớp' })
        : endReturns(deps, actor, documentId, { operationId, rowIds });
    }
    return takeSnapshot(deps, actor, documentId, { operationId });
  });
  if (reply.ok) tally.periodActs += 1;
  else demand(refusals.has(reply.error.reason), `an act on periods was refused: ${reply.error.reason}`);
}
