import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCoalescingRunner } from '#addin/taskpane/workflows/create-coalescing-runner.ts';

describe('re-reading after edits', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A job that ends when told. */
  function slowJob() {
    const ends: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const run = vi.fn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    });
    return { run, finish: () => ends.shift()?.(), overlapped: () => most > 1 };
  }

  it('waits for a pause and then runs once for the whole burst', async () => {
    const { run } = slowJob();
    const runner = createCoalescingRunner(run, 400);
    for (let edit = 0; edit < 5; edit += 1) {
      runner.request();
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(run).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('never overlaps, and runs exactly once more for what came meanwhile', async () => {
    const job = slowJob();
    const runner = createCoalescingRunner(job.run, 400);
    const first = runner.runNow();
    const second = runner.runNow();
    const third = runner.runNow();
    expect(job.run).toHaveBeenCalledTimes(1);
    job.finish();
    await first;
    await vi.advanceTimersByTimeAsync(0);
    expect(job.run).toHaveBeenCalledTimes(2);
    job.finish();
    await Promise.all([second, third]);
    expect(job.run).toHaveBeenCalledTimes(2);
    expect(job.overlapped()).toBe(false);
  });

  it('does nothing more once stopped', async () => {
    const { run } = slowJob();
    const runner = createCoalescingRunner(run, 400);
    runner.request();
    runner.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(run).not.toHaveBeenCalled();
  });
});
