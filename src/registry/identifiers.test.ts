import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classFits, innerCheckOf, readCn, readCreditCode, readIssn } from './identifiers.js'
import { readDoi, readGroupStandard, readIsni, readOrcid, readRor } from './identifiersAbroad.js'
import { readIdentityNumber } from './people/rules.js'

const CASES = process.env.COLLEGIUM_FULL === '1' ? 10_000 : 200
const SET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('unified social credit codes (GB 32100)', () => {
  it.each([
    '91350100M000100Y43',
    '51100000500000007W',
    '91310000MA1FL0007C',
    '52110000MJ0000018W',
    '12100000400000018N',
    '11100000MB0000000P',
    '511000000000004570',
  ])('%s is right', (code) => expect(readCreditCode(code)).toEqual({ ok: true, value: code }))
  it.each([
    ['91350100M000100Y4Z', { code: 'credit_code_check', computed: '3' }],
    ['91350100MO00100Y43', { code: 'credit_code_character', position: 10, perhaps: '0' }],
    ['9I350100M000100Y43', { code: 'credit_code_character', position: 2, perhaps: '1' }],
    ['91350100O000100Y43', { code: 'credit_code_character', position: 9, character: 'O', perhaps: '0' }],
    ['9135010', { code: 'credit_code_length', length: 7 }],
  ])('%s is not', (code, refusal) => expect(readCreditCode(code)).toMatchObject({ ok: false, refusal }))

  it('is read from lower case, full width, blanks and hyphens', () => {
    expect(readCreditCode(' ９１３５０１００-m000 100y43 ')).toEqual({ ok: true, value: '91350100M000100Y43' })
  })

  it('notices every wrong single character', () => {
    const characters = fc.constantFrom(...SET)
    fc.assert(
      fc.property(fc.array(characters, { minLength: 17, maxLength: 17 }), fc.nat(16), characters, (first, place, other) => {
        const body = first.join('')
        const probe = readCreditCode(`${body}0`)
        const whole = `${body}${probe.ok ? '0' : probe.refusal.computed}`
        expect(readCreditCode(whole)).toEqual({ ok: true, value: whole })
        const spoiled = `${whole.slice(0, place)}${other}${whole.slice(place + 1)}`
        expect(readCreditCode(spoiled).ok).toBe(spoiled === whole)
      }),
      { numRuns: CASES, seed: 32100 },
    )
  })
})

describe('what is odd about a code that passes', () => {
  it('its class and the kind of unit: a society with 91 is a question, one with 51 is none', () => {
    expect(classFits('91310000MA1FL0007C', 'society')).toBe(false)
    expect(classFits('91310000MA1FL0007C', 'enterprise')).toBe(true)
    expect(classFits('51100000500000007W', 'society')).toBe(true)
  })

  it('the inner check uses the other table of letters: MA1FL000 gives 7 as in the standard’s own numbers, an old number may fail it', () => {
    // 22, 10, 1, 15, 21, 0, 0, 0 by GB 11714: 3·22 + 7·10 + 9·1 + 10·15 + 5·21 = 400; 11 − 400 mod 11 = 7.
    expect(innerCheckOf('91310000MA1FL0007C')).toEqual({ computed: '7', given: '7', fits: true })
    expect(innerCheckOf('91350100M000100Y43')).toEqual({ computed: '4', given: '4', fits: true })
    const old = [...SET].map((check) => `51100000000000001${check}`).find((code) => readCreditCode(code).ok)!
    expect(innerCheckOf(old)).toEqual({ computed: '0', given: '1', fits: false })
  })
})

type Reader = (text: string) => { readonly ok: boolean; readonly value?: string }
const digits = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map((all) => all.join(''))
const swapped = (text: string, at: number) => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
/** The one check that makes the body right, found by trying. */
const completed = (read: Reader, body: string, checks: readonly string[]): string => {
  const right = checks.filter((check) => read(body + check).ok)
  expect(right).toHaveLength(1)
  return body + right[0]
}
const CHECKS = [...'0123456789X']
const HUNDRED = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))
const resident = digits(14).map((rest) => `11010119${rest.slice(0, 2)}0101${rest.slice(2, 5)}`)

