import type { Spreadsheet, SpreadsheetEvent } from '../spreadsheet.ts';
import type { Faults } from './faults.ts';
import { blockAddress } from './range-address.ts';
import { idOfSheet } from './sheet-ids.ts';
import type { EventEntry } from './wire-types.ts';

/** Events of the workbook's sheets, with their numbers on the wire. */
export const eventType = { changed: 10, activated: 11, selectionChanged: 14 } as const;
export type EventType = (typeof eventType)[keyof typeof eventType];

const hostCategory = 65_536;
/** Target of the events of all sheets. */
const workbookTarget = 'Workbook';

/**
 * Turns what happens in the spreadsheet into the entries that the library expects, for those events that a
 * handler was registered for. Entries go out after the answer to the request that caused them.
 */
export class EventDesk {
  readonly #registered = new Map<EventType, number>();
  #listener: ((entries: readonly EventEntry[]) => void) | null = null;
  #outbox: EventEntry[] = [];
  #lastId = 0;

  /** `reportsTrigger`: whether change events name who caused them, as Excel does from ExcelApi 1.14 on. */
  constructor(
    readonly spreadsheet: Spreadsheet,
    private readonly reportsTrigger: () => boolean,
    readonly faults: Faults,
  ) {
    spreadsheet.subscribe((event) => this.#collect(event));
  }

  register(type: EventType): void {
    this.#registered.set(type, (this.#registered.get(type) ?? 0) + 1);
  }

  unregister(type: EventType): void {
    this.#registered.set(type, Math.max(0, (this.#registered.get(type) ?? 0) - 1));
  }

  /** Connects the page that runs the library. A page that loads anew has to register for its events again. */
  connect(listener: (entries: readonly EventEntry[]) => void): void {
    this.disconnect();
    this.#listener = listener;
  }

  disconnect(): void {
    this.#listener = null;
    this.#registered.clear();
    this.#outbox = [];
  }

  #collect(event: SpreadsheetEvent): void {
    switch (event.type) {
      case 'change':
        if (this.#isLost(event)) return;
        return this.#postRegistered(eventType.changed, {
          type: 'WorksheetChanged',
          changeType: 'RangeEdited',
          source: 'Local',
          worksheetId: idOfSheet(this, event.sheetId),
          address: blockAddress(event.area),
          shiftDirection: 'None',
          ...(this.reportsTrigger() && {
            triggerSource: event.source === 'host' ? 'ThisLocalAddin' : 'Unknown',
          }),
        });
      case 'select':
        return this.#postRegistered(eventType.selectionChanged, {
          worksheetId: idOfSheet(this, event.sheetId),
          address: blockAddress(event.area),
        });
      case 'activate':
        return this.#postRegistered(eventType.activated, { worksheetId: idOfSheet(this, event.sheetId) });
    }
  }

  #isLost({ sheetId, area, source }: Extract<SpreadsheetEvent, { type: 'change' }>): boolean {
    const { eventsLost } = this.faults;
    if (eventsLost === 'none' || source === 'host') return false;
    return eventsLost === 'all' || this.spreadsheet.dropDown(sheetId, area.top, area.left) !== null;
  }

  #postRegistered(type: EventType, message: unknown): void {
    if ((this.#registered.get(type) ?? 0) === 0) return;
    if (this.#outbox.length === 0) setTimeout(() => this.#flush(), 0);
    this.#outbox.push([hostCategory, type, workbookTarget, JSON.stringify(message), this.#lastId++]);
  }

  #flush(): void {
    const entries = this.#outbox;
    this.#outbox = [];
    if (entries.length > 0) this.#listener?.(entries);
  }
}
