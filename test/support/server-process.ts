import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'vite';

/** Builds the server's main module into a folder inside the project, so that its packages are found. */
export async function buildServer(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'server/main.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  return path.resolve(outDir, 'main.js');
}

export interface ServerProcess {
  readonly origin: string;
  /** Everything it said on stdout and stderr so far. */
  readonly said: () => string;
  /** Ends it by a signal and waits until it is gone; answers its exit code (`null` when a signal ended it). */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** Starts the real server process on a free port and waits until it says where it listens. */
export async function startServerProcess(
  main: string,
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const origin = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    exited.then(
      () => reject(new Error(`The server ended before it listened: ${said}`)),
      () => undefined,
    );
  });
  return {
    origin,
    said: () => said,
    end: async (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}
