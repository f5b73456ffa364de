import { ok, type Refusal, type Result, refuse } from '../kernel/index.js'
import { plain } from './identifiers.js'

/** The letters and digits of base 32 as ROR uses them: no I, L, O, U. */
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

/** A ROR id, nine characters as in `02mhbdp94` (0, six of base 32, two check digits: 98 − (n · 100 mod 97), as ISO 7064 MOD 97-10). */
export function readRor(text: string): Result<string, Refusal> {
  const id = withoutAddress(text.normalize('NFKC').toLowerCase(), /^(?:https?:\/\/)?(?:www\.)?ror\.org\//)
  if (id.length !== 9 || id[0] !== '0') return refuse({ code: 'ror_shape', given: id.slice(0, 40) })
  const wrong = [...id.slice(1, 7)].findIndex((each) => !CROCKFORD.includes(each))
  if (wrong >= 0) return refuse({ code: 'ror_character', position: wrong + 2, character: id[wrong + 1] })
  if (!/^\d\d$/.test(id.slice(7))) return refuse({ code: 'ror_shape', given: id })
  const number = [...id.slice(1, 7)].reduce((total, each) => total * 32 + CROCKFORD.indexOf(each), 0)
  const computed = String(98 - ((number * 100) % 97)).padStart(2, '0')
  return id.slice(7) === computed ? ok(id) : refuse({ code: 'ror_check', computed, given: id.slice(7) })
}

/** The check character of ISO 7064 MOD 11-2 for the digits before it. */
const mod112 = (digits: string): string => {
  const total = [...digits].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  return '0123456789X'[(12 - total) % 11]!
}

/** Fifteen digits and their check character, in groups of four. */
function readSixteen(scheme: 'orcid' | 'isni', text: string, between: string): Result<string, Refusal> {
  const digits = plain(text)
  if (!/^\d{15}[\dX]$/.test(digits)) return refuse({ code: `${scheme}_shape`, length: digits.length })
  const computed = mod112(digits.slice(0, 15))
  if (digits[15] !== computed) return refuse({ code: `${scheme}_check`, computed, given: digits[15] })
  return ok(digits.match(/.{4}/g)!.join(between))
}

/** What stands behind an address of a register, without it and without a slash at the end. */
const withoutAddress = (text: string, address: RegExp): string => text.normalize('NFKC').trim().replace(address, '').replace(/\/$/, '')

/** An ORCID iD, written `0000-0002-1825-0097`; an address of the iD is read as well. */
export const readOrcid = (text: string): Result<string, Refusal> =>
  readSixteen('orcid', withoutAddress(text, /^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i), '-')

/** An ISNI, written in four groups: `0000 0001 2103 4996`. */
export const readIsni = (text: string): Result<string, Refusal> =>
  readSixteen('isni', withoutAddress(text, /^(?:https?:\/\/)?(?:www\.)?isni\.org\/(?:isni\/)?/i).replace(/^isni:?/i, ''), ' ')

/** A DOI, in lower case and without an address before it. It has no check digit; prefix and shape are checked (ISO 26324). */
export function readDoi(text: string): Result<string, Refusal> {
  const doi = text
    .normalize('NFC')
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i, '')
    .replace(/^doi:\s*/i, '')
    .toLowerCase()
  if (!/^10\.\d{4,9}(?:\.\d+)*\//.test(doi)) return refuse({ code: 'doi_prefix', given: doi.slice(0, 40) })
  return /^10\.[\d.]+\/[^\s\u0000-\u001f<>]{1,400}$/.test(doi) ? ok(doi) : refuse({ code: 'doi_shape' })
}

/** The number of a group standard, written `T/CSEE 0001—2022` (GB/T 20004.1: T, code of the body, number, year). */
export function readGroupStandard(text: string): Result<string, Refusal> {
  const parts = /^T\/([A-Z]{2,10}) ?(\d{1,5}(?:\.\d{1,3})?)[-–—]{1,2}(\d{4})$/.exec(text.normalize('NFKC').trim().toUpperCase())
  return parts ? ok(`T/${parts[1]} ${parts[2]}—${parts[3]}`) : refuse({ code: 'group_standard_shape', given: text.slice(0, 40) })
}
