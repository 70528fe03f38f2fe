import type { Nullable } from '@univerjs/core';

/** A colour of the grid as a file stores it: "#1F497D" → "FF1F497D"; none is black. */
export function argb(color: Nullable<string>): string {
  const hex = /^#?([0-9a-fA-F]{6})$/.exec(color ?? '')?.[1] ?? cssHex(color ?? '');
  return `FF${hex.toUpperCase()}`;
}

/** "rgb(1, 2, 3)" and "#abc", which the grid's colour pickers also give. */
function cssHex(color: string): string {
  const short = /^#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$/.exec(color);
  if (short)
    return short
      .slice(1)
      .map((digit) => digit + digit)
      .join('');
  const channels = /^rgba?\((\d+)\s*,\s*(\d+)\s*,\s*(\d+)/.exec(color);
  if (!channels) return '000000';
  return channels
    .slice(1)
    .map((channel) => Number(channel).toString(16).padStart(2, '0'))
    .join('');
}
