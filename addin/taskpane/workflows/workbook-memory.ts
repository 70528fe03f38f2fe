import type { WorkbookHost } from '#addin/host/workbook-host.ts';
import { emptyNotes, workbookNotesSchema, type WorkbookNotes } from '../state/workbook-notes.ts';

/** What Bảng Điểm keeps in the workbook file. Only the pane writes it, so it is read from Excel once. */
export interface WorkbookMemory {
  load(): Promise<WorkbookNotes>;
  /** Changes the notes and writes them into the file; a change that answers what it was given writes nothing. */
  update(change: (notes: WorkbookNotes) => WorkbookNotes): Promise<WorkbookNotes>;
}

const settingName = 'bang-diem';

export function createWorkbookMemory(host: Pick<WorkbookHost, 'readSetting' | 'writeSetting'>): WorkbookMemory {
  let notes: Promise<WorkbookNotes> | null = null;

  async function read(): Promise<WorkbookNotes> {
    const parsed = workbookNotesSchema.safeParse(await host.readSetting(settingName));
    return parsed.success ? parsed.data : emptyNotes;
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
      const next = change(was);
      if (next === was) return was;
      await host.writeSetting(settingName, next);
      notes = Promise.resolve(next);
      return next;
    },
  };
}
