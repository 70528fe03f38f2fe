import { findAssociation } from './function-bridge.ts';
import './workbench-window.ts';
import { makeExternal } from './office-host/win32-external.ts';

/** Loads a classic script; rejects when the server does not have it. */
function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}

function say(text: string): void {
  const root = document.getElementById('root');
  if (!root) return;
  root.textContent = text;
  root.setAttribute('role', 'alert');
  root.setAttribute('style', 'padding: 16px; font: 14px/20px "Segoe UI", sans-serif');
}

/**
 * The task pane as Excel opens it, except that what answers it is the workbench page around it. The object must stand at
 * `window.external` before office.js loads, which looks for its host only once.
 */
async function start(): Promise<void> {
  const access = window.parent === window ? undefined : window.parent.bangDiemWorkbench;
  if (!access) {
    say('Trang này là ngăn tác vụ bên trong bàn thử và không chạy riêng được. Hãy mở trang bàn thử rồi mở một sổ.');
    return;
  }
  Object.defineProperty(window, 'external', { value: makeExternal(access.officeHost), configurable: true });
  await loadScript('/office/office.js');
  const association = findAssociation(window);
  if (association) access.functions.follow(association);
  await import('../taskpane/main.tsx');
}

start().catch(() => {
  say(
    'Chưa tải được ngăn Bảng Điểm vì mất kết nối tới máy chủ. Hãy kiểm tra máy chủ rồi tải lại trang; sổ đang mở nên được lưu về máy trước.',
  );
});
