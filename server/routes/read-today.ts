import type { Request } from 'express';
import { z } from 'zod';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { parseRequest } from '#server/http-errors.ts';

const todayQuery = z.object({ today: z.iso.date().optional() });

/** The day that an answer speaks of: the one asked for, or the present day in Viet Nam. */
export function readToday({ clock }: { readonly clock: () => Date }, request: Request): string {
  const { today } = parseRequest(todayQuery, request.query);
  return today ?? dayInVietNam(clock());
}
