import { Button, Card, CardHeader, Spinner, Text } from '@fluentui/react-components';
import { FolderOpenRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { Example } from './examples.ts';

interface StartScreenProps {
  readonly examples: readonly Example[] | 'loading' | 'failed';
  readonly onExample: (file: string) => void;
  readonly onFile: (file: File) => void;
}

/** What the page shows before any workbook is open. */
export function StartScreen({ examples, onExample, onFile }: StartScreenProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="workbench-start">
      <div className="workbench-start-inner">
        <Text as="h2" size={500} weight="semibold" style={{ margin: 0 }}>
          Mở một sổ để bắt đầu
        </Text>
        <Text>
          Kéo thả tệp .xlsx của cơ quan vào trang này, hoặc chọn một ví dụ. Tệp chỉ được đọc trên máy này, không gửi đi
          đâu.
        </Text>
        <div>
          <input
            ref={picker}
            type="file"
            accept=".xlsx,.xlsm"
            hidden
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) onFile(file);
            }}
          />
          <Button appearance="primary" icon={<FolderOpenRegular />} onClick={() => picker.current?.click()}>
            Mở tệp trên máy…
          </Button>
        </div>
        <Text as="h3" size={400} weight="semibold" style={{ margin: '8px 0 0' }}>
          Ví dụ
        </Text>
        <Examples examples={examples} onExample={onExample} />
      </div>
    </div>
  );
}

function Examples({ examples, onExample }: Pick<StartScreenProps, 'examples' | 'onExample'>) {
  if (examples === 'loading') return <Spinner size="tiny" labelPosition="after" label="Đang tải danh sách ví dụ…" />;
  if (examples === 'failed') {
    return (
      <Text>
        Chưa tải được danh sách ví dụ vì mất kết nối tới máy chủ. Có thể mở tệp trên máy, hoặc tải lại trang để thử lại.
      </Text>
    );
  }
  if (examples.length === 0) return <Text>Máy chủ này không kèm tệp ví dụ. Hãy mở tệp trên máy.</Text>;
  return (
    <ul className="workbench-examples">
      {examples.map(({ file, title, description }) => (
        <li key={file}>
          <Card onClick={() => onExample(file)} style={{ height: '100%', boxSizing: 'border-box' }}>
            <CardHeader header={<Text weight="semibold">{title}</Text>} />
            {description !== undefined && <Text size={200}>{description}</Text>}
          </Card>
        </li>
      ))}
    </ul>
  );
}
