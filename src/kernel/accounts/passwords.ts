import type { Refusal } from '../result.js'
import { PASSWORD_LENGTH } from './auth.js'

/** Why a password is not taken; undefined when it is. Length counts most; what is plainly guessable is named. */
export function passwordWeakness(password: string, about: { readonly email: string; readonly name: string }): Refusal | undefined {
  const { min, max } = PASSWORD_LENGTH
  const length = [...password].length
  if (length < min || password.length > max) return { code: 'password_length', field: 'password', minimum: min, maximum: max, length }
  if (new Set(password).size < 6) return { code: 'password_simple', field: 'password', minimum: 6 }
  const small = password.toLowerCase()
  const own = [about.email.split('@')[0] ?? '', about.name].map((each) => each.toLowerCase()).filter((each) => each.length >= 4)
  return own.some((each) => small.includes(each) && small.length < each.length + 6)
    ? { code: 'password_about_owner', field: 'password' }
    : undefined
}
