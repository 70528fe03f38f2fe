/** One agency (or group of agencies) as a cell names it. Codes are those of the agency catalogue. */
export interface AgencyRef {
  /**
   * Catalogue code: `SNV`; `VPUBND>TTPVHCC_TINH` = a unit inside a body; `A+B` = an elliptic pair;
   * `*SO_NGANH` = a collective; `null` = the name is not in the catalogue.
   */
  readonly code: string | null;
  /** True when the name stands for a group and nobody in particular is accountable. */
  readonly collective: boolean;
  /** The words of the cell that name it, trimmed. */
  readonly text: string;
  /** A condition of the role in words, e.g. "đối với nhiệm vụ kiểm tra theo thẩm quyền". */
  readonly condition: string | null;
}
