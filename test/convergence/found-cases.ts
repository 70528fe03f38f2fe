// Histories that once failed, cut down: the seed makes the document and the workbooks, the steps are kept as they were.
import type { Step, StepKind } from './history-steps.ts';
import type { HistoryPlan } from './run-history.ts';

export interface FoundCase {
  readonly name: string;
  readonly plan: HistoryPlan;
}

function found(
  name: string,
  seed: number,
  steps: readonly (readonly [StepKind, who: number, seed: number])[],
): FoundCase {
  return { name, plan: { seed, steps: steps.map(([kind, who, chance]): Step => ({ kind, who, seed: chance })) } };
}

export const foundCases: readonly FoundCase[] = [
  found('rows moved on while the cursor waited, and the server was set back', 48, [
    ['backup', 426, 96663045],
    ['paste', 923, 806452107],
    ['sync', 923, 404844415],
    ['set-back', 202, 919989441],
  ]),
  found('a row was taken out before the workbook had a cursor', 13, [
    ['edit', 820, 775403938],
    ['sync', 790, 632375794],
    ['sort-column', 246, 516294581],
    ['insert', 756, 822780868],
    ['page-edit', 521, 913265806],
    ['sync', 58, 649540301],
    ['undo', 718, 431807010],
  ]),
  found('a choice was made about a row that the same answer had linked, and typed into since', 2079, [
    ['edit', 375, 356293151],
    ['sync', 491, 248903232],
  ]),
  found('a copied row was created while its original was rewritten', 299, [
    ['sync', 528, 552024726],
    ['sync', 843, 684250659],
    ['fork', 47, 817882697],
    ['page-edit', 549, 342892789],
    ['copy', 108, 943999631],
    ['fork', 598, 545503918],
    ['sync', 268, 224245290],
    ['remove', 716, 984277364],
  ]),
  found('an old copy was sorted above the row that had moved on', 2275, [
    ['insert', 265, 727372185],
    ['sort', 369, 163666455],
    ['sync', 651, 283382191],
    ['page-edit', 983, 23322591],
    ['copy', 367, 446219998],
    ['sync', 557, 16512650],
    ['columns', 213, 122266357],
    ['sort', 931, 837924050],
    ['edit', 55, 362902313],
    ['sort', 777, 381765928],
  ]),
  found('a row sent with the hidden cell of another was linked, typed into, and a choice was made about it', 30000608, [
    ['delete', 799, 102928064],
    ['copy', 687, 721784478],
    ['insert', 575, 623564528],
    ['sync', 419, 773323303],
    ['edit', 75, 230171759],
    ['edit', 167, 836020923],
    ['type-hidden', 337, 884567436],
    ['sync', 727, 602001221],
  ]),
  found('a copied row was created, its answer lost and the hidden cell of its original typed over', 30001976, [
    ['insert', 14, 687613528],
    ['insert', 34, 872686160],
    ['delete', 200, 834547267],
    ['delete', 110, 958950682],
    ['insert', 401, 491537512],
    ['sync', 198, 670586570],
    ['delete', 258, 563150835],
    ['copy', 512, 64037754],
    ['sync', 278, 377975776],
    ['type-hidden', 224, 615413261],
  ]),
  found('of two copies one moved on and was rewritten; the other was as old as before', 30005697, [
    ['sync', 265, 358412787],
    ['page-edit', 866, 1036428913],
    ['sort', 5, 403738031],
    ['copy', 580, 232274455],
    ['page-edit', 183, 499363963],
    ['remove', 485, 918227625],
    ['edit', 685, 170213383],
  ]),
  found('an answer came late to a row that had lost its hidden cell, with what was typed into it', 60000309, [
    ['page-edit', 848, 638940560],
    ['sync', 706, 973467287],
    ['remove', 2, 927521409],
    ['columns', 78, 797036259],
    ['edit', 778, 951913867],
    ['sync', 614, 711416508],
    ['sync', 484, 492378173],
    ['undo', 142, 268930273],
    ['wrong', 802, 810745337],
    ['wrong', 498, 925133968],
    ['sync', 948, 416600696],
    ['sync', 616, 944565958],
    ['clear-hidden', 544, 1048677968],
  ]),
  found('a late answer linked a row, and the next one told only what came after the news of it', 60003936, [
    ['sync', 288, 866169328],
    ['page-edit', 632, 420496171],
    ['sync', 168, 318826490],
    ['sync', 189, 399161215],
    ['sync', 796, 614246400],
    ['sync', 132, 594524992],
    ['sync', 792, 265986878],
    ['fork', 572, 486440698],
    ['sync', 148, 773187458],
    ['clear-hidden', 765, 330481150],
    ['sync', 63, 527907140],
  ]),
  found('a copied row was created, its answer lost and the hidden cell of its original cleared', 90009275, [
    ['edit', 694, 1047369040],
    ['sync', 562, 225411210],
    ['copy', 620, 810946175],
    ['copy', 518, 925390458],
    ['sync', 454, 695007633],
    ['sync', 472, 781184749],
    ['copy', 66, 87889437],
    ['sync', 865, 1069137132],
    ['clear-hidden', 144, 466238209],
    ['sync', 984, 401209170],
  ]),
];
