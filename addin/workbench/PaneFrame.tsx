import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

const narrowest = 320;
const widest = 720;
const step = 20;

function clamp(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(width)));
}

/** The real task pane in a frame beside the grid, as wide as in Excel to begin with. */
export function PaneFrame() {
  const [width, setWidth] = useState(380);
  const [resizing, setResizing] = useState(false);
  const frame = useRef<HTMLElement>(null);

  const move = (event: PointerEvent) => {
    const right = frame.current?.getBoundingClientRect().right;
    if (resizing && right !== undefined) setWidth(clamp(right - event.clientX));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') setWidth((now) => clamp(now + step));
    else if (event.key === 'ArrowRight') setWidth((now) => clamp(now - step));
    else if (event.key === 'Home') setWidth(widest);
    else if (event.key === 'End') setWidth(narrowest);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div
        className="workbench-splitter"
        role="separator"
        aria-orientation="vertical"
        aria-label="Độ rộng ngăn Bảng Điểm"
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setResizing(true);
        }}
        onPointerMove={move}
        onPointerUp={() => setResizing(false)}
        onPointerCancel={() => setResizing(false)}
      />
      <aside
        ref={frame}
        className={resizing ? 'workbench-pane workbench-resizing' : 'workbench-pane'}
        style={{ width }}
      >
        <iframe src="pane.html" title="Ngăn tác vụ Bảng Điểm" />
      </aside>
    </>
  );
}
