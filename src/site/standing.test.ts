import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/index.js'
import { standingAt } from './standing.js'

const today = '2022-09-30' as Day
const head = { seq: 500, hash: 'ab', day: '2022-09-30' as Day }
const at = (asOf?: string, known?: string) => standingAt({ asOf, known }, today, head)

describe('E and K of an address', () => {
  it('nothing asked: today and all that is known, spelled out for figures', () => {
    expect(at()).toMatchObject({
      asOf: today,
      known: undefined,
      wrong: [],
      asked: { asOf: null, known: null },
      exact: { asOf: today, known: 's500' },
    })
  })
  it('a past day and a past knowledge day are taken as they are', () => {
    expect(at('2022-06-30', '2022-07-08')).toMatchObject({
      asOf: '2022-06-30',
      known: { day: '2022-07-08' },
      wrong: [],
      asked: { asOf: '2022-06-30', known: '2022-07-08' },
      exact: { asOf: '2022-06-30', known: '2022-07-08' },
    })
  })
  it('a seal is taken as it is', () => {
    expect(at(undefined, 's123')).toMatchObject({ known: { seq: 123 }, asked: { asOf: null, known: 's123' }, exact: { known: 's123' } })
  })
  it('what is known today is all that is known, and would go stale tomorrow: the seal is named', () => {
    expect(at(undefined, '2022-09-30')).toMatchObject({ known: undefined, asked: { known: null }, exact: { known: 's500' } })
  })
  it('a knowledge day on which sealing still goes on names the seal', () => {
    const later = standingAt({ known: '2022-09-30' }, '2022-10-01' as Day, head)
    expect(later).toMatchObject({ known: { day: '2022-09-30' }, exact: { known: 's500' } })
  })
  it.each([
    ['2022-02-30', undefined, '2022-02-30'],
    ['next week', undefined, 'next week'],
    ['2022-10-01', undefined, '2022-10-01'],
    [undefined, 's501', '501'],
    [undefined, '2023-01-01', '2023-01-01'],
    [undefined, 's-1', 's-1'],
    ['<script>', undefined, '<script>'],
  ])('%s, %s: a notice names it, the default is shown', (asOf, known, named) => {
    const read = at(asOf, known)
    expect(read).toMatchObject({ asOf: today, known: undefined, exact: { asOf: today, known: 's500' } })
    expect(read.wrong).toHaveLength(1)
    expect(read.wrong[0]!.zh).toContain(named)
    expect(read.wrong[0]!.en).toContain(named)
  })
  it('two wrong dates give two notices, a blank one none', () => {
    expect(at('x', 'y').wrong).toHaveLength(2)
    expect(at('', ' ').wrong).toEqual([])
  })
  it('while nothing is sealed, figures are those of seal 0', () => {
    expect(standingAt({}, today, { seq: 0, hash: '', day: null }).exact).toEqual({ asOf: today, known: 's0' })
  })
})
