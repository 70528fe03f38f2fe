import type { Spreadsheet } from '../spreadsheet.ts';
import { applicationMembers } from './application-object.ts';
import { borderMembers } from './border-object.ts';
import { conditionalFormatMembers } from './conditional-format-object.ts';
import { customXmlMembers } from './custom-xml-object.ts';
import { dataValidation } from './data-validation-object.ts';
import { EventDesk } from './events.ts';
import { Faults } from './faults.ts';
import { filterMembers } from './filter-object.ts';
import { HostError } from './host-error.ts';
import type { HostServices } from './host-services.ts';
import { namedItemMembers } from './named-item-object.ts';
import { rangeAreasMembers } from './range-areas-object.ts';
import { rangeFill, rangeFont, rangeFormat } from './range-format-object.ts';
import { rangeMembers } from './range-object.ts';
import { ReferenceStore } from './reference-store.ts';
import { RequestRun } from './request-run.ts';
import { RibbonDesk } from './ribbon-desk.ts';
import { createRuntimeObject, runtimeMembers, type RuntimeState } from './runtime-object.ts';
import { settingMembers } from './setting-object.ts';
import { requestSchema, type Answer } from './wire-types.ts';
import { openWorkbook, workbookMembers } from './workbook-object.ts';
import { worksheetMembers } from './worksheet-object.ts';

/** Every member of Excel's API that this host answers, as "Class.member (how)". */
export const implementedMembers: readonly string[] = [
  ...workbookMembers,
  ...applicationMembers,
  ...worksheetMembers,
  ...rangeMembers,
  ...rangeAreasMembers,
  ...rangeFormat.members,
  ...rangeFill.members,
  ...borderMembers,
  ...rangeFont.members,
  ...dataValidation.members,
  ...conditionalFormatMembers,
  ...filterMembers,
  ...namedItemMembers,
  ...customXmlMembers,
  ...settingMembers,
  ...runtimeMembers,
];

export interface OfficeHostOptions {
  /** Versions of the requirement sets that the host claims to have. */
  readonly requirementSets?: Readonly<Record<string, string>>;
}

/** What an Excel 2021 claims; the floor that the add-in may count on without asking. */
export const defaultRequirementSets: Readonly<Record<string, string>> = {
  ExcelApi: '1.14',
  SharedRuntime: '1.1',
  DialogApi: '1.2',
  RibbonApi: '1.1',
  DelayForCellEdit: '1.1',
};

/** Flag of a request that is to wait while a cell is being edited. */
const delaysForCellEdit = 64;

/**
 * Answers the requests of the unmodified Office library over a spreadsheet. Answers were worked out from what
 * the library accepts; where real Excel differs, it is this host that is wrong.
 */
export class OfficeHost {
  readonly faults = new Faults();
  readonly events: EventDesk;
  /** Set by the page: shows a workbook that the add-in made. */
  readonly newWorkbooks: HostServices['newWorkbooks'] = { open: null };
  readonly ribbon = new RibbonDesk();
  readonly runtime: RuntimeState = { shown: false, actionsReady: false };
  readonly requirementSets: Readonly<Record<string, string>>;
  /** Members used since the host was made. */
  readonly used = new Set<string>();
  /** Requests answered, one for each `context.sync()` that had anything to ask. */
  requests = 0;
  readonly #services: HostServices;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly spreadsheet: Spreadsheet,
    options: OfficeHostOptions = {},
  ) {
    this.requirementSets = options.requirementSets ?? defaultRequirementSets;
    this.events = new EventDesk(spreadsheet, () => this.supports('ExcelApi', '1.14'), this.faults);
    const references = new ReferenceStore();
    this.#services = {
      spreadsheet,
      references,
      events: this.events,
      faults: this.faults,
      newWorkbooks: this.newWorkbooks,
      otherSettings: new Map(),
      unfinished: [],
      pending: [],
    };
  }

  /** How many objects requests keep references to. */
  get keptReferences(): number {
    return this.#services.references.size;
  }

  supports(set: string, version = '1.1'): boolean {
    const name = Object.keys(this.requirementSets).find((key) => key.toLowerCase() === set.toLowerCase());
    return name !== undefined && compareVersions(this.requirementSets[name]!, version) >= 0;
  }

  /**
   * Text of a request body → text of its answer, one request after another. `flags` as the library sends them along.
   * Rejects with `ConnectionLost`.
   */
  async answer(body: string, flags = 0): Promise<string> {
    if ((flags & delaysForCellEdit) !== 0) await this.faults.editEnds();
    const answered = this.#last.then(() => this.#answer(body));
    this.#last = answered.catch(() => null);
    const answer = await answered;
    await this.faults.answersGoOut();
    return answer;
  }

  async #answer(body: string): Promise<string> {
    this.requests++;
    try {
      this.faults.checkRequest(new TextEncoder().encode(body).length);
      const request = requestSchema.parse(JSON.parse(body));
      const run = new RequestRun(request, this.#services, {
        root: openWorkbook(this.#services),
        createObject: (name) => createRuntimeObject(name, this.runtime),
        onUse: (member) => this.used.add(member),
      });
      const answer = JSON.stringify(await run.answer());
      this.faults.checkAnswer(new TextEncoder().encode(answer).length);
      return answer;
    } catch (error) {
      if (error instanceof HostError) return JSON.stringify(refusal(error));
      throw error;
    }
  }
}

function refusal({ code, message, location, httpStatus }: HostError): Answer {
  return {
    Error: { Code: code, Message: message, Location: location, ActionIndex: 0, HttpStatusCode: httpStatus },
    Results: [],
  };
}

function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
