import { describe, expect, it } from 'vitest';
import { PaneIntents } from '#addin/commands/pane-intents.ts';

describe('what a ribbon button asks of the pane', () => {
  it('reaches the pane that listens', () => {
    const intents = new PaneIntents();
    const asked: string[] = [];
    intents.subscribe((intent) => asked.push(intent));
    intents.send('check');
    intents.send('sync');
    expect(asked).toEqual(['check', 'sync']);
  });

  it('waits for the pane that the button opens; the latest counts, once', () => {
    const intents = new PaneIntents();
    intents.send('check');
    intents.send('score');
    const asked: string[] = [];
    const stop = intents.subscribe((intent) => asked.push(intent));
    stop();
    intents.subscribe((intent) => asked.push(intent));
    expect(asked).toEqual(['score']);
  });

  it('goes to the newest pane only', () => {
    const intents = new PaneIntents();
    const asked: string[] = [];
    const stopFirst = intents.subscribe((intent) => asked.push(`first ${intent}`));
    intents.subscribe((intent) => asked.push(`second ${intent}`));
    stopFirst();
    intents.send('sync');
    expect(asked).toEqual(['second sync']);
  });
});
