/** One server-sent event in its wire form. The data is one line of JSON, so no field can hold a line break. */
export function eventText(name: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment: keeps the connection warm, no reader sees it. */
export const heartbeatText = ': \n\n';
