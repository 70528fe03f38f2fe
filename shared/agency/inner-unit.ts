import { foldText } from '../text/fold-text.ts';
import type { AgencyCatalogue } from './agency-catalogue.ts';

/** Divisions of a body and its posts: every office names its own, and no province lists them all. */
const innerUnit =
  /^(?:cac )?(?:phong|vu|bo phan|to|doi|khoa|van phong|thanh tra|cong chuc|can bo|chuyen vien|truong phong|truong thon|tram|ban chi huy|ban giam doc|ban nhan dan thon|thon|xom|khu pho|to dan pho|trung tam|truong|cuc|chi cuc) (?!ubnd|uy ban)\S/;
const namedCommune =
  /^(?:(?:ubnd|uy ban nhan dan|chu tich ubnd|cong an|dang uy|hdnd) )?(?:xa|phuong|dac khu|thi tran) \S/;

/**
 * Whether a name the catalogue lacks is of a kind the catalogue does not list at all: a division inside an office, or
 * one commune where the catalogue holds communes only as a whole. Such a name is no sign of a slip.
 */
export function lacksCatalogueOfItsOwn(text: string, catalogue: AgencyCatalogue): boolean {
  const folded = foldText(text.slice(0, 80));
  if (innerUnit.test(folded)) return true;
  return namedCommune.test(folded) && !listsCommunes(catalogue);
}

const communeLists = new WeakMap<AgencyCatalogue, boolean>();

function listsCommunes(catalogue: AgencyCatalogue): boolean {
  const known = communeLists.get(catalogue);
  if (known !== undefined) return known;
  const lists = catalogue.entries.some(({ level, collective }) => level === 'commune' && !collective);
  communeLists.set(catalogue, lists);
  return lists;
}