describe('every scheme with a check (08 acceptance 3)', () => {
  it.each<[string, Reader, fc.Arbitrary<string>, readonly string[], string]>([
    [
      'credit code',
      readCreditCode,
      fc.array(fc.constantFrom(...SET), { minLength: 17, maxLength: 17 }).map((all) => all.join('')),
      [...SET],
      SET,
    ],
    ['ISSN', readIssn, digits(7), CHECKS, '0123456789'],
    ['ORCID', readOrcid, digits(15), CHECKS, '0123456789'],
    ['ISNI', readIsni, digits(15), CHECKS, '0123456789'],
    [
      'ROR',
      readRor,
      fc.array(fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), { minLength: 6, maxLength: 6 }).map((all) => `0${all.join('')}`),
      HUNDRED,
      '0123456789abcdefghjkmnpqrstvwxyz',
    ],
    ['resident number', readIdentityNumber, resident, CHECKS, '0123456789'],
  ])(
    '%s: one check fits a body; every wrong character and every exchange of neighbours is noticed',
    (scheme, read, bodies, checks, alphabet) => {
      fc.assert(
        fc.property(bodies, fc.nat(40), fc.constantFrom(...alphabet), (body, place, other) => {
          const whole = completed(read, body, checks)
          const at = place % body.length
          const spoiled = whole.slice(0, at) + other + whole.slice(at + 1)
          if (scheme !== 'ROR' || at > 0) expect(read(spoiled).ok, `${whole} → ${spoiled}`).toBe(spoiled === whole)
          const exchanged = swapped(whole, at === body.length - 1 && checks === HUNDRED ? at - 1 : at)
          if (scheme !== 'ROR' || at > 0) expect(read(exchanged).ok, `${whole} ↔ ${exchanged}`).toBe(exchanged === whole)
        }),
        { numRuns: CASES, seed: 7064 },
      )
    },
  )
})

describe('identifiers of the world', () => {
  it.each<[Reader, string, string]>([
    [readRor, '02mhbdp94', '02mhbdp94'],
    [readRor, 'https://ror.org/04wxnsj81', '04wxnsj81'],
    [readRor, '05DXPS055', '05dxps055'],
    [readRor, '05gq02987', '05gq02987'],
    [readOrcid, '0000-0002-1825-0097', '0000-0002-1825-0097'],
    [readOrcid, 'http://orcid.org/0000-0001-5109-3700/', '0000-0001-5109-3700'],
    [readOrcid, '0000-0002-1694-233x', '0000-0002-1694-233X'],
    [readIsni, 'https://isni.org/isni/000000021825009７', '0000 0002 1825 0097'],
    [readDoi, 'https://doi.org/10.1000/ABC.123', '10.1000/abc.123'],
    [readDoi, 'doi: 10.1000/182', '10.1000/182'],
    [readGroupStandard, 't/csee 0001-2022', 'T/CSEE 0001—2022'],
    [readIssn, '0028-0836', '0028-0836'],
    [readIssn, '1674-733X', '1674-733X'],
  ])('%o reads %s', (read, text, value) => expect(read(text)).toEqual({ ok: true, value }))

  it.each<[Reader, string, object]>([
    [readRor, '02mhbdp49', { code: 'ror_check', computed: '94', given: '49' }],
    [readRor, '02mhbdu94', { code: 'ror_character', position: 7, character: 'u' }],
    [readRor, '12mhbdp94', { code: 'ror_shape' }],
    [readOrcid, '0000-0002-1825-0079', { code: 'orcid_check', given: '9' }],
    [readOrcid, '0000-0002-1825', { code: 'orcid_shape', length: 12 }],
    [readIsni, '0000 0002 1825 0098', { code: 'isni_check', computed: '7', given: '8' }],
    [readDoi, '11.1000/182', { code: 'doi_prefix' }],
    [readDoi, '10.1000/a b', { code: 'doi_shape' }],
    [readGroupStandard, 'GB/T 4754—2017', { code: 'group_standard_shape' }],
  ])('%o refuses %s with what explains it', (read, text, refusal) => expect(read(text)).toMatchObject({ ok: false, refusal }))
})

describe('serial numbers', () => {
  it.each([
    ['0028-0836', '0028-0836'],
    ['ISSN 1674733x', '1674-733X'],
  ])('%s', (text, issn) => expect(readIssn(text)).toEqual({ ok: true, value: issn }))
  it('a wrong check digit is named with the right one', () =>
    expect(readIssn('0028-0837')).toMatchObject({ ok: false, refusal: { code: 'issn_check', computed: '6' } }))
  it.each([
    ['cn 11-5846/tp', { ok: true, value: 'CN11-5846/TP' }],
    ['CN11-1234', { ok: true, value: 'CN11-1234' }],
    ['CN99-1234/O1', { ok: false, refusal: { code: 'cn_province' } }],
    ['11/58', { ok: false, refusal: { code: 'cn_shape' } }],
  ])('%s', (text, answer) => expect(readCn(text)).toMatchObject(answer))
})
