/** One server-sent event as it was read. */
export interface ServerEvent {
  /** "message" where the stream names none. */
  readonly name: string;
  readonly data: string;
  /** The last `id` of the stream, `null` before the first. */
  readonly id: string | null;
}

/** A line longer than this comes from no server of ours: it is dropped, so that a broken stream fills no memory. */
const longestLine = 64 * 1024;

/**
 * Reads server-sent events from text that comes in pieces of any size (WHATWG HTML, section 9.2.6): lines end in LF, CR
 * or CRLF, also where a piece ends between the two; a byte-order mark is skipped; an event that is cut off is dropped.
 * Answers the function that takes the next piece.
 */
export function createEventParser(onEvent: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  let atStart = true;
  let afterReturn = false;
  let name = '';
  let data: string[] = [];
  let id: string | null = null;

  function endEvent(): void {
    if (data.length > 0) onEvent({ name: name || 'message', data: data.join('\n'), id });
    name = '';
    data = [];
  }

  function readLine(line: string): void {
    if (line === '') return endEvent();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  }

  return (piece) => {
    if (piece === '') return;
    let text = rest + piece;
    if (atStart) {
      atStart = false;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    // The LF of a CRLF whose CR ended the piece before.
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    afterReturn = false;
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at];
      if (character !== '\n' && character !== '\r') continue;
      readLine(text.slice(from, at));
      if (character === '\r') {
        if (at + 1 === text.length) afterReturn = true;
        else if (text[at + 1] === '\n') at += 1;
      }
      from = at + 1;
    }
    rest = text.slice(from);
    if (rest.length > longestLine) rest = '';
  };
}
