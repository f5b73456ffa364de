import { isAPIError } from 'better-auth/api'
import { ok, type Refusal, type Result, refuse } from '../result.js'
import type { From } from './accounts.js'
import { ADDRESS_HEADER } from './auth.js'

/** Only what the library needs from a request, so that nothing else of it can matter. */
export function headersOf(from: From): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = from.headers.get(name)
    if (value) headers.set(name, value.slice(0, name === 'cookie' ? 8_000 : 300))
  }
  headers.set(ADDRESS_HEADER, from.address ?? '127.0.0.1')
  return headers
}

/** What a call gave, with the cookies it sets; a "no" of the library becomes a refusal by its code, a fault stays one. */
export async function asking<T>(
  call: Promise<{ headers: Headers; response: T }>,
  refusals: Readonly<Record<string, string>>,
  otherwise: string,
): Promise<Result<{ value: T; cookies: string[] }, Refusal>> {
  try {
    const { headers, response } = await call
    return ok({ value: response, cookies: headers.getSetCookie() })
  } catch (fault) {
    if (!isAPIError(fault) || fault.statusCode >= 500) throw fault
    const code = (fault.body as { code?: string } | undefined)?.code ?? ''
    return refuse<Refusal>({ code: refusals[code] ?? otherwise })
  }
}
