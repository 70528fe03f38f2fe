import type { DocumentKind } from '../api/document-api.ts';

/** Who fills a field in: the office that assigns, the agency that reports, the office that appraises. */
export type FieldOwner = 'province' | 'agency' | 'appraisal';

/** How a field's value is understood. `either`: a number where the cell holds one, its words otherwise. */
export type FieldType = 'text' | 'number' | 'either';

/**
 * One field that travels between workbook and province.
 *
 * `code` stands in the hidden column of every workbook out there: it never changes and is never given to another field.
 * A `placed` field is read from where the row stands (group row, running number), so it is sent with a new row only:
 * sorting a sheet is not an edit.
 */
export interface SyncedField {
  readonly name: string;
  readonly code: string;
  readonly type: FieldType;
  readonly placed: boolean;
}

function field(name: string, code: string, type: FieldType = 'text', placed = false): SyncedField {
  return { name, code, type, placed };
}

const allFields: readonly SyncedField[] = [
  field('section', 'sc', 'text', true),
  field('sectionName', 'sn', 'text', true),
  field('ordinal', 'or', 'text', true),
  field('objective', 'ob'),
  field('task', 'ta'),
  field('activity', 'ac'),
  field('product', 'pr'),
  field('leadAgencies', 'la'),
  field('coAgencies', 'ca'),
  field('deadline', 'de'),
  field('budget', 'bu'),
  field('status', 'st'),
  field('percent', 'pc', 'number'),
  field('result', 're'),
  field('evidence', 'ev'),
  field('note', 'no'),
  field('code', 'cd'),
  field('name', 'na'),
  field('maxScore', 'ms', 'number'),
  field('rule', 'ru'),
  field('method', 'me'),
  field('choice', 'ch'),
  field('numerator', 'nu', 'number'),
  field('denominator', 'dn', 'number'),
  field('declared', 'dc', 'either'),
  field('selfScore', 'ss', 'number'),
  field('surveyScore', 'sv', 'number'),
  field('appraisedScore', 'as', 'number'),
  field('achievedScore', 'ah', 'number'),
  field('lastYearScore', 'ly', 'number'),
  field('indexPercent', 'ip', 'number'),
  field('lossCause', 'lc'),
  field('remedy', 'rm'),
  field('explanation', 'ex'),
  field('targetRank', 'tr'),
  field('weakness', 'wk'),
  field('source', 'so'),
  field('recommendation', 'rc'),
];

const placedPlan = ['section', 'sectionName', 'ordinal'];
const progress = ['status', 'percent', 'result', 'evidence', 'note'];
const plan = {
  province: [
    ...placedPlan,
    'objective',
    'task',
    'activity',
    'product',
    'leadAgencies',
    'coAgencies',
    'deadline',
    'budget',
  ],
  agency: progress,
  appraisal: [],
};

/** The one table of who owns what (SPEC O-1). A field that is not listed for a kind of document does not travel. */
const ownersByKind: Readonly<Record<DocumentKind, Readonly<Record<FieldOwner, readonly string[]>>>> = {
  plan,
  papi: plan,
  criteria: {
    province: [
      'section',
      'sectionName',
      'ordinal',
      'code',
      'name',
      'maxScore',
      'rule',
      'method',
      'leadAgencies',
      'deadline',
    ],
    agency: [
      'choice',
      'numerator',
      'denominator',
      'declared',
      'selfScore',
      'evidence',
      'lossCause',
      'remedy',
      'explanation',
      'note',
    ],
    appraisal: ['surveyScore', 'appraisedScore', 'achievedScore', 'lastYearScore', 'indexPercent'],
  },
  improvement: {
    province: [...placedPlan, 'name', 'targetRank', 'weakness', 'leadAgencies', 'coAgencies', 'remedy', 'deadline'],
    agency: progress,
    appraisal: [],
  },
  recommendations: {
    province: [...placedPlan, 'source', 'recommendation', 'leadAgencies', 'coAgencies', 'deadline'],
    agency: progress,
    appraisal: [],
  },
};

