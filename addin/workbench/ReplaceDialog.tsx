import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';

interface ReplaceDialogProps {
  /** The workbook that would be closed. */
  readonly name: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

/** Asks before another workbook takes the place of one with unsaved changes. */
export function ReplaceDialog({ name, onSave, onDiscard, onStay }: ReplaceDialogProps) {
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onStay()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Sổ đang mở có thay đổi chưa lưu</DialogTitle>
          <DialogContent>
            Mở sổ khác sẽ bỏ các thay đổi trong «{name}». Hãy lưu về máy trước nếu cần giữ lại.
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onStay}>Ở lại</Button>
            <Button onClick={onDiscard}>Bỏ thay đổi</Button>
            <Button appearance="primary" onClick={onSave}>
              Lưu rồi mở
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
