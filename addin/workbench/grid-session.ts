import type { WorkbookFileRefusal } from '#shared/xlsx/workbook-file-check.ts';
import { createUniver, type RunningUniver } from './create-univer.ts';
import { loadWorkbook, type OpenedWorkbook } from './load-workbook.ts';
import { OfficeHost } from './office-host/office-host.ts';
import { saveWorkbook } from './save-workbook.ts';
import { UniverSpreadsheet } from './univer-spreadsheet.ts';

/** One workbook on the screen: the grid that shows it and the host that answers the add-in about it. */
export class GridSession {
  readonly spreadsheet: UniverSpreadsheet;
  readonly officeHost: OfficeHost;
  readonly #running: RunningUniver;
  readonly #opened: OpenedWorkbook;
  readonly #mount: HTMLElement;
  #savedChanges = 0;
  #savedSettings: string;

  private constructor(container: HTMLElement, opened: OpenedWorkbook) {
    this.#opened = opened;
    this.#mount = document.createElement('div');
    this.#mount.className = 'workbench-grid-mount';
    container.append(this.#mount);
    this.#running = createUniver(this.#mount);
    this.spreadsheet = new UniverSpreadsheet(this.#running, opened);
    this.officeHost = new OfficeHost(this.spreadsheet);
    this.#savedSettings = this.#settingsText();
  }

  /** Reads the file and shows it in `container`; nothing on the page changes when it cannot be read. */
  static async open(container: HTMLElement, bytes: Uint8Array): Promise<GridSession | WorkbookFileRefusal> {
    const opened = await loadWorkbook(bytes, `workbook-${crypto.randomUUID()}`);
    if (!opened.ok) return opened;
    await loadFonts(opened);
    return new GridSession(container, opened);
  }

  get hasUnsavedChanges(): boolean {
    return this.spreadsheet.changes !== this.#savedChanges || this.#settingsText() !== this.#savedSettings;
  }

  /** The workbook as an .xlsx file, everything the grid does not know kept from the file it came from. */
  async save(): Promise<Uint8Array<ArrayBuffer>> {
    const changes = this.spreadsheet.changes;
    const settings = this.#settingsText();
    const bytes = await saveWorkbook(this.#opened.source, this.spreadsheet.save(), this.spreadsheet.settings);
    this.#savedChanges = changes;
    this.#savedSettings = settings;
    return bytes;
  }

  dispose(): void {
    this.spreadsheet.dispose();
    this.#running.univer.dispose();
    this.#mount.remove();
  }

  #settingsText(): string {
    return JSON.stringify([...this.spreadsheet.settings]);
  }
}

/** A canvas draws with a fallback font until the right one is there: load what the workbook names first. */
async function loadFonts(opened: OpenedWorkbook): Promise<void> {
  const families = new Set<string>();
  for (const style of Object.values(opened.source.snapshot.styles)) if (style?.ff) families.add(style.ff);
  const variants = ['', 'bold ', 'italic ', 'italic bold '];
  const wanted = [...families].flatMap((family) => variants.map((variant) => `${variant}12px "${family}"`));
  await Promise.all(wanted.map((font) => document.fonts.load(font, 'Tiếng Việt').catch(() => [])));
}
