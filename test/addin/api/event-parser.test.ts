import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventParser, type ServerEvent } from '#addin/api/event-parser.ts';

function readInPieces(pieces: readonly string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const feed = createEventParser((event) => events.push(event));
  for (const piece of pieces) feed(piece);
  return events;
}

describe('reading server-sent events', () => {
  it.each([
    ['a named event with an id', 'id: 7\nevent: news\ndata: {"cursor":7}\n\n', [['news', '{"cursor":7}', '7']]],
    ['an event without a name', 'data: x\n\n', [['message', 'x', null]]],
    ['several lines of data', 'data: a\ndata: b\n\n', [['message', 'a\nb', null]]],
    [
      'lines that end in CR or CRLF',
      'data: a\r\rdata: b\r\n\r\n',
      [
        ['message', 'a', null],
        ['message', 'b', null],
      ],
    ],
    ['a byte-order mark', '\uFEFFdata: a\n\n', [['message', 'a', null]]],
    [
      'no blank after the colon, and two',
      'data:a\n\ndata:  b\n\n',
      [
        ['message', 'a', null],
        ['message', ' b', null],
      ],
    ],
    ['comments and unknown fields', ': ping\n\nretry: 5\nfoo: x\ndata: a\n\n', [['message', 'a', null]]],
    ['a field without a colon', 'data\n\n', [['message', '', null]]],
    ['an event without data', 'event: news\n\ndata: a\n\n', [['message', 'a', null]]],
    ['an event that is cut off', 'data: a\n\ndata: b\n', [['message', 'a', null]]],
    [
      'an id that stays for later events',
      'id: 3\ndata: a\n\ndata: b\n\n',
      [
        ['message', 'a', '3'],
        ['message', 'b', '3'],
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(readInPieces([text]).map(({ name, data, id }) => [name, data, id])).toEqual(expected);
  });

  it('reads the same wherever the text is cut', () => {
    const line = fc.oneof(
      fc.constantFrom('', 'data: một', 'data:hai', 'event: news', 'id: 12', ': nhịp', 'data', 'id: 1\0', 'x'),
      fc.string({ maxLength: 8 }).map((text) => text.replace(/[\r\n\uFEFF]/g, '')),
    );
    const stream = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')), { maxLength: 30 });
    fc.assert(
      fc.property(stream, fc.array(fc.nat(400), { maxLength: 12 }), (lines, cuts) => {
        // A line feed of its own after a CR would be the same line end.
        const text = lines.map(([words, end]) => words + end).join('');
        const at = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
        const pieces = [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
        expect(readInPieces(pieces)).toEqual(readInPieces([text]));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('drops a line without end instead of keeping it', () => {
    const events: ServerEvent[] = [];
    const feed = createEventParser((event) => events.push(event));
    for (let turn = 0; turn < 100; turn += 1) feed('x'.repeat(4_096));
    feed('\n\ndata: a\n\n');
    expect(events.map(({ data }) => data)).toEqual(['a']);
  });
});