/** The texts that say which row it is: what the content seal covers. */
const sealByKind: Readonly<Record<DocumentKind, readonly string[]>> = {
  plan: ['task', 'activity', 'product'],
  papi: ['task', 'activity', 'product'],
  criteria: ['code', 'name', 'rule'],
  improvement: ['name', 'weakness'],
  recommendations: ['source', 'recommendation'],
};

/** The texts by which a row without identity is found again (SPEC M-1), what stands above it first. */
const matchByKind: Readonly<Record<DocumentKind, readonly string[]>> = {
  plan: ['section', 'objective', 'task', 'activity'],
  papi: ['section', 'objective', 'task', 'activity'],
  criteria: ['code', 'name'],
  improvement: ['section', 'name', 'weakness'],
  recommendations: ['section', 'source', 'recommendation'],
};

/** How a row without identity is told from others (SPEC M-2). */
export interface MatchTexts {
  /** Say by themselves which row it is. */
  readonly own: readonly string[];
  /** What the row serves: tells apart rows that say the same. */
  readonly context: readonly string[];
  /** Province's columns that tell apart rows that say the same; they may have changed since. */
  readonly rest: readonly string[];
}

const planTexts: MatchTexts = {
  own: ['task', 'activity'],
  context: ['objective'],
  rest: ['product', 'leadAgencies', 'deadline'],
};
const matchTextsByKind: Readonly<Record<DocumentKind, MatchTexts>> = {
  plan: planTexts,
  papi: planTexts,
  criteria: { own: ['code', 'name'], context: [], rest: ['maxScore', 'rule'] },
  improvement: { own: ['name', 'weakness'], context: [], rest: ['leadAgencies', 'remedy', 'deadline'] },
  recommendations: { own: ['source', 'recommendation'], context: [], rest: ['leadAgencies', 'deadline'] },
};

const fieldByName = new Map(allFields.map((entry) => [entry.name, entry]));
const fieldByCode = new Map(allFields.map((entry) => [entry.code, entry]));

interface KindFields {
  readonly owners: ReadonlyMap<string, FieldOwner>;
  readonly fields: readonly SyncedField[];
}

function readKind(kind: DocumentKind): KindFields {
  const owners = new Map<string, FieldOwner>();
  for (const owner of ['province', 'agency', 'appraisal'] as const) {
    for (const name of ownersByKind[kind][owner]) owners.set(name, owner);
  }
  return { owners, fields: allFields.filter((entry) => owners.has(entry.name)) };
}

const kinds: Readonly<Record<DocumentKind, KindFields>> = {
  plan: readKind('plan'),
  papi: readKind('papi'),
  criteria: readKind('criteria'),
  improvement: readKind('improvement'),
  recommendations: readKind('recommendations'),
};

/** The fields that travel for a kind of document, in a fixed order. */
export function syncedFields(kind: DocumentKind): readonly SyncedField[] {
  return kinds[kind].fields;
}

/** Owner of a field in a kind of document; `null` when the field does not travel there. */
export function ownerOf(kind: DocumentKind, name: string): FieldOwner | null {
  return kinds[kind].owners.get(name) ?? null;
}

/** Whether a field is read from where its row stands and therefore never an edit of a linked row. */
export function isPlaced(name: string): boolean {
  return fieldByName.get(name)?.placed ?? false;
}

export function typeOf(name: string): FieldType {
  return fieldByName.get(name)?.type ?? 'text';
}

export function codeOf(name: string): string | null {
  return fieldByName.get(name)?.code ?? null;
}

export function nameOfCode(code: string): string | null {
  return fieldByCode.get(code)?.name ?? null;
}

export function sealFields(kind: DocumentKind): readonly string[] {
  return sealByKind[kind];
}

export function matchFields(kind: DocumentKind): readonly string[] {
  return matchByKind[kind];
}

export function matchTexts(kind: DocumentKind): MatchTexts {
  return matchTextsByKind[kind];
}

/** The texts by which rows are like each other (SPEC M-7). A criterion's code is a number like others. */
export function likeFields(kind: DocumentKind): readonly string[] {
  return kind === 'criteria' ? ['name'] : matchTextsByKind[kind].own;
}
