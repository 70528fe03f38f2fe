/** Tells whenever somebody turns to the page: it gets the focus, or comes to sight again. Answers what stops it. */
export function onBrowserAttention(listener: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  window.addEventListener('focus', listener);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('focus', listener);
    document.removeEventListener('visibilitychange', seen);
  };
}
