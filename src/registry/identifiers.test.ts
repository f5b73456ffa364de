import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCn, readCreditCode, readIssn } from './identifiers.js'

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
