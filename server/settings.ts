import path from 'node:path';
import { z } from 'zod';

const onOff = z.enum(['on', 'off', '1', '0', 'true', 'false']).transform((word) => ['on', '1', 'true'].includes(word));

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DEMO: onOff.optional(),
  WEB_DIR: z.string().min(1).default('dist/web'),
  EXAMPLES_DIR: z.string().min(1).default('examples'),
  OFFICE_DIR: z.string().min(1).default('node_modules/@microsoft/office-js/dist'),
  OFFICE_JS: z.enum(['local', 'cdn']).default('cdn'),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseFile: string;
  readonly demo: boolean;
  readonly webDir: string;
  readonly examplesDir: string;
  readonly officeDir: string;
  readonly officeJs: 'local' | 'cdn';
}

export type SettingsResult =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly message: string };

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Reads the server's settings from the environment. Folders are taken from the working folder. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsResult {
  // An empty variable is one that nobody filled in.
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(filled);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: at, message }) => `  ${at.join('.')}: ${message}`);
    return { ok: false, message: `Cấu hình máy chủ chưa đúng. Sửa các biến môi trường sau:\n${wrong.join('\n')}` };
  }
  const { PORT, HOST, DATA_DIR, DEMO, WEB_DIR, EXAMPLES_DIR, OFFICE_DIR, OFFICE_JS } = parsed.data;
  const demo = DEMO ?? isLoopback(HOST);
  if (demo && !isLoopback(HOST)) {
    return {
      ok: false,
      message: `DEMO=on cho phép vào không cần mật khẩu, nên chỉ dùng được khi HOST là máy này (127.0.0.1). HOST đang là ${HOST}.`,
    };
  }
  return {
    ok: true,
    settings: {
      port: PORT,
      host: HOST,
      databaseFile: path.resolve(DATA_DIR, 'bang-diem.sqlite'),
      demo,
      webDir: path.resolve(WEB_DIR),
      examplesDir: path.resolve(EXAMPLES_DIR),
      officeDir: path.resolve(OFFICE_DIR),
      officeJs: OFFICE_JS,
    },
  };
}
