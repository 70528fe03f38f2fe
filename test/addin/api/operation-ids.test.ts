import { describe, expect, it } from 'vitest';
import { createOperationIds } from '#addin/api/operation-ids.ts';

function numbered() {
  let made = 0;
  return createOperationIds(() => `id-${(made += 1)}`);
}

describe('names of operations', () => {
  it('stay while the same content is asked without an answer', () => {
    const ids = numbered();
    expect(ids.idFor('khóa')).toBe(ids.idFor('khóa'));
  });

  it('are new once the content was answered', () => {
    const ids = numbered();
    const first = ids.idFor('khóa');
    ids.answered(first);
    expect(ids.idFor('khóa')).not.toBe(first);
  });

  it('are new when something else was asked in between: the wish is then another', () => {
    const ids = numbered();
    const closed = ids.idFor('khóa');
    ids.answered(ids.idFor('mở lại'));
    expect(ids.idFor('khóa')).not.toBe(closed);
  });
});
