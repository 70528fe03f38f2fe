import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';

/** A connection is kept for the next request, but not for as long as the server waits before it closes it. */
const agent = new Agent({ keepAlive: true, maxSockets: 200, timeout: 2_000 });

export interface TimedServer {
  readonly origin: string;
  /** Sends a request that is ready to go and reads the answer to its end; throws unless it is a success. */
  send(method: string, route: string, options?: { token?: string; body?: string }): Promise<string>;
  /** Processor time the process has taken so far, in milliseconds, its threads included; NaN where it cannot be read. */
  processorTime(): number;
  end(): Promise<void>;
}

/** Of all threads: what the kernel tells of the whole process comes in hundredths of a second. */
function processorTime(pid: number): number {
  try {
    const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, value) => sum + value, 0) / 1_000_000;
  } catch {
    return Number.NaN;
  }
}

/** A server in a process of its own, so that neither the measuring nor the other side takes its time. */
export async function startTimedServer(
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<TimedServer> {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    exited.then(
      () => reject(new Error(`${args.join(' ')} ended before it listened: ${said}`)),
      () => undefined,
    );
  });
  return {
    origin,
    send: (method, route, { token, body } = {}) => exchange(origin, method, route, token, body),
    processorTime: () => processorTime(child.pid ?? 0),
    end: async () => {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(force);
    },
  };
}

/** The product's server on a folder of data. */
export function startOurs(dataDir: string): Promise<TimedServer> {
  return startTimedServer([path.resolve('dist/server/main.js')], {
    env: { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir },
  });
}

function exchange(origin: string, method: string, route: string, token?: string, body?: string): Promise<string> {
  const bytes = body === undefined ? null : Buffer.from(body);
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = {};
    if (bytes) Object.assign(headers, { 'content-type': 'application/json', 'content-length': bytes.length });
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    const sent = request(`${origin}${route}`, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(text);
        else reject(new Error(`${method} ${route} answered ${status}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(bytes ?? undefined);
  });
}
