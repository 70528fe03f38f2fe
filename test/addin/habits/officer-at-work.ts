import { readFileSync } from 'node:fs';
import { createApiClient } from '#addin/api/client.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { createPane, type RunningPane } from '#addin/taskpane/create-pane.ts';
import { rankDocuments } from '#addin/taskpane/state/rank-documents.ts';
import type { PaneState } from '#addin/taskpane/state/pane-state.ts';
import { documentRowsAnswerSchema } from '#shared/api/document-api.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { CellValue, Grid } from '#shared/sheet/grid.ts';
import { decodeIdentity } from '#shared/sync/row-identity.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { openGridInExcel, type ExcelFixture } from '#test/support/excel-fixture.ts';
import type { TestServer } from '#test/support/server.ts';
import { memoryStorage } from '../taskpane/pane-fixture.ts';
import type { ExcelHabit } from './excel-habits.ts';

/** The plan as it was issued, which the province of the demonstration keeps. */
export async function readPlan(): Promise<Grid> {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  return read.grids[0]!;
}

/** A row whose deadline the officer tries out, and one that Sở Tư pháp leads, whose progress it reports. */
const row = 28;
const reportedRow = 11;
const deadlineColumn = 7;

/** What somebody sees who looks over the officer's shoulder after each step. */
export type Diary = readonly (readonly [step: string, seen: unknown])[];

/** An officer who opens the plan, checks, mends, marks, reports, syncs and takes back, in an Excel with a habit. */
export class OfficerAtWork {
  readonly excel: ExcelFixture;
  running: RunningPane;
  readonly #session = memoryStorage();
  readonly #habit: ExcelHabit;
  readonly #server: TestServer;
  readonly #diary: [string, unknown][] = [];
  #lookAtPane = (): void => undefined;

  constructor(plan: Grid, server: TestServer, habit: ExcelHabit) {
    this.#habit = habit;
    this.#server = server;
    this.excel = openGridInExcel(plan, habit.options);
    this.running = this.#openPane();
  }

