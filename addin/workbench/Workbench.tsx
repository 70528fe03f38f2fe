import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  Toast,
  Toaster,
  ToastTitle,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState, type DragEvent } from 'react';
import { refuseLargeFile, workbookFileLimits } from '#shared/xlsx/workbook-file-check.ts';
import { noteWorkbookFile } from '#shared/xlsx/workbook-file-notes.ts';
import { fetchExample, fetchExamples, type Example } from './examples.ts';
import type { GridSession } from './grid-session.ts';
import { PaneFrame } from './PaneFrame.tsx';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import { StartScreen } from './StartScreen.tsx';
import { WorkbenchHeader } from './WorkbenchHeader.tsx';

/** A workbook somebody asked to open: a sample of the server, a file of their own, or one that the add-in made. */
type Source =
  | { readonly kind: 'example'; readonly file: string }
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'made'; readonly bytes: Uint8Array };

interface OpenDocument {
  readonly name: string;
  readonly session: GridSession;
}

const unreachable =
  'Không tải được tệp mẫu vì mất kết nối tới máy chủ. Hãy kiểm tra máy chủ Bảng Điểm đang chạy rồi thử lại; sổ đang mở vẫn còn nguyên.';

async function readSource(source: Source): Promise<Uint8Array | string> {
  if (source.kind === 'made') return source.bytes;
  if (source.kind === 'file') {
    if (source.file.size > workbookFileLimits.file) return refuseLargeFile(source.file.size).message;
    try {
      return new Uint8Array(await source.file.arrayBuffer());
    } catch {
      // A folder dropped on the page, or a file that was moved or locked since.
      return `Không đọc được «${source.file.name}»: đây là thư mục, hoặc tệp đang bị chương trình khác giữ. Hãy đóng tệp trong Excel rồi chọn lại một tệp .xlsx.`;
    }
  }
  try {
    const bytes = await fetchExample(source.file);
    return bytes ?? `Không có tệp mẫu «${source.file}» trên máy chủ. Hãy chọn một tệp trong danh sách ví dụ.`;
  } catch {
    return unreachable;
  }
}

function nameOf(source: Source): string {
  if (source.kind === 'made') return 'Sổ mới.xlsx';
  return source.kind === 'file' ? source.file.name : source.file;
}

/** Long enough to read a note of two lines. */
const noteMilliseconds = 12_000;

