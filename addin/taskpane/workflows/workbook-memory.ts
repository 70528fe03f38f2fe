import { HostFailure, type WorkbookHost } from '#addin/host/workbook-host.ts';
import { isKeyOfOther, notedSheets, settleSheets } from '../state/sheet-keys.ts';
import { emptyNotes, workbookNotesSchema, type WorkbookNotes } from '../state/workbook-notes.ts';

/**
 * What Bảng Điểm keeps in the workbook file. Only the pane writes it, so it is read from Excel once. Its notes go by the ids
 * that sheets have now, whatever they had when the notes were written.
 */
export interface WorkbookMemory {
  load(): Promise<WorkbookNotes>;
  /** Changes the notes and writes them into the file; a change that answers what it was given writes nothing. */
  update(change: (notes: WorkbookNotes) => WorkbookNotes): Promise<WorkbookNotes>;
}

const settingName = 'bang-diem';

export function createWorkbookMemory(
  host: Pick<WorkbookHost, 'readSetting' | 'writeSetting' | 'readSheetKeys' | 'writeSheetKey'>,
  newId: () => string,
): WorkbookMemory {
  let notes: Promise<WorkbookNotes> | null = null;

  async function read(): Promise<WorkbookNotes> {
    const parsed = workbookNotesSchema.safeParse(await host.readSetting(settingName));
    if (!parsed.success) return emptyNotes;
    const found = parsed.data;
    return notedSheets(found).size === 0 ? found : settleSheets(found, await host.readSheetKeys());
  }

  /** Lets the sheets that are noted for the first time carry a key. */
  async function withKeys(next: WorkbookNotes): Promise<WorkbookNotes> {
    const known = new Set(next.sheets.map(({ sheetId }) => sheetId));
    const news = [...notedSheets(next)].filter((sheetId) => !known.has(sheetId));
    if (news.length === 0) return next;
    const sheets = [...next.sheets];
    for (const { sheetId, name, key } of await host.readSheetKeys()) {
      if (!news.includes(sheetId)) continue;
      const own = key === null || isKeyOfOther(next, key, sheetId) ? await giveKey(sheetId) : key;
      sheets.push({ sheetId, name, key: own });
    }
    return { ...next, sheets };
  }

  /** `null` where Excel refuses names (a protected workbook): the sheet is known by id and name then. */
  async function giveKey(sheetId: string): Promise<string | null> {
    const key = newId();
    try {
      await host.writeSheetKey(sheetId, key);
      return key;
    } catch (error) {
      if (!(error instanceof HostFailure) || error.reason === 'cell-being-edited') throw error;
      return null;
    }
  }

  function load(): Promise<WorkbookNotes> {
    if (notes === null) {
      const reading = read();
      notes = reading;
      // Excel may have refused only because a cell was being edited: ask again next time.
      reading.catch(() => {
        if (notes === reading) notes = null;
      });
    }
    return notes;
  }

  return {
    load,
    async update(change) {
      const was = await load();
      const changed = change(was);
      if (changed === was) return was;
      const next = await withKeys(changed);
      await host.writeSetting(settingName, next);
      notes = Promise.resolve(next);
      return next;
    },
  };
}
