import { catalogueOf, type ProvinceAgencies } from '#shared/agency/province-catalogue.ts';
import { parIndexFieldSchema, reportsForAgency, type Account } from '#shared/api/account-api.ts';
import { trimText } from '#shared/text/normalise-text.ts';
import { ApiFailure } from '#server/api-failure.ts';

/** User names are kept and compared in lower case, NFC. */
export function foldUsername(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Names of the agencies that an account may belong to, by their codes; `null` for groups and unknown codes. */
export function agencyNames(settings: ProvinceAgencies): (code: string) => string | null {
  return (code) => {
    const entry = catalogueOf(settings).byCode.get(code);
    return entry === undefined || entry.collective ? null : entry.name;
  };
}

export type WantedAccount = Pick<Account, 'username' | 'displayName' | 'role' | 'agencyCode' | 'parIndexFields'>;

/** A new account as it will be kept; throws 422 for one that cannot be. */
export function checkNewAccount(wanted: WantedAccount, nameOf: (agencyCode: string) => string | null): Account {
  const username = foldUsername(wanted.username);
  if (!/^[\p{L}\p{N}._@-]{2,100}$/u.test(username)) {
    refuse(
      'username-invalid',
      'Tên đăng nhập gồm 2 đến 100 chữ, số và các dấu . _ @ - viết liền nhau, ví dụ so-tu-phap.cchc.',
    );
  }
  return checkAccount({ ...wanted, username }, nameOf);
}

/** What an account is besides its user name, with its agency's name in the catalogue; throws 422 for one that cannot be. */
export function checkAccount(wanted: WantedAccount, nameOf: (agencyCode: string) => string | null): Account {
  const displayName = trimText(wanted.displayName.normalize('NFC'));
  if (displayName === '' || displayName.length > 200 || /\p{Cc}/u.test(displayName)) {
    refuse('name-invalid', 'Tên hiển thị gồm 1 đến 200 ký tự trên một dòng, ví dụ Cán bộ CCHC Sở Tư pháp.');
  }
  const { username, role, agencyCode } = wanted;
  if (reportsForAgency(role) && agencyCode === null) {
    refuse('agency-missing', 'Tài khoản báo cáo cần thuộc một cơ quan. Chọn cơ quan trong danh mục.');
  }
  const agencyName = agencyCode === null ? null : nameOf(agencyCode);
  if (agencyCode !== null && agencyName === null) {
    refuse('agency-unknown', `Danh mục của tỉnh không có cơ quan mã ${agencyCode}. Chọn lại cơ quan trong danh mục.`);
  }
  return { username, displayName, role, agencyCode, agencyName, parIndexFields: orderedFields(wanted) };
}

/** Each field once, ascending. */
function orderedFields({ role, parIndexFields }: WantedAccount): number[] {
  const fields = [...new Set(parIndexFields)].sort((a, b) => a - b);
  if ((role === 'field-lead') !== fields.length > 0) {
    refuse('fields-invalid', 'Chọn ít nhất một lĩnh vực cho tài khoản theo dõi lĩnh vực; các vai trò khác để trống.');
  }
  if (fields.some((field) => !parIndexFieldSchema.safeParse(field).success)) {
    refuse('fields-invalid', 'Lĩnh vực PAR INDEX là số từ 1 đến 8.');
  }
  return fields;
}

function refuse(reason: string, message: string): never {
  throw new ApiFailure(422, reason, message);
}
