import { ok, type Refusal, type Result, refuse } from '../kernel/index.js'
import type { UnitKind } from './types.js'

/** Half-width, upper case, without blanks and hyphens between. */
export const plain = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = Array.from({ length: 17 }, (_, i) => 3 ** i % 31)

/** The unified social credit code, normalised and checked (GB 32100: weights 3^i mod 31 over the 31-character set). */
export function readCreditCode(text: string): Result<string, Refusal> {
  const code = plain(text)
  if (code.length !== 18) return refuse({ code: 'credit_code_length', length: code.length })
  const wrong = [...code.slice(0, 17)].findIndex((each) => !CREDIT.includes(each))
  if (wrong >= 0)
    return refuse({
      code: 'credit_code_character',
      position: wrong + 1,
      character: code[wrong],
      perhaps: code[wrong] === 'O' ? '0' : code[wrong] === 'I' ? '1' : '',
    })
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * CREDIT.indexOf(code[i]!), 0)
  const computed = CREDIT[(31 - (sum % 31)) % 31]
  return code[17] === computed ? ok(code) : refuse({ code: 'credit_code_check', computed, given: code[17] })
}

const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * What is odd about a code that passes (GB 32100): the body's own check character (GB 11714, weights 3 7 9 10 5 8 4 2, letters A = 10 to Z = 35, another
 * table than the outer one) does not fit, as happens with numbers given out before the standard. A warning and never a refusal.
 */
export function innerCheckOf(code: string): { readonly computed: string; readonly given: string; readonly fits: boolean } {
  const body = code.slice(8, 16)
  const value = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55)
  const sum = [...body].reduce((total, each, i) => total + value(each) * INNER_WEIGHTS[i]!, 0)
  const check = 11 - (sum % 11)
  const computed = check === 10 ? 'X' : check === 11 ? '0' : String(check)
  return { computed, given: code[16]!, fits: code[16] === computed }
}

/** Kinds of units by the first two characters: registrar and class of body (GB 32100 table 1). Codes of other registrars say nothing here. */
const CLASSES: Readonly<Record<string, readonly UnitKind[]>> = {
  '11': ['ministry', 'city', 'department', 'federation', 'organisation'],
  '12': ['institute', 'university', 'organisation', 'journal_office', 'federation', 'department'],
  '13': ['federation', 'society', 'local_association', 'organisation', 'department'],
  '51': ['society', 'union', 'local_association', 'federation', 'organisation'],
  '52': ['institute', 'university', 'organisation', 'station', 'base'],
  '53': ['organisation'],
  '91': ['enterprise', 'park', 'base', 'journal_office', 'station', 'organisation'],
}

/** Whether the code's class agrees with the kind of the unit (08 G-080): where it does not, someone must say which of the two is wrong. */
export function classFits(code: string, kind: UnitKind): boolean {
  const kinds = CLASSES[code.slice(0, 2)]
  return kinds === undefined || kinds.includes(kind)
}

/** An ISSN, written `1234-567X` (ISO 3297: weights 8 to 2, modulus 11). */
export function readIssn(text: string): Result<string, Refusal> {
  const digits = plain(text.replace(/^\s*e?-?issn:?/i, ''))
  if (!/^\d{7}[\dX]$/.test(digits)) return refuse({ code: 'issn_shape' })
  const sum = [...digits.slice(0, 7)].reduce((total, digit, i) => total + Number(digit) * (8 - i), 0)
  const computed = '0123456789X'[(11 - (sum % 11)) % 11]
  return digits[7] === computed
    ? ok(`${digits.slice(0, 4)}-${digits.slice(4)}`)
    : refuse({ code: 'issn_check', computed, given: digits[7] })
}

/** Codes of provinces as they stand in CN numbers (GB/T 9999: 10 is Beijing's central publishers). */
const PROVINCES = new Set('10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '))

/** A domestic serial number, written `CN11-1234/O1`. It has no check digit; the province and shape are checked. */
export function readCn(text: string): Result<string, Refusal> {
  const parts = /^(?:CN)?(\d{2})-?(\d{4})(?:\/([A-Z]{1,2}\d?))?$/.exec(text.normalize('NFKC').toUpperCase().replaceAll(/\s/g, ''))
  if (!parts) return refuse({ code: 'cn_shape' })
  if (!PROVINCES.has(parts[1]!)) return refuse({ code: 'cn_province', province: parts[1] })
  return ok(`CN${parts[1]}-${parts[2]}${parts[3] ? `/${parts[3]}` : ''}`)
}
