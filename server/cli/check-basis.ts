import { readFile } from 'node:fs/promises';
import type { AgencyCatalogue } from '#shared/agency/agency-catalogue.ts';
import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import { provinceSettingsSchema } from '#shared/api/province-api.ts';
import type { DisabledRule } from '#shared/check/check-sheet.ts';
import { readCatalogueFile } from './agencies-command.ts';

/** What a province lays down for the check: its agencies, and the rules it does not want to see. */
export interface CheckBasis {
  readonly catalogue?: AgencyCatalogue;
  readonly disabled?: readonly DisabledRule[];
}

export type CheckBasisRead =
  | { readonly ok: true; readonly basis: CheckBasis }
  | { readonly ok: false; readonly file: string; readonly message: string };

export interface CheckBasisFiles {
  /** A workbook with an agency list; it goes before the agencies of `settings`. */
  readonly agencies?: string | undefined;
  /** An answer of GET /api/province/settings. */
  readonly settings?: string | undefined;
}

export async function readCheckBasis({ agencies, settings }: CheckBasisFiles): Promise<CheckBasisRead> {
  let basis: CheckBasis = {};
  if (settings !== undefined) {
    const bytes = await readOrNull(settings);
    const parsed = provinceSettingsSchema.safeParse(bytes === null ? null : parseJson(bytes.toString('utf8')));
    if (!parsed.success) {
      const message = bytes === null ? unreadable : 'Tệp không phải thiết lập của tỉnh tải từ máy chủ.';
      return { ok: false, file: settings, message };
    }
    basis = { catalogue: catalogueOf(parsed.data), disabled: parsed.data.rulesOff };
  }
  if (agencies !== undefined) {
    const bytes = await readOrNull(agencies);
    if (bytes === null) return { ok: false, file: agencies, message: unreadable };
    const read = await readCatalogueFile(bytes);
    if (!read.ok) return { ok: false, file: agencies, message: read.message };
    basis = { ...basis, catalogue: read.catalogue };
  }
  return { ok: true, basis };
}

const unreadable = 'Không đọc được tệp. Kiểm tra lại đường dẫn.';

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}
