import { useState } from 'react';
import type { DocumentInfo, DocumentRow } from '#shared/api/document-api.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { ConflictChoice } from './ConflictChoice.tsx';
import { RowForm, type RowGroup } from './RowForm.tsx';
import { editWords } from './edit-words.ts';
import type { RowConflict, RowSaver, SaveResult } from './save-rows.ts';

export interface RowEditorProps {
  readonly api: DashboardApi;
  readonly token: string;
  readonly document: DocumentInfo;
  readonly row: DocumentRow | null;
  readonly groups: readonly RowGroup[];
  /** Ids of the rows on the page. */
  readonly known: readonly string[];
  readonly saver: RowSaver;
  onDirty(dirty: boolean): void;
  /** `operationId` takes it back; `null` = nothing had to be written. */
  onSaved(operationId: string | null, fields: RowFields): void;
  onCancel(): void;
}

/** Typing a row, sending it, and settling what somebody else changed meanwhile. */
export function RowEditor({ row, known, saver, onDirty, onSaved, onCancel, ...form }: RowEditorProps) {
  // The row as it was when typing began: what came since is compared by the server, not taken over silently.
  const [base] = useState(row);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [open, setOpen] = useState<{ conflicts: readonly RowConflict[]; revision: number } | null>(null);
  // What was typed when a row like it was told: typed otherwise, it is asked about again.
  const [told, setTold] = useState<string | null>(null);
  const [sent, setSent] = useState<RowFields>({});

  const take = (result: SaveResult, fields: RowFields): void => {
    setBusy(false);
    if (result.kind === 'conflict') return setOpen(result);
    if (result.kind === 'like-present') {
      setTold(JSON.stringify(fields));
      return setMessage(editWords.likePresent);
    }
    if (result.kind === 'refused') return setMessage(result.message);
    if (result.kind === 'failed') return setMessage(result.failure.message);
    const [refused] = result.kind === 'saved' ? result.refused : [];
    if (refused) return setMessage(refused.message);
    onDirty(false);
    onSaved(result.kind === 'saved' ? result.operationId : null, fields);
  };
  const save = (fields: RowFields, revision = base?.revision ?? 0): void => {
    setBusy(true);
    setMessage(null);
    setSent(fields);
    const asNew = told === JSON.stringify(fields);
    const saving =
      base === null ? saver.add(fields, known, asNew) : saver.change({ rowId: base.rowId, revision }, fields);
    void saving.then((result) => take(result, fields));
  };
  const settle = (keepMine: ReadonlySet<string>): void => {
    if (open === null) return;
    const asked = new Set(open.conflicts.map(({ field }) => field));
    const kept = Object.fromEntries(Object.entries(sent).filter(([field]) => !asked.has(field) || keepMine.has(field)));
    setOpen(null);
    if (Object.keys(kept).length === 0) {
      onDirty(false);
      return onSaved(null, {});
    }
    save(kept, open.revision);
  };

  return (
    <>
      {open && (
        <ConflictChoice conflicts={open.conflicts} busy={busy} onSettle={settle} onCancel={() => setOpen(null)} />
      )}
      {/* What was typed stays where it is while a conflict is settled. */}
      <div hidden={open !== null}>
        {row !== null && base !== null && row.revision !== base.revision && <p>{editWords.changedMeanwhile}</p>}
        <RowForm
          {...form}
          row={base}
          busy={busy}
          message={message}
          onDirty={onDirty}
          onSave={save}
          onCancel={onCancel}
        />
      </div>
    </>
  );
}
