import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';

/** What the page is, what it stands in for and what nobody has tried in Excel. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Bàn thử là gì</DialogTitle>
          <DialogContent>
            <p>
              Bàn thử cho phép dùng Bảng Điểm trong trình duyệt khi máy không có Excel. Ngăn bên phải là đúng phần bổ
              trợ chạy trong Excel, dùng nguyên thư viện Office của Microsoft; chỉ phần trả lời thư viện ấy là của bàn
              thử.
            </p>
            <p>Chưa kiểm chứng trong Excel thật:</p>
            <ul>
              <li>cách Excel trả lời từng lệnh của phần bổ trợ, nhất là khi ô đang được sửa hoặc trang bị khóa;</li>
              <li>nút trên thanh công cụ, hàm riêng của Bảng Điểm và cách cài đặt;</li>
              <li>tệp do bàn thử lưu khi mở lại bằng Excel (đã thử mở bằng LibreOffice).</li>
            </ul>
            <p>
              Tệp không rời khỏi máy này, trừ những gì bấm gửi trong thẻ Đồng bộ. Khi lưu, bàn thử chỉ ghi đè phần đã
              sửa; biểu đồ, hình ảnh, macro và những gì bảng tính này không hiển thị được giữ nguyên như tệp gốc. Ghi
              chú ô và bộ lọc thêm trên bàn thử không được lưu.
            </p>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              Đã hiểu
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
