import { invalidArgument } from './host-error.ts';

/** A colour as Excel tells it, "#RRGGBB"; names of colours are refused. */
export function readColor(value: unknown): string {
  if (typeof value !== 'string' || !/^#[0-9A-Fa-f]{6}$/.test(value)) throw invalidArgument();
  return value.toUpperCase();
}
