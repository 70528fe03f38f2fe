import { Button, Dropdown, Link, Option, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular, FolderOpenRegular, InfoRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { AboutDialog } from './AboutDialog.tsx';
import type { Example } from './examples.ts';

interface WorkbenchHeaderProps {
  readonly name: string | null;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly busy: boolean;
  readonly examples: readonly Example[];
  readonly onExample: (file: string) => void;
  readonly onFile: (file: File) => void;
  readonly onSave: () => void;
}

/** Brand, name of the workbook and what can be done with it, with one line about what this page is. */
export function WorkbenchHeader(props: WorkbenchHeaderProps) {
  const { name, unsaved, saving, busy, examples } = props;
  const picker = useRef<HTMLInputElement>(null);
  const [about, setAbout] = useState(false);
  return (
    <>
      <header className="workbench-header">
        <h1 className="workbench-brand">
          Bảng Điểm <small>bàn thử</small>
        </h1>
        <span className="workbench-file" title={name ?? undefined}>
          {name ?? 'Chưa mở sổ nào'}
          {name !== null && unsaved && <span className="workbench-unsaved"> · chưa lưu</span>}
        </span>
        <Dropdown
          aria-label="Mở tệp ví dụ"
          placeholder="Ví dụ"
          selectedOptions={name === null ? [] : [name]}
          value={examples.find((example) => example.file === name)?.title ?? ''}
          disabled={busy || examples.length === 0}
          onOptionSelect={(_, { optionValue }) => {
            if (optionValue !== undefined && optionValue !== name) props.onExample(optionValue);
          }}
          style={{ minWidth: '220px', maxWidth: '340px' }}
        >
          {examples.map(({ file, title }) => (
            <Option key={file} value={file} text={title}>
              {title}
            </Option>
          ))}
        </Dropdown>
        <input
          ref={picker}
          type="file"
          accept=".xlsx,.xlsm"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) props.onFile(file);
          }}
        />
        <Button icon={<FolderOpenRegular />} disabled={busy} onClick={() => picker.current?.click()}>
          Mở tệp…
        </Button>
        <Button
          appearance="primary"
          icon={saving ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
          disabled={name === null || saving || busy}
          onClick={props.onSave}
        >
          Lưu về máy (.xlsx)
        </Button>
      </header>
      <div className="workbench-note">
        <InfoRegular aria-hidden fontSize={16} />
        <span>
          Bảng tính bên trái thay cho Excel để dùng thử; ngăn bên phải là phần bổ trợ thật. Chưa kiểm chứng trong Excel.{' '}
          <Link as="button" inline style={{ fontSize: 'inherit' }} onClick={() => setAbout(true)}>
            Chi tiết
          </Link>
        </span>
      </div>
      {about && <AboutDialog onClose={() => setAbout(false)} />}
    </>
  );
}