/** Offers the bytes as a download under the given name. */
function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The page: a spreadsheet in place of Excel on the left, the real task pane on the right. */
export function Workbench() {
  const grid = useRef<HTMLDivElement>(null);
  const [examples, setExamples] = useState<readonly Example[] | 'loading' | 'failed'>('loading');
  const [opened, setOpened] = useState<OpenDocument | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState<Source | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [saving, setSaving] = useState(false);
  const [dragging, setDragging] = useState(false);
  const current = useRef<OpenDocument | null>(null);
  const request = useRef<(source: Source) => void>(() => undefined);
  const toaster = useId('toaster');
  const { dispatchToast } = useToastController(toaster);

  const open = useCallback(
    async (source: Source) => {
      setAsked(null);
      setProblem(null);
      setOpening(nameOf(source));
      try {
        const [bytes, { GridSession }] = await Promise.all([readSource(source), import('./grid-session.ts')]);
        const session = typeof bytes === 'string' ? null : await GridSession.open(grid.current!, bytes);
        if (typeof bytes === 'string') setProblem(bytes);
        else if (session instanceof GridSession) {
          current.current?.session.dispose();
          current.current = { name: nameOf(source), session };
          for (const note of [...noteWorkbookFile(bytes), ...session.notes]) {
            dispatchToast(
              <Toast>
                <ToastTitle>{note}</ToastTitle>
              </Toast>,
              { intent: 'info', timeout: noteMilliseconds },
            );
          }
          // What the add-in makes opens here, as Excel opens it in another window.
          session.officeHost.newWorkbooks.open = (bytes) => request.current({ kind: 'made', bytes });
          window.bangDiemWorkbench = session.access;
          setOpened(current.current);
          setUnsaved(false);
          const address = new URL(window.location.href);
          if (source.kind === 'example') address.searchParams.set('file', source.file);
          else address.searchParams.delete('file');
          window.history.replaceState(null, '', address);
        } else if (session) setProblem(`Không mở được «${nameOf(source)}». ${session.message}`);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        setProblem(
          `Không mở được «${nameOf(source)}» vì bảng tính của bàn thử gặp lỗi (${detail}). Hãy tải lại trang rồi thử lại; nếu vẫn lỗi, mở và lưu lại tệp bằng Excel trước khi thử.`,
        );
      } finally {
        setOpening(null);
      }
    },
    [dispatchToast],
  );

  const requestSource = useCallback(
    (source: Source) => {
      if (current.current?.session.hasUnsavedChanges) setAsked(source);
      else void open(source);
    },
    [open],
  );
  useEffect(() => {
    request.current = requestSource;
  }, [requestSource]);

  const save = useCallback(async () => {
    const document = current.current;
    if (!document) return false;
    setSaving(true);
    try {
      download(await document.session.save(), document.name);
      setUnsaved(false);
      dispatchToast(
        <Toast>
          <ToastTitle>Đã lưu «{document.name}» vào thư mục tải về.</ToastTitle>
        </Toast>,
        { intent: 'success' },
      );
      return true;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      setProblem(
        `Chưa lưu được «${document.name}» (${detail}). Các thay đổi vẫn còn trên trang; hãy thử lưu lại, đừng đóng trang.`,
      );
      return false;
    } finally {
      setSaving(false);
    }
  }, [dispatchToast]);

  useEffect(() => {
    const controller = new AbortController();
    fetchExamples(controller.signal).then(setExamples, () => {
      if (!controller.signal.aborted) setExamples('failed');
    });
    return () => controller.abort();
  }, []);

  useEffect(() => {
    const file = new URLSearchParams(window.location.search).get('file');
    // Opening is asynchronous: the page shows first, the workbook follows.
    if (file !== null) queueMicrotask(() => void open({ kind: 'example', file }));
    return () => {
      current.current?.session.dispose();
      current.current = null;
    };
  }, [open]);

  useEffect(() => {
    const timer = window.setInterval(() => setUnsaved(current.current?.session.hasUnsavedChanges ?? false), 700);
    const warn = (event: BeforeUnloadEvent) => {
      if (current.current?.session.hasUnsavedChanges) event.preventDefault();
    };
    const saveByKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        void save();
      }
    };
    window.addEventListener('beforeunload', warn);
    window.addEventListener('keydown', saveByKey, true);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('keydown', saveByKey, true);
    };
  }, [save]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    const [file] = event.dataTransfer.files;
    if (file) requestSource({ kind: 'file', file });
  };

  return (
    <div
      className="workbench"
      onDragEnter={(event) => setDragging(event.dataTransfer.types.includes('Files'))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <WorkbenchHeader
        name={opened?.name ?? null}
        unsaved={unsaved}
        saving={saving}
        busy={opening !== null}
        examples={typeof examples === 'string' ? [] : examples}
        onExample={(file) => requestSource({ kind: 'example', file })}
        onFile={(file) => requestSource({ kind: 'file', file })}
        onSave={() => void save()}
      />
      {problem !== null && (
        <div className="workbench-message">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{problem}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<DismissRegular />}
                  aria-label="Đóng thông báo"
                  onClick={() => setProblem(null)}
                />
              }
            />
          </MessageBar>
        </div>
      )}
      <div className="workbench-body">
        <main className="workbench-grid" aria-label="Bảng tính">
          <div ref={grid} />
          {!opened && opening === null && (
            <StartScreen
              examples={examples}
              onExample={(file) => requestSource({ kind: 'example', file })}
              onFile={(file) => requestSource({ kind: 'file', file })}
            />
          )}
          {opening !== null && (
            <div className="workbench-cover">
              <Spinner label={`Đang mở «${opening}»…`} />
            </div>
          )}
        </main>
        {opened && <PaneFrame key={opened.session.spreadsheet.id} />}
        {dragging && (
          <div className="workbench-drop" onDragLeave={() => setDragging(false)}>
            Thả tệp .xlsx vào đây để mở
          </div>
        )}
      </div>
      {asked && (
        <ReplaceDialog
          name={opened?.name ?? ''}
          onSave={() => void save().then((saved) => (saved ? open(asked) : setAsked(null)))}
          onDiscard={() => void open(asked)}
          onStay={() => setAsked(null)}
        />
      )}
      <Toaster toasterId={toaster} position="top" />
    </div>
  );
}
