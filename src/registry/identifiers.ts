import { ok, type Refusal, type Result, refuse } from '../kernel/index.js'

/** Half-width, upper case, without blanks and hyphens between. */
const plain = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')

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
