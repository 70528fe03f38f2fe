import express from 'express';
import type { Router } from 'express';
import type { CriteriaSetsAnswer } from '#shared/api/criteria-set-api.ts';
import { builtInSets } from '#shared/criteria-set/built-in-sets.ts';
import type { CriteriaSet } from '#shared/criteria-set/criteria-set.ts';
import { announceTotals } from '#shared/criteria-set/set-totals.ts';
import { layOutCriteriaWorkbook } from '#shared/template/criteria-workbook.ts';
import { writeTemplateWorkbook } from '#shared/xlsx/write-template-workbook.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { workbookType } from './workbook-type.ts';

function fileOf(set: CriteriaSet): string {
  return `bang-cham-diem-${set.id}.xlsx`;
}

/** Lists the criteria sets and gives each as a ready workbook. They hold nothing secret, so nobody has to sign in. */
export function criteriaSetRoutes({ clock }: Pick<AppDeps, 'clock'>): Router {
  const router = express.Router();
  router.get('/criteria-sets', (_request, response) => {
    const answer: CriteriaSetsAnswer = {
      sets: builtInSets.map((set) => ({
        id: set.id,
        name: set.name,
        level: set.level,
        years: set.years,
        illustrative: set.illustrative,
        note: set.note,
        totals: announceTotals(set),
        file: fileOf(set),
      })),
    };
    response.json(answer);
  });
  router.get('/criteria-sets/:id/workbook', async (request, response) => {
    const set = builtInSets.find(({ id }) => id === request.params.id);
    if (!set) {
      throw new ApiFailure(
        404,
        'criteria-set-unknown',
        'Không có bộ tiêu chí này trên máy chủ. Tải lại danh sách rồi chọn bộ khác.',
      );
    }
    const bytes = await writeTemplateWorkbook(layOutCriteriaWorkbook(set), clock());
    response.attachment(fileOf(set)).type(workbookType).send(Buffer.from(bytes));
  });
  return router;
}
