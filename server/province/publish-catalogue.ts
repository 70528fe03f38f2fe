import type { AgencyCatalogue } from '#shared/agency/agency-catalogue.ts';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import { withOwn } from '#shared/agency/province-catalogue.ts';
import { agencyListGrid } from '#shared/agency/write-agency-list.ts';
import { toPublishedAgency } from '#shared/api/province-api.ts';
import type { PublishCatalogueRequest, RestoreCatalogueRequest } from '#shared/api/province-api.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { CatalogueWrite, ChangeOutcome } from '#server/store/province-store.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { hashRequest } from '#server/sync/request-hash.ts';
import type { Province } from './province.ts';

export interface ProvinceDeps {
  readonly store: Store;
  readonly province: Province;
  readonly clock: () => Date;
}

/** Puts a list of agencies into use for the whole province. */
export async function publishCatalogue(
  deps: ProvinceDeps,
  actor: Actor,
  request: PublishCatalogueRequest,
): Promise<void> {
  requireSoundList(request);
  await requireAccountAgencies(deps, request);
  await publish(deps, actor, request, { scope: request.scope, agencies: request.agencies, restoredFrom: null });
}

/** Puts an earlier list into use again, as a version of its own. */
export async function restoreCatalogue(
  deps: ProvinceDeps,
  actor: Actor,
  request: RestoreCatalogueRequest,
): Promise<void> {
  const { version } = request;
  const earlier = version === 0 ? null : await deps.store.province.findCatalogue(version);
  if (version !== 0 && earlier === null) {
    throw new ApiFailure(404, 'version-unknown', 'Không có phiên bản danh mục này. Tải lại danh sách rồi chọn lại.');
  }
  const list = { scope: earlier?.info.scope ?? ('additions' as const), agencies: earlier?.agencies ?? [] };
  await requireAccountAgencies(deps, list);
  await publish(deps, actor, request, { ...list, restoredFrom: version });
}

async function publish(
  { store, province, clock }: ProvinceDeps,
  actor: Actor,
  request: { readonly operationId: string; readonly base: number },
  list: Pick<CatalogueWrite, 'scope' | 'agencies' | 'restoredFrom'>,
): Promise<void> {
  const outcome = await store.province.publishCatalogue({
    ...list,
    operationId: request.operationId,
    requestHash: hashRequest(request),
    base: request.base,
    actor,
    at: clock().toISOString(),
  });
  refuseFailed(outcome, province);
  await province.reload();
}

/** Turns what a change came to into a refusal where it was not done. */
export function refuseFailed(outcome: ChangeOutcome, { settings }: Province): void {
  if (outcome === 'reused') {
    throw new ApiFailure(
      409,
      'operation-reused',
      'Mã lần gửi này đã dùng cho một nội dung khác. Bấm lại để gửi với mã mới; chưa có gì bị thay đổi.',
    );
  }
  if (outcome === 'outdated') {
    const { catalogue } = settings;
    const who = catalogue === null ? 'Người khác' : catalogue.author;
    throw new ApiFailure(
      409,
      'catalogue-changed',
      `${who} vừa cập nhật danh mục của tỉnh sau khi bạn mở xem trước. Chưa có gì bị thay đổi; xem trước lại rồi bấm lần nữa.`,
      { catalogue },
    );
  }
}

/** A list that the check finds errors in is refused: the pane shows them on the sheet before it sends. */
function requireSoundList({ agencies }: PublishCatalogueRequest): void {
  const { kind, issues } = inspectSheet(agencyListGrid(agencies));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (kind === 'agencies' && errors.length === 0) return;
  throw new ApiFailure(
    422,
    'agency-list-invalid',
    `Danh mục còn ${errors.length} lỗi nên chưa dùng được. Sửa các lỗi ở thẻ Việc rồi thử lại.`,
    { issues: errors.slice(0, 20).map(({ code, message }) => ({ code, message })) },
  );
}

/** Accounts whose agency nobody knows would lose their rows without a word. */
async function requireAccountAgencies(
  { store }: ProvinceDeps,
  { agencies, scope }: Pick<CatalogueWrite, 'agencies' | 'scope'>,
): Promise<void> {
  const [own, accounts] = await Promise.all([store.accounts.listAgencies(), store.accounts.listAccounts()]);
  const catalogue: AgencyCatalogue = createCatalogue(withOwn(own.map(toPublishedAgency), agencies), scope);
  const lost = accounts.filter(({ agencyCode }) => agencyCode !== null && !catalogue.byCode.has(agencyCode));
  if (lost.length === 0) return;
  const names = lost
    .slice(0, 5)
    .map(({ agencyName, agencyCode }) => `${agencyName ?? ''} (${agencyCode ?? ''})`.trim());
  throw new ApiFailure(
    422,
    'account-agency-missing',
    `Danh mục thiếu cơ quan đang có tài khoản: ${names.join('; ')}. Các tài khoản này sẽ không gửi được việc. Thêm lại dòng có đúng mã, hoặc điền Hiệu lực đến thay vì xóa dòng.`,
    { agencies: lost.map(({ agencyCode }) => agencyCode) },
  );
}
