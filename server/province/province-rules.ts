import type { ProvinceRulesAnswer, SwitchRuleRequest } from '#shared/api/province-api.ts';
import { checkRules, findRule } from '#shared/check/rule-registry.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { Actor } from '#server/store/store.ts';
import { hashRequest } from '#server/sync/request-hash.ts';
import { refuseFailed, type ProvinceDeps } from './publish-catalogue.ts';

/** Every rule that may be switched off, with what the province decided about it. */
export async function listProvinceRules({ store, province }: ProvinceDeps): Promise<ProvinceRulesAnswer> {
  const off = new Map(province.settings.rulesOff.map((entry) => [entry.code, entry]));
  const switches = await store.province.listRuleSwitches();
  return {
    rules: checkRules.flatMap(({ code, title, why, severity }) =>
      severity === 'error' ? [] : [{ code, title, why, severity, off: off.get(code) ?? null }],
    ),
    history: switches.map((entry) => ({ ...entry, title: findRule(entry.code)?.title ?? entry.code })),
  };
}

/** Switches a warning or hint off for every pane of the province, or on again. */
export async function switchRule(deps: ProvinceDeps, actor: Actor, request: SwitchRuleRequest): Promise<void> {
  const rule = findRule(request.code);
  if (rule === null) {
    throw new ApiFailure(404, 'rule-unknown', 'Không có quy tắc này. Tải lại danh sách rồi chọn lại.');
  }
  if (rule.severity === 'error') {
    throw new ApiFailure(
      422,
      'rule-is-error',
      `Không tắt được «${rule.title}»: lỗi giữ dòng lại để số liệu gửi về tỉnh không sai. Chỉ tắt được cảnh báo và gợi ý.`,
    );
  }
  const { store, province, clock } = deps;
  const { operationId, code, off, reason } = request;
  const outcome = await store.province.switchRule({
    operationId,
    requestHash: hashRequest(request),
    code,
    off,
    reason,
    actor,
    at: clock().toISOString(),
  });
  refuseFailed(outcome, province);
  await province.reload();
}
