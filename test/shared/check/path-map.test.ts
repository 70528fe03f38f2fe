import { describe, expect, it } from 'vitest';
import { PathMap } from '#shared/check/path-map.ts';

describe('PathMap', () => {
  it('keeps one value per path and tells a path from its beginning', () => {
    const map = new PathMap<number>();
    map.set(['I', 'Mục tiêu 1'], 1);
    map.set(['I', 'Mục tiêu 1', 'Nhiệm vụ 1'], 2);
    map.set(['I', 'Mục tiêu 1'], 3);
    expect(map.get(['I', 'Mục tiêu 1'])).toBe(3);
    expect(map.get(['I', 'Mục tiêu 1', 'Nhiệm vụ 1'])).toBe(2);
    expect(map.get(['I'])).toBeUndefined();
    expect(map.get(['I', 'Mục tiêu 1', ''])).toBeUndefined();
  });

  it('does not mix up texts that join alike', () => {
    const map = new PathMap<number>();
    map.set(['a\nb', 'c'], 1);
    expect(map.get(['a', 'b\nc'])).toBeUndefined();
  });
});