  #openPane(): RunningPane {
    return createPane({
      host: this.excel.port,
      api: createApiClient({
        // Without this a slow test meets a connection that the server has just closed.
        fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } }),
        baseUrl: this.#server.origin,
        timeoutMs: 20_000,
      }),
      session: createSessionStorage(() => this.#session),
      onAttention: (listener) => {
        this.#lookAtPane = listener;
        return () => undefined;
      },
      now: () => new Date('2026-03-05T02:00:00Z'),
      newId: () => crypto.randomUUID(),
    });
  }

  /** The whole way; answers what was seen after each step. */
  async work(): Promise<Diary> {
    let { commands } = this.running.pane;
    if (this.#habit.kind === 'throughout') this.#habit.begin(this.excel);
    await this.#open();
    this.#write('open', this.#findings());

    this.#type(row, deadlineColumn, 'Quý 2 năm 2026');
    await this.#until(() => this.#shownDeadline() === 'Quý 2 năm 2026');
    this.#write('type over a deadline', this.#findings());

    this.#type(row, deadlineColumn, null);
    await this.#until(() => this.#shownDeadline() === null);
    this.#write('clear a deadline', this.#findings());

    const mend = () => this.#issues().find(({ cell }) => cell.row === row && cell.column === deadlineColumn)!;
    await this.#step(() => commands.applyFix(mend(), mend().fixes[0]!));
    this.#write('mend it', this.#cells());
    await this.#step(() => commands.undo());
    this.#write('take the mend back', this.#cells());

    await this.#step(() => commands.showMarks());
    this.#write('mark', this.#tints());
    await this.#step(() => commands.clearMarks());
    this.#write('take the marks off', this.#tints());

    if (!(await commands.signInAsDemo('so-tu-phap'))) throw new Error('The officer cannot sign in.');
    await this.#step(() => this.#connect());
    commands = await this.#reopened();
    await this.#step(() => commands.sync());
    this.#write('link', this.#linked());
    commands = await this.#reopened();

    await this.#step(() => commands.addProgressColumns());
    await this.#step(() => commands.saveProgress(reportedRow, { status: 'Đang thực hiện', percent: 30 }));
    this.#write('report', this.#cells());
    await this.#step(() => commands.sync());
    this.#write('send', [this.#linked(), await this.#atProvince()]);
    await this.#step(() => commands.undo());
    this.#write('take the report back', this.#cells());
    await this.running.stop();
    return this.#diary;
  }

  #write(step: string, seen: unknown): void {
    this.#diary.push([step, seen]);
  }

  /** The commands of the pane, in a workbook that was closed and opened again where the habit has it so. */
  async #reopened(): Promise<RunningPane['pane']['commands']> {
    if (this.#habit.reopen) {
      await this.running.stop();
      this.#habit.reopen(this.excel);
      this.running = this.#openPane();
      await this.#open();
      if (this.#state().sync.link === null) throw new Error('The sheet forgot its document.');
    }
    return this.running.pane.commands;
  }

  async #open(): Promise<void> {
    const passing = this.#habit.kind === 'passing';
    if (passing) this.#habit.begin(this.excel);
    const started = this.running.start();
    if (passing) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      this.#habit.end?.(this.excel);
    }
    await started;
    if (this.#state().sheet.status !== 'ready') await this.running.pane.commands.reread();
    this.#closeMessages();
    if (this.#state().sheet.status !== 'ready') throw new Error(`The sheet was not read: ${this.#complaint()}`);
  }

  /**
   * One thing that the officer does. A passing habit strikes it first: then the pane has to say so and no cell may have
   * changed, and the officer does it again.
   */
  async #step(work: () => Promise<unknown>): Promise<void> {
    if (this.#habit.kind === 'passing') {
      const before = this.#allCells();
      this.#closeMessages();
      this.#habit.begin(this.excel);
      const { lastsFor } = this.#habit;
      if (lastsFor !== undefined) setTimeout(() => this.#habit.end?.(this.excel), lastsFor);
      // What the pane reads afterwards may wait for the end of a passing fault; what it writes does not.
      const worked = work();
      await Promise.race([worked, new Promise((resolve) => setTimeout(resolve, 1_500))]);
      this.#habit.end?.(this.excel);
      await worked;
      const changed = JSON.stringify(this.#allCells()) !== JSON.stringify(before);
      // Done, but what came of it could not be read: the officer presses «Thử lại».
      const unread = this.#state().notice?.retry === 'read';
      if (unread) await this.running.pane.commands.reread();
      const complaint = this.#complaint();
      if (complaint === null && (changed || !unread)) return;
      if (changed) {
        throw new Error(`The pane says «${complaint ?? ''}», but cells were changed.`);
      }
      this.#closeMessages();
    }
    await work();
    const complaint = this.#complaint();
    if (complaint !== null) throw new Error(`The pane says «${complaint}».`);
    if (this.#state().busy !== null) throw new Error('The pane stays busy.');
  }

  #closeMessages(): void {
    const { store } = this.running.pane;
    store.dispatch({ type: 'notice-closed' });
    store.dispatch({ type: 'sync', action: { type: 'outcome-closed' } });
  }

  async #connect(): Promise<void> {
    const { store, commands } = this.running.pane;
    const { sheet, sync } = store.getState();
    if (sheet.status !== 'ready') return;
    await commands.connectAndPreview(rankDocuments(sheet.report.reading, sync.documents ?? []).ranked[0]!);
  }

  /** As a person does: the cell, the text, Enter. */
  #type(line: number, column: number, value: CellValue): void {
    const { book, sheetId } = this.excel;
    const cell = (row: number) => ({ top: row, left: column, bottom: row, right: column });
    book.select(sheetId, cell(line));
    book.typeIn(sheetId, cell(line), [[{ value }]]);
    book.select(sheetId, cell(line + 1));
    if (this.#habit.looksBack) this.#lookAtPane();
  }

  async #until(holds: () => boolean): Promise<void> {
    for (let waited = 0; !holds(); waited += 20) {
      if (waited > 5_000) throw new Error(`The pane does not follow: ${this.#complaint() ?? 'it says nothing'}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  #state(): PaneState {
    return this.running.pane.store.getState();
  }

  /** What the pane complains of: its notice, else its sync tab; `null` when all is well. */
  #complaint(): string | null {
    const { notice, sync } = this.#state();
    if (notice?.intent === 'error') return notice.message;
    return sync.failure?.message ?? null;
  }

  #issues() {
    const { sheet } = this.#state();
    return sheet.status === 'ready' ? sheet.report.issues : [];
  }

  #findings(): readonly string[] {
    return this.#issues().map(({ code, cell }) => `${code} ${a1(cell)}`);
  }

  #shownDeadline(): CellValue | undefined {
    const { sheet } = this.#state();
    if (sheet.status !== 'ready') return undefined;
    return sheet.grid.values[row - sheet.grid.top]?.[deadlineColumn - sheet.grid.left] ?? null;
  }

  /** The rows worked on and those between, whatever the identities hold. */
  #cells(): CellValue[][] {
    const { book, sheetId } = this.excel;
    return book
      .read(sheetId, { top: reportedRow, left: 0, bottom: row, right: 14 })
      .map((line) => line.map(({ value }) => (typeof value === 'string' && value.startsWith('BD1.') ? 'BD1' : value)));
  }

  #tints(): unknown[] {
    const ours = this.excel.book.tints(this.excel.sheetId).slice(this.#habit.tints ?? 0);
    return ours.map(({ areas, fill }) => [areas, fill]);
  }

  #allCells(): CellValue[] {
    const { book, sheetId } = this.excel;
    const cells = book.read(sheetId, { top: 0, left: 0, bottom: 150, right: 20 }).flat();
    return cells.map(({ value, formula }) => formula ?? value);
  }

  /** How many rows carry an identity that reads. */
  #linked(): number {
    return this.#allCells().filter((value) => decodeIdentity(value)?.kind === 'linked').length;
  }

  /** The row as the province has it. */
  async #atProvince(): Promise<unknown> {
    const client = await this.#server.signIn('so-noi-vu');
    const { rows } = await client.get(`/api/documents/${await client.plan()}/rows`, documentRowsAnswerSchema);
    return rows
      .filter(({ fields }) => typeof fields.status === 'string')
      .map(({ fields }) => [fields.status, fields.percent]);
  }
}
