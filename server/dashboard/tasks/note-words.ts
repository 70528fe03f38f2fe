/** Words of what people write beside a row, on the province's pages. */
export const noteWords = {
  comments: 'Trao đổi',
  noComments: 'Chưa có trao đổi nào về dòng này.',
  write: 'Viết trao đổi',
  send: 'Gửi trao đổi',
  sending: 'Đang gửi…',
  tooLong: (over: number) => `Dài quá ${over} ký tự. Rút gọn rồi gửi.`,
  readOnly: 'Chỉ xem: tỉnh, cơ quan chủ trì, phối hợp và cơ quan theo dõi lĩnh vực của dòng trao đổi được.',
  shares: 'Phân công trong đơn vị',
  noShares: 'Chưa cơ quan chủ trì nào ghi phân công.',
  emptyList: 'Đã bỏ hết phân công.',
  done: 'Đã xong',
  open: 'Đang làm',
  count: (comments: number) => `${comments} trao đổi`,
  followed: 'Lĩnh vực tôi theo dõi',
} as const;
