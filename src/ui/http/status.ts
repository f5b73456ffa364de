import type { Refusal } from '../../kernel/index.js'

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500

const BY_CODE: Readonly<Record<string, Status>> = {
  sign_in_needed: 401,
  token_wrong: 401,
  not_allowed: 403,
  cross_site_refused: 403,
  method_not_allowed: 405,
  body_not_json: 400,
  body_too_big: 413,
  media_type_not_taken: 415,
  input_invalid: 422,
  file_too_big: 413,
  idempotency_key_reused: 409,
  too_many_requests: 429,
  fault: 500,
}

/** HTTP status of a refusal: one table for pages and API. Codes ending in `_unknown` are 404, conflicts of versions and states 409, the rest 422. */
export function statusOf(refusal: Refusal): Status {
  const known = BY_CODE[refusal.code]
  if (known) return known
  if (refusal.code.endsWith('_unknown') && !refusal.field) return 404
  if (/(_conflict|_changed|(?<!_not)_taken|_exists|_same|_already)$/.test(refusal.code)) return 409
  return 422
}
