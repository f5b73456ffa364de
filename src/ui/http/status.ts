import type { Refusal } from '../../kernel/index.js'

const BY_CODE: Readonly<Record<string, 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429>> = {
  sign_in_needed: 401,
  not_allowed: 403,
  input_invalid: 422,
  file_too_big: 413,
  idempotency_key_reused: 409,
}

/** HTTP status of a refusal: one table for pages and API. Codes ending in `_unknown` are 404, conflicts of versions and states 409, the rest 422. */
export function statusOf(refusal: Refusal): 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 {
  const known = BY_CODE[refusal.code]
  if (known) return known
  if (refusal.code.endsWith('_unknown') && !refusal.field) return 404
  if (/(_conflict|_changed|_taken|_exists|_same|_already)$/.test(refusal.code)) return 409
  return 422
}
