import { apiErrorSchema } from '#shared/sync/protocol.ts';
import { clientFailures, type ApiResult, type Transport } from './request-json.ts';

/** Fetches a file. Never rejects: whatever goes wrong comes back as a tagged failure with a sentence to show. */
export async function requestBytes(
  { fetch, baseUrl, timeoutMs }: Transport,
  path: string,
  token?: string,
): Promise<ApiResult<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(`${baseUrl}${path}`, {
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
    if (response.ok) return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    const timedOut = error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
    return timedOut ? clientFailures.timeout : clientFailures.offline;
  }
  const refusal = apiErrorSchema.safeParse(await response.json().catch(() => null));
  if (refusal.success) return { ok: false, status: response.status, ...refusal.data };
  return response.status >= 500 ? clientFailures.offline : clientFailures.unreadable;
}
